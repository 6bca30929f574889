import { z } from 'zod'
import { languages as appLanguages, todaysDate } from '../../../i18n/index.ts'
import type { Words } from '../../../instruments/index.ts'
import { field, type Values } from '../../../platform/forms.ts'
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

// A language that nothing is written in has no key.
const words = (sv: string, en: string): Words => ({ ...(sv && { sv }), ...(en && { en }) })

/** What only the form as a whole can tell. `known`: the languages of the version. `closedOn`: it has closed, and its last day stands. */
export function surveyErrors(
  data: Data,
  known: readonly string[],
  t: Texts,
  closedOn?: string,
): Record<string, string> {
  const needed = appLanguages.filter(each => data.languages.includes(each))
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

export const stateSchema = z.object({
  state: field.oneOf(['open', 'closed']),
  note: field.optionalText(2000),
})
