import { z } from 'zod'
import type { Words } from '../../../instruments/index.ts'
import { field, type Values } from '../../../platform/forms.ts'
import { languages as houseLanguages, todaysDate } from '../../../platform/i18n/index.ts'
import { ways } from './states.ts'
import type { Survey, SurveyFields } from './surveys.ts'
import type { askingTexts } from './texts.ts'

const shared = {
  titleSv: field.optionalText(200),
  titleEn: field.optionalText(200),
  introductionSv: field.optionalText(4000),
  introductionEn: field.optionalText(4000),
  languages: z.array(z.string().max(12)).min(1),
  ways: field.manyOf(ways).min(1),
  opensOn: field.date(),
  closesOn: field.date(),
  remindOn: field.optionalDate(),
  goal: field.optionalText(9),
  previous: field.optionalId(),
}
export const newSurveySchema = z.object({
  ...shared,
  version: field.id(),
  anonymous: field.oneOf(['yes', 'no']),
  once: field.once(),
})
export const surveySchema = z.object(shared)

type Data = z.output<typeof surveySchema>
type Texts = ReturnType<typeof askingTexts>

export const toFields = (data: Data): SurveyFields => ({
  title: words(data.titleSv, data.titleEn),
  introduction: words(data.introductionSv, data.introductionEn),
  languages: data.languages,
  ways: data.ways,
  opensOn: data.opensOn,
  closesOn: data.closesOn,
  remindOn: data.remindOn,
  goal: data.goal ? Number(data.goal) : null,
  previousId: data.previous,
})

const words = (sv: string, en: string): Words => ({ ...(sv && { sv }), ...(en && { en }) })

/** What only the form as a whole can tell. `known`: the languages of the version. `closedOn`: it has closed, and its last day stands. */
export function surveyMistakes(
  data: Data,
  known: readonly string[],
  t: Texts,
  closedOn?: string,
): Record<string, string> {
  const needed = houseLanguages.filter(each => data.languages.includes(each))
  return {
    ...(needed.includes('sv') && !data.titleSv && { titleSv: t.titleMissing }),
    ...(needed.includes('en') && !data.titleEn && { titleEn: t.titleMissing }),
    ...(!data.titleSv && !data.titleEn && { titleSv: t.titleMissing }),
    ...(data.languages.some(each => !known.includes(each)) && { languages: t.languageUnknown }),
    ...(data.closesOn < data.opensOn && { closesOn: t.closesBefore }),
    ...(!closedOn && data.closesOn < todaysDate() && { closesOn: t.closesPast }),
    ...(closedOn && data.closesOn !== closedOn && { closesOn: t.closedStands(closedOn) }),
    ...(data.remindOn &&
      (data.remindOn < data.opensOn || data.remindOn > data.closesOn) && { remindOn: t.remindOutside }),
    ...(data.goal && !/^[1-9]\d{0,6}$/.test(data.goal) && { goal: t.goalNumber }),
  }
}

export const surveyValues = (survey: Survey): Values => ({
  titleSv: survey.title.sv ?? '',
  titleEn: survey.title.en ?? '',
  introductionSv: survey.introduction.sv ?? '',
  introductionEn: survey.introduction.en ?? '',
  languages: survey.languages,
  ways: survey.ways,
  opensOn: survey.opensOn,
  closesOn: survey.closesOn,
  remindOn: survey.remindOn ?? '',
  goal: survey.goal === null ? '' : String(survey.goal),
  previous: survey.previousId ?? '',
})

/** What a mail address can hold. */
export const longestAddress = 254

export const targetsSchema = z.object({
  places: z.array(z.string().max(40)),
  roles: field.optionalText(1000),
  openLink: field.checkbox(),
})
export const targetSchema = z.object({
  managerName: field.optionalText(200),
  managerAddress: field.optionalText(longestAddress),
  goal: field.optionalText(9),
  forwarded: field.optionalText(9),
})
export const invitationsSchema = z.object({ addresses: field.text(200_000), target: field.optionalId() })
export const stateSchema = z.object({
  state: field.oneOf(['open', 'closed']),
  note: field.optionalText(2000),
})

/** Addresses as they are pasted: by line, comma or semicolon, with or without names. What cannot be one is told as it was typed. */
export function readAddresses(pasted: string): { addresses: string[]; wrong: string[] } {
  const parts = pasted
    .split(/[\n,;]+/)
    .map(each => (/<([^>]+)>/.exec(each)?.[1] ?? each).trim().toLowerCase())
    .filter(Boolean)
  const isAddress = (text: string) =>
    text.length <= longestAddress && /^[^@\s<>"]+@[^@\s<>".]+(\.[^@\s<>".]+)+$/.test(text)
  return { addresses: [...new Set(parts.filter(isAddress))], wrong: parts.filter(each => !isAddress(each)) }
}
