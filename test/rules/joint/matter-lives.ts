import { randomUUID } from 'node:crypto'
import type { Dice } from '../actions.ts'
import type { JointLife, Subject, Who } from './model.ts'

/** What the rules say of a matter: R14, R15, joint-work.md §4. */
export type Matter = {
  id: string
  raisers: string[]
  raisedBy: string
  owner: string
  /** The forums on its way, the one that has it last. */
  way: Subject[]
  state: 'open' | 'answered' | 'merged' | 'withdrawn'
  into: Matter | null
  /** The forum that it was raised in; none where nobody knew. */
  first: Subject | undefined
  said: number
  notEnough: string[]
}

export const hasIt = (matter: Matter) => matter.way.at(-1)
/** R15: where a forum has it, the forum's owner is its owner. */
export const ownerOf = (matter: Matter) => hasIt(matter)?.owner ?? matter.owner

export function readsMatter(life: JointLife, who: Who, matter: Matter) {
  if (who.func === null) return false
  if (matter.raisedBy === who.func) return true
  return (
    matter.state !== 'withdrawn' &&
    (ownerOf(matter) === who.func ||
      matter.raisers.includes(who.func) ||
      matter.way.some(forum => life.reads(who, forum)))
  )
}

const answersFor = (life: JointLife, who: Who, matter: Matter) => {
  const forum = hasIt(matter)
  return (
    who.func !== null && (ownerOf(matter) === who.func || (forum !== undefined && life.leads(who, forum)))
  )
}
/** A matter and what has been merged into it, and into that. */
const withMerged = (life: JointLife, matter: Matter): Matter[] => [
  matter,
  ...life.matters
    .filter(each => each.into === matter && each.state === 'merged')
    .flatMap(each => withMerged(life, each)),
]
/** Agreed links upwards, never to where it has been. */
export const waysUp = (life: JointLife, matter: Matter) =>
  life.links
    .filter(
      ({ from, kind, agreed, ended }) => from === hasIt(matter) && kind === 'lifts_to' && agreed && !ended,
    )
    .map(({ to }) => to)
    .filter(to => !matter.way.includes(to))

type Tried = (what: string, allowed: boolean, text: string, values: unknown[]) => Promise<boolean>
type World = {
  life: JointLife
  dice: Dice
  who: Who
  tried: Tried
  /** The function that has what `func` raises without a forum, by the story. */
  ownerAbove: (func: string) => Promise<string | null>
  idOf: (table: string, column: string, value: string) => Promise<string>
  /** Makes its day be yesterday, and the clock be eight on a weekday; answers where it then is. */
  becomesLate: (id: string) => Promise<string | null>
  /** Both sides have agreed that one lifts to the other, where that leads nowhere back. */
  linkUp: (from: Subject, to: Subject) => Promise<void>
}

