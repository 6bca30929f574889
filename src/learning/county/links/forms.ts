import { z } from 'zod'
import { daysFromToday } from '../../../i18n/index.ts'
import { field } from '../../../platform/forms.ts'
import { isMailAddress } from '../../../platform/mail/index.ts'
import type { linkTexts } from './texts.ts'

type T = ReturnType<typeof linkTexts>

export const linkSchema = z.object({ purpose: field.text(120), lastOn: field.date(), once: field.once() })

/** So long at most, in days; the database holds a day more. */
const longest = 365

export function linkErrors({ lastOn }: z.output<typeof linkSchema>, t: T): Record<string, string> {
  if (lastOn < daysFromToday(0)) return { lastOn: t.lastOnPast }
  return lastOn > daysFromToday(longest) ? { lastOn: t.lastOnFar } : {}
}

export const mailSchema = z.object({ addresses: field.text(3000), words: field.optionalText(500) })

const mostAddresses = 10

/** One a line, or with commas or semicolons between. */
export const addressesIn = (typed: string) => [
  ...new Set(
    typed
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(each => each.toLowerCase()),
  ),
]

export function mailErrors({ addresses }: z.output<typeof mailSchema>, t: T): Record<string, string> {
  const typed = addressesIn(addresses)
  const wrong = typed.filter(each => !isMailAddress(each) || each.length > 254)
  if (wrong.length) return { addresses: t.addressesWrong(wrong.slice(0, 10).map(each => each.slice(0, 80))) }
  return typed.length > mostAddresses ? { addresses: t.addressesMany(mostAddresses) } : {}
}

export const publicitySchema = z.object({ shown: field.oneOf(['yes', 'no']), once: field.once() })
