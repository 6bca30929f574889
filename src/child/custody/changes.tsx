import { formatDate } from '../../i18n/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import { BackLink, Card, Layout, Lines, Timeline, usePage } from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import type { Change, Guardian } from './guardians.ts'
import { custodyPaths } from './noun.ts'
import { texts } from './texts.ts'

/** What has been changed about the family, and all who are or were in the record. */
export function ChangesPage({
  child,
  guardians,
  changes,
}: {
  child: Child
  guardians: readonly Guardian[]
  changes: readonly Change[]
}) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={`${t.changes}: ${childName(child)}`}
      about={child}
      heading={t.changes}
      lead={t.changesLead}
      narrow
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
    >
      {changes.length ? <ChangesCard changes={changes} alone /> : <p>{t.noChanges}</p>}
      {guardians.length > 0 && (
        <Card heading={t.guardians}>
          <Lines
            items={guardians.map(guardian => ({
              title: guardian.name,
              href: custodyPaths.guardian(child.id, guardian.id),
              detail: [guardian.relation, standing(guardian, t)].filter(Boolean).join(', '),
            }))}
          />
        </Card>
      )}
      <p class="hint">{t.lead}</p>
    </Layout>
  )
}

/** `alone`: the page's own heading says what it is. */
export function ChangesCard({ changes, alone }: { changes: readonly Change[]; alone?: boolean }) {
  const { lang } = usePage()
  const t = texts(lang)
  if (changes.length === 0) return null
  return (
    <Card heading={alone ? undefined : t.changes}>
      <Timeline
        items={changes.map(change => ({
          at: change.at.toISOString(),
          when: formatDate(change.at, lang),
          what: whatWords(change, t),
          who: nameAndPost(change.byPerson, change.byFunction),
        }))}
      />
    </Card>
  )
}

export const standing = ({ custody, endedAt }: Pick<Guardian, 'custody' | 'endedAt'>, t: T) =>
  endedAt ? t.removed : custody ? t.custody : t.noCustody

type T = ReturnType<typeof texts>

function whatWords(change: Change, t: T) {
  const { relation, birthDate, personNumber, numberChanged, reason, sinceOn, words } = change
  const before = [change.name, relation, birthDate && t.born(birthDate), personNumber]
    .filter(Boolean)
    .join(', ')
  const why = [reason && reason !== 'recorded_wrong' && t[`reason_${reason}`], sinceOn && t.sinceDay(sinceOn)]
    .filter(Boolean)
    .join(', ')
  const how = change.change === 'corrected' || change.change === 'child' ? before : change.name
  return [t[`did_${change.change}`](how), numberChanged && t.did_number, why && `${why}.`, words]
    .filter(Boolean)
    .join(' ')
}
