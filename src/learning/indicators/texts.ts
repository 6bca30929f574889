import { defineTexts } from '../../platform/i18n/index.ts'

export const texts = defineTexts({
  valueOf: {
    sv: (value: string, target: string) => `${value} av ${target}`,
    en: (value: string, target: string) => `${value} of ${target}`,
  },
  valueOfMost: {
    sv: (value: string, target: string) => `${value} av högst ${target}`,
    en: (value: string, target: string) => `${value} of at most ${target}`,
  },
  shareOfTarget: {
    sv: (share: string) => ` Det är ${share} av målet.`,
    en: (share: string) => ` That is ${share} of the target.`,
  },
  reached: {
    sv: (day: string) => `Målet till ${day} är nått.`,
    en: (day: string) => `The target for ${day} was reached.`,
  },
  reachedAlready: { sv: 'Målet är nått.', en: 'The target is reached.' },
  notReached: {
    sv: (day: string) => `Målet till ${day} nåddes inte.`,
    en: (day: string) => `The target for ${day} was not reached.`,
  },
  lacked: {
    sv: (distance: string) => `Det fattades ${distance}.`,
    en: (distance: string) => `It fell short by ${distance}.`,
  },
  left: {
    sv: (distance: string, day: string) => `${distance} kvar till målet ${day}.`,
    en: (distance: string, day: string) => `${distance} left to the target for ${day}.`,
  },
  tooMuchYet: { sv: 'Målet är inte nått än.', en: 'The target is not reached yet.' },
  tooMuch: {
    sv: (distance: string) => `${distance} för mycket.`,
    en: (distance: string) => `${distance} too much.`,
  },
  firstYear: { sv: 'Första året', en: 'The first year' },
  unchanged: { sv: (since: number) => `Lika som ${since}`, en: (since: number) => `The same as ${since}` },
  more: {
    sv: (distance: string, since: number) => `${distance} mer än ${since}`,
    en: (distance: string, since: number) => `${distance} more than ${since}`,
  },
  less: {
    sv: (distance: string, since: number) => `${distance} mindre än ${since}`,
    en: (distance: string, since: number) => `${distance} less than ${since}`,
  },
  margin: {
    sv: (margin: string, chance: boolean) => `(± ${margin}${chance ? ', kan vara slump' : ''})`,
    en: (margin: string, chance: boolean) => `(± ${margin}${chance ? ', may be chance' : ''})`,
  },
})
