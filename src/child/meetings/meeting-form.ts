import { z } from 'zod'
import { daysFromToday, isOnTheClock, type Language, todaysDate } from '../../i18n/index.ts'
import { field, judge, searchFields, type Values } from '../../platform/forms.ts'
import { type Area, areas } from '../../sharing/disclosures/index.ts'
import {
  groundMissing,
  groundMistakes,
  groundSchema,
  sharingTexts,
  toGround,
} from '../../sharing/grounds/index.ts'
import { namesSomeone } from './names-in-place.ts'
import { answers, pointKinds, raisers, waysToTakePart } from './states.ts'
import { texts } from './texts.ts'

/** The ground is asked for only when someone of another unit is chosen, so here it may be empty; `judgeGround` asks for it. */
const groundIfNeeded = {
  basisId: field.optionalText(100),
  purpose: field.optionalText(2000),
  familyView: field.optionalText(4000),
  informed: field.optionalText(3),
  notInformedReason: field.optionalText(2000),
  until: field.optionalText(10),
  /** A yes to going on though the family has taken theirs back. */
  despite: field.optionalText(20_000),
}

/** What a text is about: the child as a whole, one area, or something practical. */
export const abouts = ['all', ...areas, 'none'] as const
export type About = (typeof abouts)[number]
export const areasAbout = (about: About): readonly Area[] =>
  about === 'all' ? areas : about === 'none' ? [] : [about]
export const aboutOf = (some: readonly string[]): About =>
  some.length === 0 ? 'none' : some.length === 1 ? (some[0] as Area) : 'all'

const whoSchema = {
  team: z.array(z.string()),
  guardians: z.array(z.string()),
  known: z.array(z.string()),
  others: z.array(z.string()),
  /** What the others may read of. */
  areas: field.manyOf(areas),
  /** The ground below is for those too who have one standing; otherwise they are invited on that, as their line said. */
  anew: field.checkbox(),
  stands: z.string(),
  ...searchFields,
}
const timeSchema = {
  day: field.date(),
  from: field.text(8),
  to: field.text(8),
  place: field.optionalText(200),
}
const childSchema = {
  childTakesPart: field.oneOf(waysToTakePart),
  childHow: field.optionalText(2000),
  childHowAbout: field.oneOf(abouts),
  notToRaise: field.optionalText(2000),
}
const pointSchema = {
  title: field.text(300),
  about: field.oneOf(abouts),
  pointKind: field.oneOf(pointKinds),
  raisedBy: field.oneOf(raisers),
}

export const rows = [1, 2, 3] as const
const pointRow = <N extends number>(n: N) => ({
  [`title${n}`]: field.optionalText(300),
  [`about${n}`]: field.oneOf(abouts),
  [`pointKind${n}`]: field.oneOf(pointKinds),
  [`raisedBy${n}`]: field.oneOf(raisers),
})

export const newMeetingSchema = z.object({
  kind: field.oneOf(['meeting', 'sip']),
  ...timeSchema,
  ...whoSchema,
  ...childSchema,
  ...pointRow(1),
  ...pointRow(2),
  ...pointRow(3),
  ...groundIfNeeded,
  once: field.once(),
  draft: field.optionalText(36),
  sure: field.optionalText(400),
})
export const inviteSchema = z.object({ ...whoSchema, ...groundIfNeeded, sure: field.optionalText(400) })
export const preparationSchema = z.object(childSchema)
export const agendaPointSchema = z.object({ ...pointSchema, once: field.once() })
export const moveSchema = z.object({ ...timeSchema, sequence: field.text(9), sure: field.optionalText(400) })
export const openingSchema = z.object({ editors: z.array(z.string()), ...groundIfNeeded })
export const answerSchema = z.object({ answer: field.oneOf(answers) })

/** What came of a point, in UTF-16 units. */
export const mostOfOutcome = 4000

/** What is said of who was there: of each by itself, and of nobody anything that is not chosen. */
const presences = ['', 'there', 'away'] as const
export const presenceField = (participantId: string) => `presence.${participantId}`

/** What the text of the minutes is about: the child as a whole, or some areas. */
export const textAbouts = ['all', ...areas] as const
export const areasOfText = (chosen: readonly (typeof textAbouts)[number][]): readonly Area[] =>
  chosen.length === 0 || chosen.includes('all') ? areas : areas.filter(area => chosen.includes(area))

type Asked = { points: readonly { id: string }[]; participants: readonly { id: string }[] }

/**
 * The fields of the minutes: one outcome a point, one presence a participant. `base` is the version that the writer had before them;
 * `find` is the button that fills in who was there, for which the form is shown again.
 */
export const minutesSchema = ({ points, participants }: Asked, correction: boolean) =>
  z.object({
    words: field.text(20_000),
    childWords: field.optionalText(10_000),
    areas: field.manyOf(textAbouts),
    ...Object.fromEntries(points.map(({ id }) => [outcomeField(id), field.optionalText(mostOfOutcome)])),
    ...Object.fromEntries(participants.map(({ id }) => [presenceField(id), z.enum(presences)])),
    find: z.string(),
    receivers: z.array(z.string()),
    ...groundIfNeeded,
    reason: correction ? field.text(2000) : field.optionalText(2000),
    sure: field.optionalText(40),
    base: field.optionalText(9),
    draft: field.optionalText(36),
  })

export const outcomeField = (pointId: string) => `outcome-${pointId}`

/** The points that were filled in, in their order. */
export function pointsOf(data: Record<string, unknown>) {
  return rows
    .map(n => ({
      title: String(data[`title${n}`] ?? ''),
      areas: areasAbout(data[`about${n}`] as About),
      kind: String(data[`pointKind${n}`]),
      raisedBy: String(data[`raisedBy${n}`]),
    }))
    .filter(({ title }) => title)
}

/** The ground that other units are invited on, or what is missing in it. */
export function judgeGround(values: Values, language: Language, { least }: { least?: string } = {}) {
  const words = sharingTexts(language)
  const read = judge(z.object(groundSchema), values, language, groundMissing(words))
  if (!read.ok) return { errors: read.state.errors }
  const errors = groundMistakes(read.data, words) ?? {}
  if (least && read.data.until < least) errors.until ??= texts(language).untilBeforeMeeting
  return Object.keys(errors).length ? { errors } : { ground: toGround(read.data) }
}

/** "13.30", "13:30", "1330", "9" as `13:30`; undefined when it is no time of day. */
export function readTime(text: string): string | undefined {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[.: ]?(\d{2}))?$/.exec(text.trim()) ?? []
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** Mistakes in when and where. The place goes into a mail, so nobody of the family is named in it (R8): `names` are theirs. */
export function timeMistakes(
  data: { day: string; from: string; to: string; place: string },
  names: readonly string[],
  language: Language,
  now = new Date(),
) {
  const t = texts(language)
  const errors: Record<string, string> = {}
  const [from, to] = [readTime(data.from), readTime(data.to)]
  if (!from) errors.from = t.timeWrong
  if (!to) errors.to = t.timeWrong
  if (from && to && to <= from) errors.to = t.endsBeforeStart
  for (const [name, time] of Object.entries({ from, to }))
    if (time && !isOnTheClock(data.day, time)) errors[name] = t.hourSkipped
  if (data.day < todaysDate(now)) errors.day = t.dayPast
  else if (data.day > daysFromToday(700, now)) errors.day = t.dayFar
  if (namesSomeone(data.place, names)) errors.place = t.placeNames
  return errors
}
