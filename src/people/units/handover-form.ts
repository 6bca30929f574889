import { z } from 'zod'
import { daysFromToday, type Language, todaysDate } from '../../i18n/index.ts'
import { field, searchFields } from '../../platform/forms.ts'
import { isMailAddress } from '../../platform/mail/index.ts'
import { texts } from './texts.ts'
import type { UnitFunction } from './units.ts'

/** `leaves`: an appointment, or nobody. `person`: someone found, someone new, or nobody yet. */
export const handoverSchema = z.object({
  leaves: field.text(36),
  person: field.text(36),
  name: field.optionalText(120),
  email: field.optionalText(254),
  subject: field.optionalText(200),
  /** where they sign in, as a key of the settings; left out where there is one place */
  provider: field.optionalText(3),
  when: field.oneOf(['now', 'day']),
  day: field.optionalText(20),
  once: field.once(),
  ...searchFields,
})

type Data = z.output<typeof handoverSchema>

type Asked = {
  func: UnitFunction
  language: Language
  /** Whether the place where a new person signs in knows them by their mail address. */
  knowsMail: boolean
  today?: string
}

/** What no single field shows: a new person without a name, a day that has been, nothing that would change. */
export function handoverErrors(data: Data, { func, language, knowsMail, today = todaysDate() }: Asked) {
  const t = texts(language)
  const errors: Record<string, string> = {}
  if (data.person === 'new') {
    if (!data.name) errors.name = t.nameMissing
    if (!isMailAddress(data.email)) errors.email = t.emailWrong
    // It stands for the person: two letters that look alike would be two persons.
    else if (!data.subject && /[^!-~]/.test(data.email)) errors.email = t.emailLetters
    if (!data.subject && !knowsMail) errors.subject = t.subjectMissing
  }
  if (data.when === 'day') {
    if (!z.iso.date().safeParse(data.day).success) errors.day = t.dayMissing
    else if (data.day <= today) errors.day = t.dayNotComing
    else if (data.day > daysFromToday(730)) errors.day = t.dayFar
  }
  if (data.leaves === 'nobody' && data.person === 'nobody') errors.person = t.nothingChanges
  const leaver = [...func.now, ...func.coming].find(({ id }) => id === data.leaves)
  if (leaver && leaver.personId === data.person) errors.person = t.samePerson
  const isKnown = leaver || func.ended.some(({ id }) => id === data.leaves)
  if (data.leaves !== 'nobody' && !isKnown) errors.leaves = t.leavesMissing
  return errors
}
