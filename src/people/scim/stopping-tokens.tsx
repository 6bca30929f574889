import { Alert, usePage } from '../../ui/index.ts'
import { scimPaths } from './noun.ts'
import type { Stopping } from './stopping.ts'
import { stoppingTexts } from './stopping-texts.ts'

/** Said before somebody who has made tokens leaves: which end with them, and what to do first. Nothing where none does. */
export function StoppingTokens({ of }: { of: readonly Stopping[] }) {
  const t = stoppingTexts(usePage().lang)
  if (of.length === 0) return null
  return (
    <Alert heading={t.heading(of.length)}>
      <ul>
        {of.map(({ madeBy, organisationId, organisation, token }) => (
          <li>
            {token ? (
              <a href={scimPaths.directory(organisationId)}>{t.named(token, organisation, madeBy)}</a>
            ) : (
              t.unnamed(organisation, madeBy)
            )}
          </li>
        ))}
      </ul>
      <p>{t.means}</p>
      <p>{t.first}</p>
    </Alert>
  )
}
