import { childPaths } from '../../child/children/index.ts'
import { meetingPaths } from '../../child/meetings/index.ts'
import { reportPaths } from '../../child/reports/index.ts'
import { worryPaths } from '../../child/worries/index.ts'
import type { Language } from '../../i18n/index.ts'
import { instrumentPaths } from '../../instruments/index.ts'
import { countyPaths } from '../../learning/county/index.ts'
import { indicatorPaths } from '../../learning/indicators/index.ts'
import { surveyPaths } from '../../learning/surveys/index.ts'
import { settingsPaths } from '../../people/settings/index.ts'
import { unitPaths } from '../../people/units/index.ts'
import { homePaths } from '../home/index.ts'
import { inboxPaths } from '../inbox/index.ts'
import { logPaths } from '../log/index.ts'

/** What else people call a page, and look for it by. */
export const otherNames: Record<string, Record<Language, string>> = {
  [reportPaths.danger()]: {
    sv: 'orosanmälan orosanmälningar anmäla anmälan oro orolig oroad socialtjänsten socialjouren akut nöd våld slagen misshandel övergrepp misstänker illa hot 112',
    en: 'report reporting concern concerned worried safeguarding social services emergency violence abuse harm hurt suspect threat 112',
  },
  [homePaths.help()]: {
    sv: 'support fråga frågor hur manual lathund ord betyder kartläggning grund sekretess medgivande samtycke insats huvudman',
    en: 'support question questions how manual guide words mean assessment ground secrecy consent measure principal',
  },
  [settingsPaths.settings()]: {
    sv: 'mejl mail e-post epost aviseringar påminnelser adress',
    en: 'mail email notifications reminders address preferences',
  },
  [worryPaths.newWorry()]: {
    sv: 'uppmärksammande uppmärksamma märkt oro orolig bekymmer anteckna',
    en: 'worry worried noticed concern note',
  },
  [childPaths.children()]: { sv: 'elever journal journaler', en: 'pupils record records' },
  [childPaths.children({ show: 'mine' })]: {
    sv: 'planer planen plan mål insatser uppföljning samordnad sip',
    en: 'plans goals actions review coordinated sip',
  },
  [meetingPaths.meetings()]: {
    sv: 'kallelse kallelser kalla inbjudan sip kalender',
    en: 'invitation invitations calendar sip',
  },
  [inboxPaths.inbox()]: { sv: 'hem start att göra försenat', en: 'home start to do overdue' },
  [unitPaths.directory()]: { sv: 'kontakter kollegor katalog adresser', en: 'contacts colleagues directory' },
  [unitPaths.unit()]: { sv: 'överlämning personal', en: 'handover staff' },
  [logPaths.log()]: { sv: 'granska läsningar', en: 'review readings' },
  [instrumentPaths.instruments()]: { sv: 'formulär frågor', en: 'forms questions' },
  [surveyPaths.surveys()]: { sv: 'undersökning', en: 'questionnaire' },
  [indicatorPaths.indicators()]: { sv: 'mål mått', en: 'goals measures' },
  [countyPaths.page()]: { sv: 'länet siffror', en: 'county figures' },
}
