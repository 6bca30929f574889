import type { Language } from '../../i18n/index.ts'
import { instrumentPaths } from '../../instruments/index.ts'
import { countyPaths } from '../../learning/county/index.ts'
import { indicatorPaths } from '../../learning/indicators/index.ts'
import { surveyPaths } from '../../learning/surveys/index.ts'
import { unitPaths } from '../../people/units/index.ts'
import { inboxPaths } from '../inbox/index.ts'
import { logPaths } from '../log/index.ts'

/** What else people call a page, and look for it by. */
export const otherNames: Record<string, Record<Language, string>> = {
  [inboxPaths.inbox()]: { sv: 'hem start att göra försenat', en: 'home start to do overdue' },
  [unitPaths.directory()]: { sv: 'kontakter kollegor katalog adresser', en: 'contacts colleagues directory' },
  [unitPaths.unit()]: { sv: 'överlämning personal', en: 'handover staff' },
  [logPaths.log()]: { sv: 'granska läsningar', en: 'review readings' },
  [instrumentPaths.instruments()]: { sv: 'formulär frågor', en: 'forms questions' },
  [surveyPaths.surveys()]: { sv: 'undersökning', en: 'questionnaire' },
  [indicatorPaths.indicators()]: { sv: 'mål mått', en: 'goals measures' },
  [countyPaths.page()]: { sv: 'länet siffror', en: 'county figures' },
}
