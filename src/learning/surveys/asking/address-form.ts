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

/**
 * Addresses as they are pasted: by line, comma or semicolon, with or without names. `Öberg, Åsa <asa@…>; …` is how Outlook gives them. What
 * cannot be an address is told as it was typed.
 */
export function readAddresses(pasted: string): { addresses: string[]; wrong: string[] } {
  const parts = withoutQuotedNames(pasted)
    .split(/[\n;]+/)
    .flatMap(addressesIn)
    .map(each =>
      each
        .trim()
        .toLowerCase()
        .replace(/^mailto:/, ''),
    )
    .filter(Boolean)
  const isAddress = (text: string) =>
    text.length <= longestAddress && /^[^@\s<>"]+@[^@\s<>".]+(\.[^@\s<>".]+)+$/.test(text)
  return { addresses: [...new Set(parts.filter(isAddress))], wrong: parts.filter(each => !isAddress(each)) }
}

/** `"Öberg; Åsa" <asa@…>`: what is quoted before an address is a name, whatever stands in it. */
const withoutQuotedNames = (pasted: string) => pasted.replace(/"[^"\n]*"[ \t]?</g, '<')

/** The addresses of a line. Before one in angle brackets stands its name: the last words, and the surname before its comma. */
function addressesIn(line: string): string[] {
  const found: string[] = []
  let from = 0
  for (const { 0: bracketed, 1: address = '', index } of line.matchAll(/<([^<>]*)>/g)) {
    const before = line.slice(from, index).split(',')
    const named = before.slice(0, before.at(-2)?.includes('@') ? -1 : -2)
    found.push(...named, ...before.slice(named.length).filter(each => each.includes('@')))
    found.push(address.trim() ? address : line.slice(from, index + bracketed.length))
    from = index + bracketed.length
  }
  return [...found, ...line.slice(from).split(',')]
}
