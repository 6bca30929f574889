import { formatList } from '../../../i18n/index.ts'
import { Receipt, ToInbox, usePage } from '../../../ui/index.ts'
import type { Child } from '../../children/index.ts'
import { participantName } from '../meeting-words.ts'
import { isOutside, type Meeting, type Participant } from '../meetings.ts'
import type { MinutesReader } from './minutes-readers.ts'
import { minutesTexts } from './texts.ts'

type Props = { meeting: Meeting; child: Pick<Child, 'givenName'>; readers: readonly MinutesReader[] }

/** For ten minutes after one has closed a meeting or corrected its minutes: who can read them now and who got nothing, by name. */
export function ClosedReceipt({ meeting, child, readers }: Props) {
  const { lang } = usePage()
  const t = minutesTexts(lang)
  const names = (some: readonly Participant[]) =>
    formatList(
      some.map(each => participantName(each, lang)),
      lang,
    )
  const named = (some: readonly MinutesReader[]) =>
    names(meeting.participants.filter(each => some.some(reader => isOf(reader, each))))
  const without = meeting.participants.filter(
    each => !each.letGo && isOutside(meeting, each) && !readers.some(reader => isOf(reader, each)),
  )
  const whole = readers.filter(reader => reader.whole)
  const part = readers.filter(reader => !reader.whole)
  const corrected = (meeting.minutes[0]?.version ?? 1) > 1
  return (
    <Receipt says={corrected ? t.corrected : t.closed} next={<ToInbox />}>
      {whole.length > 0 && <p>{t.canRead(named(whole))}</p>}
      {part.length > 0 && <p>{t.canReadPart(named(part))}</p>}
      {readers.length > 0 && without.length > 0 && <p>{t.gotNothing(names(without))}</p>}
      {readers.length === 0 && <p>{t.nobodyElseReads}</p>}
      <p>{t.unitReads(child.givenName)}</p>
    </Receipt>
  )
}

const isOf = (reader: MinutesReader, { functionId, guardianId }: Participant) =>
  functionId ? reader.functionId === functionId : reader.guardianId === guardianId
