import { formatDateTime, type Language } from '../../i18n/index.ts'
import { EmptyState, Layout, MorePages, Tabs, Timeline, usePage } from '../../ui/index.ts'
import { bodyKindName, legalDomainName, organisationKindName, unitKindName } from '../kinds/index.ts'
import type { Change } from './changes.ts'
import { BackToAdministration } from './checklist-page.tsx'
import { administrationPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = {
  changes: Change[]
  more: boolean
  page: number
  administers: boolean
  /** whether there are any of directories, and whether those are shown */
  directories: boolean
  byDirectories: boolean
}
type T = ReturnType<typeof texts>

/** Every change of the house, the latest first. */
export function ChangesPage({ changes, more, page, administers, directories, byDirectories }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout title={t.toChanges} lead={t.changesLead} back={administers && <BackToAdministration />} narrow>
      {directories && (
        <Tabs
          label={t.toChanges}
          items={[
            { href: administrationPaths.changes(), label: t.ofPeople, here: !byDirectories },
            {
              href: administrationPaths.changes({ by: 'directories' }),
              label: t.ofDirectories,
              here: byDirectories,
            },
          ]}
        />
      )}
      {changes.length === 0 && <EmptyState says={t.noChanges} />}
      <Timeline
        items={changes.map(change => ({
          at: change.at.toISOString(),
          when: formatDateTime(change.at, lang),
          what: whatOf(change, lang, t),
          who: [whoDid(change, t), change.byName && change.reason && t.because(change.reason)]
            .filter(Boolean)
            .join('. '),
        }))}
      />
      <MorePages
        page={page}
        more={more}
        href={n => administrationPaths.changes({ by: byDirectories && 'directories', page: n > 1 && n })}
      />
    </Layout>
  )
}

/** Somebody, the directory of an organisation (the database writes `SCIM: ` and the name of its token), or a command of the installation. */
function whoDid({ byName, byFunction, reason }: Change, t: T) {
  if (byName) return t.by(byName, byFunction)
  return reason ? t.byDirectory(reason) : t.byCommand
}

function whatOf(
  { kind, act, name, place, person, holds, before, after, bodyBefore, bodyAfter }: Change,
  lang: Language,
  t: T,
) {
  const where = place ? `${name} (${place})` : name
  if (kind === 'scim_group' && act === 'changed' && 'function_id' in (after ?? {}))
    return `${t.holds(where, holds)}.`
  if (kind === 'appointment') return `${act === 'ended' ? t.ends(person, where) : t.begins(person, where)}.`
  if (kind === 'named_person_rule') {
    const { from_age: from, to_age: to } = after ?? before ?? {}
    const ages = from === to ? String(from) : `${from}–${to}`
    return `${after ? t.ruled(where, ages) : t.unruled(where, ages)}.`
  }
  const head = `${t[`kind_${kind}`]} ${where} ${t[`act_${act === 'removed' ? 'ended' : act}`]}`
  const said = Object.entries(after ?? {}).flatMap(([column, value]) => {
    const label = t[`col_${column}` as keyof T]
    if (act !== 'changed' || typeof label !== 'string') return []
    const was = column === 'body_id' ? [bodyBefore, bodyAfter] : [before?.[column], value]
    const words = was.map(each => told(kind, column, each, lang, t)) as [string, string]
    return [`${label} ${t.became(...words)}`]
  })
  return said.length ? `${head}: ${said.join('; ')}.` : `${head}.`
}

function told(kind: Change['kind'], column: string, value: unknown, lang: Language, t: T) {
  if (value === null || value === undefined || value === '') return t.nothing
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (column === 'legal_domain') return legalDomainName(String(value), lang)
  if (column === 'kind' && kind === 'body') return bodyKindName(String(value), lang)
  if (column === 'kind' && kind === 'unit') return unitKindName(String(value), lang)
  if (column === 'kind' && kind === 'organisation') return organisationKindName(String(value), lang)
  return String(value)
}
