import { formatDateTime, formatList, formatTime, insideSentence, type Language } from '../../i18n/index.ts'
import { holderAndPost, holderOrPostInside } from '../../people/holders/index.ts'
import { type AreaLabels, areas, inWheelOrder } from '../../sharing/disclosures/index.ts'
import { type Child, childName } from '../children/index.ts'
import type { Meeting, Participant } from './meetings.ts'
import type { Raiser, WayToTakePart } from './states.ts'
import { texts } from './texts.ts'

/** "torsdag 26 november kl. 15.00–16.00" */
export const whenOf = ({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>, language: Language) =>
  `${formatDateTime(startsAt, language)}–${formatTime(endsAt, language)}`

type Named = Pick<Child, 'givenName' | 'familyName'>

export const titleOf = (kind: Meeting['kind'], child: Named, language: Language) => {
  const t = texts(language)
  return kind === 'sip' ? t.aboutSip(childName(child)) : t.about(childName(child))
}

/** Who it is, in short: by name, else the post; a guardian whose name the reader may not know is a guardian. */
export const participantName = ({ holders, name }: Participant, language: Language) =>
  holders.join(', ') || (name ?? texts(language).guardian)

/** The same in the middle of a sentence. */
export const participantInside = (participant: Participant, language: Language) =>
  participant.functionId
    ? holderOrPostInside({ ...participant, functionName: participant.name ?? '' })
    : (participant.name ?? insideSentence(texts(language).guardian))

/** The same to choose from in a form: the name, then the post and where it is. */
export const participantAndPost = (participant: Participant, language: Language) =>
  participant.functionId
    ? holderAndPost({ ...participant, functionName: participant.name ?? '' }, language)
    : participantName(participant, language)

export function wayWords(language: Language): Record<WayToTakePart, string> {
  const t = texts(language)
  return {
    undecided: t.takesUndecided,
    whole: t.takesWhole,
    part: t.takesPart,
    phone: t.takesPhone,
    represented: t.takesRepresented,
    words_or_picture: t.takesWordsOrPicture,
    not: t.takesNot,
  }
}

export function raiserWords(language: Language): Record<Raiser, string> {
  const t = texts(language)
  return {
    child: t.raisedChild,
    guardian: t.raisedGuardian,
    partner: t.raisedPartner,
    professional: t.raisedProfessional,
  }
}

/** What a text is about, in a few words. */
export function aboutWords(some: readonly string[], labels: AreaLabels, lang: Language) {
  const t = texts(lang)
  if (some.length === 0) return t.aboutPractical
  if (some.length === areas.length) return t.aboutAll
  return formatList(
    inWheelOrder(some).map(area => labels[area]),
    lang,
  )
}
