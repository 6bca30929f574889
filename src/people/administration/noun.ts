import { z } from 'zod'
import { languages } from '../../i18n/index.ts'
import { field } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'

export const administration = noun({
  tables: ['people.collaborations', 'people.changes'],
  about: 'collaboration',
  places: {
    checklist: '/administration',
    collaboration: '/administration/collaboration',
    changes: '/administration/changes',
  },
  fields: z.object({
    name: field.text(200),
    language: field.oneOf(languages),
    contact: field.optionalText(500),
    answerDays: field.digits(2),
    reason: field.text(500),
  }),
  kinds: {
    collaboration: { words: { sv: 'samverkan', en: 'the collaboration' } },
  },
})

export const administrationPaths = administration.places
