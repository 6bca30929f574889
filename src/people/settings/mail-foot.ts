import type { Language } from '../../i18n/index.ts'
import { settingsPaths } from './noun.ts'
import { texts } from './texts.ts'

/** Under a mail that may be chosen away: where. */
export const mailFoot = (language: Language, origin: string) =>
  `\n\n${texts(language).choose(origin + settingsPaths.settings())}`
