import { formatDate } from '../../i18n/index.ts'
import { holderOrPost, postLine } from '../../people/holders/index.ts'
import { Card, Details, Lines, LinkButton, Tag, usePage } from '../../ui/index.ts'
import { roleName } from '../kinds/index.ts'
import { subjectPaths } from './noun.ts'
import type { Party } from './parties.ts'
import type { Subject } from './subjects.ts'
import { texts } from './texts.ts'

type Props = { subject: Subject; parties: readonly Party[] }

/** Who is in it, by role; then those who said no, and those who were. */
export function PartiesCard({ subject, parties }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const now = parties.filter(({ until }) => !until)
  const former = parties.filter(({ until }) => until)
  const line = (party: Party) => {
    const who = nameOf(party)
    return {
      title: who,
      detail: [
        roleName(subject.kind, party.role, lang),
        party.functionId
          ? postLine(
              {
                holders: party.holders,
                functionName: party.functionName ?? '',
                unitName: [party.unitName, party.organisationName].filter(Boolean).join(', '),
              },
              lang,
            )
          : t.notInKring,
        party.until && t.untilDay(formatDate(party.until, lang)),
        party.declined && `”${party.declined}”`,
      ]
        .filter(Boolean)
        .join('. '),
      beside: party.declined ? (
        <Tag>{t.saidNo}</Tag>
      ) : (
        !party.until &&
        subject.state !== 'ended' &&
        (subject.leads || party.mine) && (
          <a
            href={subjectPaths.partyEnd(subject.id, party.id)}
            aria-label={party.mine ? t.leave : t.endPartyOf(who)}
          >
            {party.mine ? t.leave : t.endParty}
          </a>
        )
      ),
    }
  }
  return (
    <Card heading={t.parties}>
      {now.length === 0 && <p>{t.noParties}</p>}
      {now.length > 0 && <Lines label={t.parties} items={now.map(line)} />}
      {former.length > 0 && (
        <Details summary={t.former}>
          <Lines label={t.former} items={former.map(line)} />
        </Details>
      )}
      {subject.leads && subject.state !== 'ended' && (
        <p>
          <LinkButton href={subjectPaths.newParty(subject.id)} variant="secondary" icon="plus">
            {t.addParty}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

export const nameOf = ({ named, holders, functionName }: Pick<Party, 'named' | 'holders' | 'functionName'>) =>
  named || holderOrPost({ holders, functionName: functionName ?? '' })
