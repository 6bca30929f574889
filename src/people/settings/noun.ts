import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'

/** When somebody wants mail: at once what is urgent and the rest in the morning, everything at once, only in the morning, or never. */
export const mailChoices = ['sorted', 'at_once', 'digest', 'off'] as const
export type MailChoice = (typeof mailChoices)[number]

export const addressSchema = z.object({ email: field.text(254) })

export const settings = noun({
  tables: ['people.mail_choices', 'people.mail_failures', 'people.mail_digests', 'people.sent_letters'],
  about: 'person',
  places: {
    settings: '/settings',
    mail: '/settings/mail',
    address: '/settings/address',
    off: '/settings/mail/off',
  },
  fields: z.object({ choice: field.oneOf(mailChoices) }),
  open: ['settings', 'mail', 'address', 'off'],
})

export const settingsPaths = settings.places
