import { letterAbout } from '../letters.ts'
import { planPaths } from './noun.ts'
import { publicationTexts } from './publication/texts.ts'

export const planLetters = {
  plan_published: letterAbout('plan', planPaths.plan, (language, link) => {
    const t = publicationTexts(language)
    return { subject: t.mailSubject, text: t.mailText(link) }
  }),
}
