import { z } from 'zod'
import { field } from '../../../platform/forms.ts'
import type { Target } from './targets.ts'
import type { askingTexts } from './texts.ts'

/** What a mail address can hold. */
export const longestAddress = 254
const mostAddresses = 5000

export const invitationsSchema = z.object({ addresses: field.text(200_000), target: field.optionalId() })

/** What is wrong with the addresses that were pasted, and with the place that they are of. */
export function addressErrors(
  { addresses: pasted, target }: z.output<typeof invitationsSchema>,
  targets: readonly Target[],
  t: ReturnType<typeof askingTexts>,
): Record<string, string> {
  const { addresses, wrong } = readAddresses(pasted)
  if (wrong.some(each => each.length > longestAddress)) return { addresses: t.addressesLong(longestAddress) }
  if (wrong.length) {
    const told = wrong.slice(0, 10).map(each => each.slice(0, 80))
    return { addresses: t.addressesWrong(told, wrong.length) }
  }
  if (addresses.length === 0) return { addresses: t.addressesMissing }
  if (addresses.length > mostAddresses) return { addresses: t.addressesMany }
  const isKnown = !target || targets.some(({ id }) => id === target.toLowerCase())
  return isKnown ? {} : { target: t.unknownPlace }
}

/** Addresses as they are pasted: by line, comma or semicolon, with or without names. What cannot be one is told as it was typed. */
export function readAddresses(pasted: string): { addresses: string[]; wrong: string[] } {
  const parts = pasted
    .split(/[\n,;]+/)
    .map(each => (/<([^<>]+)>/.exec(each)?.[1] ?? each).trim().toLowerCase())
    .filter(Boolean)
  const isAddress = (text: string) =>
    text.length <= longestAddress && /^[^@\s<>"]+@[^@\s<>".]+(\.[^@\s<>".]+)+$/.test(text)
  return { addresses: [...new Set(parts.filter(isAddress))], wrong: parts.filter(each => !isAddress(each)) }
}
