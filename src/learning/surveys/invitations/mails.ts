import { isLanguage, type Language } from '../../../i18n/index.ts'
import type { Words } from '../../../instruments/index.ts'
import { mailTexts } from './texts.ts'

/** What a mail says of its survey. Nothing in it is secret but the link. */
export type MailedSurvey = {
  title: Words
  introduction: Words
  languages: string[]
  anonymous: boolean
  closesOn: string
  collaborationName: string
  contact: string
}

type Letter = { subject: string; text: string }

/** To whom the link is their own. */
export const invitation = (survey: MailedSurvey, link: string): Letter =>
  inEach(survey, (t, title, introduction) => ({
    subject: title,
    text: [
      t.hello,
      introduction,
      t.answerHere(link),
      t.pasteLink(pageOf(link)),
      t.until(survey.closesOn),
      survey.anonymous ? t.ownAnonymous : t.ownNamed,
      t.keepMail,
    ],
  }))

/** Without a link: it is stored nowhere, and a second one would let somebody answer twice. It stands under the first mail. */
export const reminder = (survey: MailedSurvey): Letter =>
  inEach(survey, (t, title) => ({
    subject: t.reminderOf(title),
    text: [t.hello, t.remind(title), t.useFirst, t.until(survey.closesOn), t.alreadyAnswered],
  }))

/** To a manager: a text to forward, and the page where one number is told. */
export const toManager = (
  survey: MailedSurvey,
  {
    name,
    place,
    link,
    tell,
    again,
  }: { name: string; place: string; link: string; tell: string; again: boolean },
): Letter =>
  inEach(survey, (t, title, introduction) => ({
    subject: again ? t.managerAgain(title) : t.managerSubject(title),
    text: [
      name ? t.helloName(name) : t.hello,
      again ? t.managerTellOnly(title, place) : t.managerAsk(title, place),
      t.managerTell(tell),
      ...(again
        ? []
        : [
            t.forwardFrom,
            '––––––––––',
            t.forwardHello,
            introduction,
            t.answerHere(link),
            t.pasteLink(pageOf(link)),
            t.until(survey.closesOn),
            survey.anonymous ? t.sharedAnonymous : t.sharedNamed,
            '––––––––––',
          ]),
    ],
  }))

/** Without what is secret in it. */
const pageOf = (link: string) => link.split('#')[0] ?? ''

/** In the survey's first of our languages, then in the other if it is asked in that too. */
function inEach(
  survey: MailedSurvey,
  say: (
    t: ReturnType<typeof mailTexts>,
    title: string,
    introduction: string,
  ) => { subject: string; text: string[] },
): Letter {
  const ours = survey.languages.filter(isLanguage)
  const letters = (ours.length ? ours : (['sv'] as Language[])).map(language => {
    const t = mailTexts(language)
    const words = (all: Words) =>
      all[language] || all[survey.languages[0] ?? 'sv'] || Object.values(all)[0] || ''
    const { subject, text } = say(t, words(survey.title), words(survey.introduction))
    const end = [survey.contact && t.questions(survey.contact), survey.collaborationName]
    return { subject, text: [...text, ...end].filter(Boolean).join('\n\n') }
  })
  return {
    subject: letters[0]?.subject.replace(/\s+/g, ' ') ?? '',
    text: letters.map(each => each.text).join('\n\n* * *\n\n'),
  }
}
