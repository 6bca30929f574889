import type { Language } from '../../i18n/index.ts'
import { letterAbout } from '../letters.ts'
import { requestPaths } from './noun.ts'
import { texts } from './texts.ts'

/** That something waits, and where; never a word about a child (R8). */
export const requestLetters = {
  request_came: about(t => ({ subject: t.mailAskedSubject, first: t.mailAsked })),
  request_answered: about(t => ({ subject: t.mailAnsweredSubject, first: t.mailAnswered })),
}

type Say = (t: ReturnType<typeof texts>) => { subject: string; first: string }

function about(say: Say) {
  return letterAbout('request', requestPaths.request, (language: Language, link: string) => {
    const t = texts(language)
    const { subject, first } = say(t)
    return { subject, text: `${first}\n\n${t.mailRead} ${link}` }
  })
}
