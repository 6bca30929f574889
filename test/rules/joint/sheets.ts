import { randomUUID } from 'node:crypto'
import type { Dice } from '../actions.ts'
import type { JointLife, Round, Sheet, Subject, Who } from './model.ts'

type Try = (what: string, allowed: boolean, text: string, values: unknown[]) => Promise<boolean>
export type SheetScene = {
  sessions: readonly { who: Who }[]
  tryAs: (who: Who) => Try
  idOf: (table: string, column: string, value: string) => Promise<string>
  /** What is asked. */
  version: string
}

/** One step with sheets, allowed or not; answers what was done. */
export async function sheetStep(life: JointLife, dice: Dice, scene: SheetScene): Promise<string> {
  const all = scene.sessions.map(({ who }) => who)
  const subject = dice.pick(life.subjects) as Subject
  const sheet = dice.pick(life.sheets)
  const round = dice.pick(life.rounds)
  /** Mostly somebody who is in it, else anybody. */
  const someone = (of: Subject) => {
    const inside = all.filter(who => life.isToAnswer(who, of))
    return dice.pick(dice.chance(0.7) && inside.length ? inside : all) as Who
  }
  const choice = dice.throw()
  if (!sheet || choice < 0.1) return makes(life, scene, subject, someone(subject))
  if (!round || choice < 0.22) return begins(life, scene, sheet, someone(sheet.subject))
  const who = someone(round.sheet.subject)
  if (choice < 0.45) return answers(life, dice, scene, round, who)
  if (choice < 0.65) return saysReady(life, scene, round, who)
  if (choice < 0.8) return takesBack(life, dice, scene, life.rounds, who)
  if (choice < 0.86) return opens(life, scene, round, who)
  return agrees(life, scene, round, who)
}

async function makes(life: JointLife, { tryAs, idOf, version }: SheetScene, subject: Subject, who: Who) {
  const once = randomUUID()
  const went = await tryAs(who)(
    'makes a sheet',
    life.leads(who, subject),
    'insert into joint.sheets (subject_id, version_id, made_by, once) values ($1, $2, $3, $4)',
    [subject.id, version, who.func, once],
  )
  if (went) life.sheets.push({ id: await idOf('joint.sheets', 'once', once), subject })
  return went ? 'sheet' : 'refused'
}

async function begins(life: JointLife, { tryAs, idOf }: SheetScene, sheet: Sheet, who: Who) {
  const once = randomUUID()
  const went = await tryAs(who)(
    'begins a round',
    life.leads(who, sheet.subject) && !life.rounds.some(each => each.sheet === sheet && !each.opened),
    'insert into joint.rounds (subject_id, sheet_id, answer_by, begun_by, once) values ($1, $2, current_date + 7, $3, $4)',
    [sheet.subject.id, sheet.id, who.func, once],
  )
  if (went)
    life.rounds.push({
      ...{ id: await idOf('joint.rounds', 'once', once), sheet, opened: false },
      ...{ ready: new Set(), answers: [], agreed: 0 },
    })
  return went ? 'round' : 'refused'
}

async function answers(life: JointLife, dice: Dice, { tryAs }: SheetScene, round: Round, who: Who) {
  const { subject } = round.sheet
  const tried = tryAs(who)
  const own = life.ownAnswer(who, round, false)
  const late = dice.chance(round.opened ? 0.8 : 0.1)
  if (own && !late) {
    const went = await tried(
      'answers again',
      life.isToAnswer(who, subject) && !own.shown && !round.opened,
      'update joint.sheet_answers set answers = $3, person_id = people.me() where round_id = $1 and function_id = $2 and not late',
      [round.id, who.func, JSON.stringify({ works: randomUUID() })],
    )
    return went ? 'answered again' : 'refused'
  }
  const went = await tried(
    late ? 'answers late' : 'answers',
    life.isToAnswer(who, subject) &&
      late === round.opened &&
      !life.ownAnswer(who, round, late) &&
      !(late && round.ready.has(who.func as string)),
    'insert into joint.sheet_answers (round_id, subject_id, function_id, person_id, late, answers) values ($1, $2, $3, people.me(), $4, $5)',
    [round.id, subject.id, who.func, late, JSON.stringify({ works: randomUUID() })],
  )
  if (went) round.answers.push({ func: who.func as string, late, shown: late })
  return went ? (late ? 'late' : 'answered') : 'refused'
}

async function saysReady(life: JointLife, { tryAs }: SheetScene, round: Round, who: Who) {
  const { subject } = round.sheet
  const went = await tryAs(who)(
    'is ready',
    life.isToAnswer(who, subject) && !round.opened && !round.ready.has(who.func as string),
    'insert into joint.round_ready (round_id, subject_id, function_id) values ($1, $2, $3)',
    [round.id, subject.id, who.func],
  )
  if (went) {
    round.ready.add(who.func as string)
    life.openWhenReady(round)
  }
  return went ? 'ready' : 'refused'
}

async function takesBack(
  life: JointLife,
  dice: Dice,
  { tryAs, sessions }: SheetScene,
  rounds: readonly Round[],
  anybody: Who,
) {
  // Mostly of a round that somebody is ready in.
  const round = dice.pick(rounds.filter(({ ready, opened }) => ready.size && !opened)) ?? (rounds[0] as Round)
  const ready = sessions.map(({ who }) => who).filter(({ func }) => func && round.ready.has(func))
  const who = dice.chance(0.7) ? (dice.pick(ready) ?? anybody) : anybody
  const went = await tryAs(who)(
    'is not ready',
    who.func !== null &&
      life.takesPart(who, round.sheet.subject) &&
      !round.opened &&
      round.ready.has(who.func),
    'delete from joint.round_ready where round_id = $1 and function_id = $2',
    [round.id, who.func],
  )
  if (went) round.ready.delete(who.func as string)
  return went ? 'not ready' : 'refused'
}

async function opens(life: JointLife, { tryAs }: SheetScene, round: Round, who: Who) {
  const went = await tryAs(who)(
    'opens a round',
    life.leads(who, round.sheet.subject),
    'select 1 where joint.open_round($1)',
    [round.id],
  )
  if (went && !round.opened) life.open(round)
  return went ? 'opened' : 'refused'
}

async function agrees(life: JointLife, { tryAs }: SheetScene, round: Round, who: Who) {
  const went = await tryAs(who)(
    'writes what is agreed',
    life.isToAnswer(who, round.sheet.subject) && round.opened,
    `insert into joint.agreed (round_id, subject_id, item, revision, answer, function_id, person_id) values ($1, $2, 'works', $3, '"ord"', $4, people.me())`,
    [round.id, round.sheet.subject.id, round.agreed + 1, who.func],
  )
  if (went) round.agreed++
  return went ? 'agreed on' : 'refused'
}