/** One step with a matter; answers what was tried. */
export async function matterStep({
  life,
  dice,
  who,
  tried,
  ownerAbove,
  idOf,
  becomesLate,
  linkUp,
}: World): Promise<string> {
  const choice = dice.throw()
  // Half of the time one that is theirs to do something with: most others are only ever refused.
  const theirs = life.matters.filter(
    each =>
      readsMatter(life, who, each) && (answersFor(life, who, each) || each.raisers.includes(who.func ?? '')),
  )
  const matter = (dice.chance(0.5) && dice.pick(theirs)) || dice.pick(life.matters)
  if (!matter || choice < 0.26) {
    const forum = dice.chance(0.8) ? (dice.pick(life.subjects) ?? null) : null
    const once = randomUUID()
    const allowed =
      who.func !== null && (forum ? life.reads(who, forum) : (await ownerAbove(who.func)) !== null)
    const went = await tried(
      'raises',
      allowed,
      `select 1 from joint.raise_matter('friction', 'other', 'Något', $1, false, false, $2)`,
      [forum?.id ?? null, once],
    )
    if (went)
      life.matters.push({
        id: await idOf('joint.matters', 'once', once),
        raisers: [who.func as string],
        raisedBy: who.func as string,
        owner: forum ? forum.owner : ((await ownerAbove(who.func as string)) as string),
        way: forum ? [forum] : [],
        first: forum ?? undefined,
        state: 'open',
        into: null,
        said: 0,
        notEnough: [],
      })
    return 'raised'
  }
  const reads = readsMatter(life, who, matter)
  const forum = hasIt(matter)
  const answers = reads && answersFor(life, who, matter)
  const raises = who.func !== null && matter.raisers.includes(who.func)
  if (choice < 0.36) {
    if (matter.state !== 'open') return 'nothing'
    const other = dice.pick(life.subjects)
    if (forum && other && dice.chance(0.5)) await linkUp(forum, other)
    const ways = waysUp(life, matter)
    const at = await becomesLate(matter.id)
    const to = ways.find(({ id }) => id === at)
    if (to) matter.way.push(to)
    else if (ways.length > 0 || at !== (forum?.id ?? null))
      throw new Error(`${matter.id} was late and went to ${at}, not to one of ${ways.map(({ id }) => id)}`)
    return to ? 'climbed' : 'stayed'
  }
  if (choice < 0.4) {
    const waits = matter.state === 'open' || matter.state === 'merged'
    const words = [matter.id, randomUUID()]
    const takesPart = forum !== undefined && life.takesPart(who, forum)
    if (
      await tried(
        'writes in a matter',
        reads && waits && (raises || answers || takesPart),
        `select 1 where joint.write_in_matter($1, 'Mer', $2)`,
        words,
      )
    )
      matter.said++
    return 'wrote'
  }
  if (choice < 0.52) {
    const once = randomUUID()
    if (
      await tried(
        'answers',
        answers && matter.state === 'open',
        `select 1 where joint.answer_matter($1, 'Så här', $2)`,
        [matter.id, once],
      )
    )
      for (const each of withMerged(life, matter)) {
        each.state = 'answered'
        each.said++
      }
    return 'answeredIt'
  }
  if (choice < 0.6) {
    const allowed =
      reads && raises && matter.state === 'answered' && !matter.notEnough.includes(who.func as string)
    if (
      await tried('says not enough', allowed, `select 1 where joint.not_enough($1, 'Nej', $2)`, [
        matter.id,
        randomUUID(),
      ])
    ) {
      Object.assign(matter, { state: 'open', into: null })
      matter.said++
      matter.notEnough.push(who.func as string)
    }
    return 'notEnough'
  }
  if (choice < 0.72) {
    const ways = waysUp(life, matter)
    const to = (dice.chance(0.6) && dice.pick(ways)) || (dice.pick(life.subjects) as Subject)
    const mine = who.func === matter.raisedBy || who.func === ownerOf(matter)
    const allowed =
      reads && matter.state === 'open' && (forum ? answers && ways.includes(to) : mine && life.reads(who, to))
    const values = [matter.id, to.id, randomUUID()]
    if (await tried('lifts', allowed, `select 1 where joint.lift_matter($1, $2, 'Upp', $3)`, values))
      matter.way.push(to)
    return 'lifted'
  }
  if (choice < 0.82) {
    const other = dice.pick(life.matters) as Matter
    const allowed =
      reads &&
      readsMatter(life, who, other) &&
      ((matter.state === 'merged' && matter.into === other) ||
        (matter !== other && matter.state === 'open' && other.state === 'open' && answers))
    if (await tried('merges', allowed, 'select 1 where joint.merge_matter($1, $2)', [matter.id, other.id]))
      Object.assign(matter, { state: 'merged', into: other })
    return 'merged'
  }
  if (choice < 0.9) {
    const waits = matter.state === 'open' || matter.state === 'merged'
    if (
      (await tried('joins', reads && (waits || raises), 'select 1 where joint.join_matter($1)', [
        matter.id,
      ])) &&
      waits &&
      !raises
    )
      matter.raisers.push(who.func as string)
    return 'joined'
  }
  const untouched =
    matter.state === 'open' &&
    matter.said === 0 &&
    matter.raisers.length === 1 &&
    matter.way.length <= 1 &&
    !life.matters.some(each => each.into === matter) &&
    matter.way[0] === matter.first
  const allowed = reads && (matter.state === 'withdrawn' || (who.func === matter.raisedBy && untouched))
  if (await tried('takes back', allowed, 'select 1 where joint.withdraw_matter($1)', [matter.id]))
    matter.state = 'withdrawn'
  return 'tookBack'
}
