import type { MyChild } from '../../child/children/index.ts'
import type { MyMeeting } from '../../child/meetings/index.ts'
import { formatDateTime, formatList, isoDate } from '../../i18n/index.ts'
import { settingsPaths } from '../../people/settings/index.ts'
import { Card, Cards, EmptyState, Layout, usePage } from '../../ui/index.ts'
import { familyPaths } from './noun.ts'
import { texts } from './texts.ts'

/** My children, one card for each unit that has made its record known to me. */
export function FamilyPage({
  mine,
  despite,
  meetings,
}: {
  mine: MyChild[]
  /** By child: the units that something is shared with though I have taken back my yes to them. */
  despite: ReadonlyMap<string, string[]>
  /** By child: the nearest that I am invited to. */
  meetings: ReadonlyMap<string, MyMeeting>
}) {
  const { lang } = usePage()
  const t = texts(lang)
  const meetingWords = ({ startsAt, answered }: MyMeeting) =>
    `${t.meetingOn(formatDateTime(startsAt, lang))}.${answered ? '' : ` ${t.answerAwaited}`}`
  return (
    <Layout title={t.heading} lead={t.lead}>
      {mine.length === 0 && <EmptyState says={t.none}>{t.noneMore}</EmptyState>}
      <Cards>
        {mine.map(child => (
          <Card heading={child.givenName} href={familyPaths.child(child.id)}>
            <p class="hint">{t.from(child.unitName, child.organisationName)}</p>
            {isThatDay(child, meetings.get(child.id)) || (
              <p>{child.nextOn ? t.nextOn(child.nextOn) : child.planEnded ? t.planEnded : t.noPlan}</p>
            )}
            {meetings.has(child.id) && <p>{meetingWords(meetings.get(child.id) as MyMeeting)}</p>}
            {despite.has(child.id) && (
              <p>
                <strong>{t.despiteIn(formatList(despite.get(child.id) ?? [], lang))}</strong>
              </p>
            )}
          </Card>
        ))}
      </Cards>
      {mine.length > 1 && <p class="quiet">{t.separate}</p>}
      <p>
        <a href={settingsPaths.settings()}>{t.mailTo}</a>
      </p>
    </Layout>
  )
}

/** The meeting says the day of the plan, with its hour. */
const isThatDay = ({ nextOn }: MyChild, meeting: MyMeeting | undefined) =>
  Boolean(meeting && nextOn && isoDate(meeting.startsAt) === nextOn)
