import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { idOf, ids } from '../demo/ids.ts'
import { quartersBefore } from '../src/learning/insight/child-figures/quarters.ts'

// Lives with known numbers, for the tests of the counts: seeded past all policies, as if they had been lived a year ago.

const now = new Date()
const thisQuarter = `${now.getFullYear()}-${String(Math.floor(now.getMonth() / 3) * 3 + 1).padStart(2, '0')}-01`
export const quarter = quartersBefore(thisQuarter, 4)
/** Twelve worries about two children. */
export const repeatedQuarter = quartersBefore(thisQuarter, 6)

const [bjorkbacken, ekskolan] = [idOf('unit/bjorkbacken'), idOf('unit/ekskolan')]
const here = { collaboration_id: ids.collaboration }
const siri = { function_id: idOf('function/bjorkbacken/stodsamordnare'), person_id: idOf('person/siri-alm') }

const dayOf = (first: string, n: number) => {
  const day = new Date(`${first}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() + n)
  return day.toISOString().slice(0, 10)
}
const day = (n: number) => dayOf(quarter, n)
const at = (n: number, clock = '10:00') => `${day(n)} ${clock} Europe/Stockholm`
const lastDay =
  Math.round((Date.parse(quartersBefore(thisQuarter, 3)) - Date.parse(quarter)) / 86_400_000) - 1

type Row = Record<string, unknown>

export async function seedLives(admin: pg.Pool) {
  const insert = async (table: string, row: Row) => {
    const names = Object.keys(row)
    await admin.query(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(row),
    )
  }
  const born = async (unit_id: string) => {
    const id = randomUUID()
    await insert('child.children', {
      id,
      ...here,
      unit_id,
      given_name: 'Känd',
      birth_date: '2020-01-01',
      once: randomUUID(),
    })
    return { child_id: id, unit_id }
  }
  const worry = (child: Row, sent: string, answerBy: string, answered: string | null, areas = ['safe']) =>
    insert('child.worries', {
      id: randomUUID(),
      ...here,
      ...child,
      author_function_id: siri.function_id,
      author_person_id: siri.person_id,
      to_function_id: idOf('function/bjorkbacken/rektor'),
      areas,
      answer_by: answerBy,
      answered_at: answered,
      sent_at: sent,
      once: randomUUID(),
    })

  const children = []
  for (let n = 0; n < 8; n++) children.push(await born(n < 6 ? bjorkbacken : ekskolan))
  for (const [n, days] of [0, 1, 2, 3, 4, 20, 5, null].entries()) {
    // The seventh is written in the last hour of the quarter.
    const sent = n === 6 ? lastDay : 34
    const answered = days === null ? null : at(sent + days, '23:30')
    await worry(
      children[n] as Row,
      at(sent, n === 6 ? '23:30' : '10:00'),
      day(sent + 10),
      answered,
      n ? ['safe'] : ['safe', 'included'],
    )
  }
  await worry(children[7] as Row, at(-1, '23:30'), day(9), null)

  const [one, two] = [await born(bjorkbacken), await born(bjorkbacken)]
  for (let n = 0; n < 12; n++) {
    const sent = dayOf(repeatedQuarter, 20 + n)
    await worry(n % 2 ? one : two, `${sent} 10:00 Europe/Stockholm`, dayOf(repeatedQuarter, 40), null)
  }

  const ask = (child: Row, more: Row) =>
    insert('child.requests', {
      id: randomUUID(),
      ...here,
      ...child,
      from_function_id: siri.function_id,
      from_person_id: siri.person_id,
      to_function_id: idOf('function/elevhalsan/samordnare'),
      asked: 'Kan ni hjälpa?',
      areas: ['safe'],
      answer_by: day(70),
      sent_at: at(60),
      once: randomUUID(),
      ...more,
    })
  for (const [n, days] of [2, 3, 4, 4, 6, 15].entries())
    await ask(children[n] as Row, { answered_at: at(60 + days) })
  await ask(children[6] as Row, { withdrawn_at: at(62) })
  await ask(children[7] as Row, { answer_by: day(lastDay + 1) })

  const { rows } = await admin.query(
    'select id from people.functions f where not exists (select from people.appointments a where a.function_id = f.id) limit 1',
  )
  for (const [n, child] of children.slice(0, 6).entries())
    await seedPlan(insert, { n, child, nobodys: rows[0].id })

  for (const [n, child] of children.slice(0, 5).entries()) {
    const id = randomUUID()
    await insert('sharing.consents', {
      id,
      ...here,
      ...child,
      given_by_child: true,
      maturity_assessment: 'Förstår',
      given_on: day(40),
      how: 'in_person',
      received_by_function: siri.function_id,
      received_by_person: siri.person_id,
      valid_until: day(300),
      once: randomUUID(),
    })
    await insert('sharing.consent_scopes', {
      consent_id: id,
      to_unit_id: idOf('unit/elevhalsan'),
      areas: ['safe'],
      ...(n === 0 && { withdrawn_at: at(50), withdrawn_by: siri.person_id, withdrawn_how: 'phone' }),
    })
  }
}

type Insert = (table: string, row: Row) => Promise<void>

/** Six plans. The first has a second version; the last is led by nobody, and followed up too late. */
async function seedPlan(insert: Insert, { n, child, nobodys }: { n: number; child: Row; nobodys: string }) {
  const id = randomUUID()
  const of = { plan_id: id, ...child }
  await insert('child.plans', {
    id,
    ...here,
    ...child,
    lead_function_id: siri.function_id,
    next_on: day(200),
    current_version: n ? 1 : 2,
    started_at: at(50),
    once: randomUUID(),
  })
  const publish = async (version: number, published: number, nextOn: number) => {
    await insert('child.plan_versions', {
      ...of,
      version,
      lead_function_id: n === 5 ? nobodys : siri.function_id,
      next_on: day(nextOn),
      sip: false,
      published_by: siri.person_id,
      published_at: at(published),
    })
    const part = (more: Row) =>
      insert('child.plan_version_parts', {
        ...of,
        version,
        part_id: randomUUID(),
        position: 0,
        words: 'Ord',
        how_seen: '',
        ...more,
      })
    await part({ kind: 'need', area: 'safe' })
    await part({ kind: 'need', area: 'safe' })
    if (n === 1) await part({ kind: 'need', area: 'active' })
    await part({ kind: 'view', voice: n < 3 ? 'child' : 'guardian' })
  }
  await publish(1, 54, 80)
  if (n === 0) await publish(2, 60, 120)
  const partner = (slug: string, removed: string | null = null) =>
    insert('child.plan_partners', {
      ...of,
      function_id: idOf(`function/${slug}`),
      added_at: at(52),
      removed_at: removed,
    })
  await partner('elevhalsan/samordnare')
  if (n < 2) await partner('oppet-hus/aktivitetsledare')
  if (n === 2) await partner('bup/samordnare', at(58))
  if (n > 0)
    await insert('child.reviews', {
      id: randomUUID(),
      ...of,
      version: 1,
      held_on: day(n === 5 ? 83 : 79),
      decision: 'continue',
      ...siri,
      once: randomUUID(),
    })
}
