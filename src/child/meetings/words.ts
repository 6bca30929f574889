import { formatDateTime, formatTime, type Language } from '../../platform/i18n/index.ts'
import { childName, type Child } from '../children/index.ts'
import type { Meeting } from './meetings.ts'
import { texts } from './texts.ts'

/** "torsdag 26 november kl. 15.00–16.00" */
export const whenOf = ({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>, language: Language) =>
  `${formatDateTime(startsAt, language)}–${formatTime(endsAt, language)}`

type Named = Pick<Child, 'givenName' | 'familyName'>

export const titleOf = (kind: Meeting['kind'], child: Named, language: Language) => {
  const t = texts(language)
  return kind === 'sip' ? t.aboutSip(childName(child)) : t.about(childName(child))
}
