import { readPersonNumber } from '../../platform/person-number.ts'

/** Person numbers in a text, of ten or twelve digits, with spaces or signs between. */
export function personNumbersIn(text: string): string[] {
  const groups = [...text.matchAll(/\d+/g)]
  return groups.flatMap((first, n) => {
    let digits = 0
    for (let at = n; at < groups.length && digits < 12; at++) {
      const [group, before] = [groups[at] as RegExpExecArray, groups[at - 1]]
      const between = before && text.slice(before.index + before[0].length, group.index)
      // Only a sign or two may stand between.
      if (at > n && !/^[\s.+\p{Pd}−]{1,3}$/u.test(between ?? '')) return []
      digits += group[0].length
      const written = text.slice(first.index, group.index + group[0].length)
      if ((digits === 10 || digits === 12) && isPersonNumber(written)) return [written]
    }
    return []
  })
}

/** As `YYMMDD-NNNN`, with or without the century; without a sign only where none was written before the last four. */
function isPersonNumber(written: string) {
  const digits = written.replace(/\D/g, '')
  const sign = /[\s.+\p{Pd}−]$/u.test(written.slice(0, -4)) ? '-' : ''
  return 'number' in readPersonNumber(`${digits.slice(0, -4)}${sign}${digits.slice(-4)}`)
}
