import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { openHouse } from '../house.ts'
import { type Outcome, openGateway, type Query } from './house.ts'
import { openTwoCounties, type Who } from './learning-house.ts'
import { leads } from './learning-model.ts'

// The functions of learning, and the ways past them: each is tried by each of the demo's people and their twins, on what is
// the demo's and on what is the other county's, and undone. A stranger gets what an id that does not exist gets.

const house = await openHouse()
const { whos, tables, home, twin } = await openTwoCounties(house)
const client = await house.database.app.connect()
const gateway = openGateway(client)
afterAll(async () => {
  client.release()
  await house.close()
})

// biome-ignore lint/suspicious/noExplicitAny: rows as JSON, of every table
type Row = any
const find = (table: string, county: string, is: (row: Row) => boolean = () => true): Row => {
  const row = (tables.get(table) as Row[]).find(each => each.collaboration_id === county && is(each))
  if (!row) throw new Error(`No such row in ${table}`)
  return row
}

/** Done, or refused, and undone either way. */
async function attempt<T>(who: Who, work: (query: Query) => Promise<T>): Promise<Outcome<T>> {
  const undone = new Error('undone')
  let value: T | undefined
  let rowCount = 0
  const outcome = await gateway
    .as(who.session, async query => {
      value = await work(async (text, values) => {
        const answer = await query(text, values)
        rowCount = answer.rowCount ?? 0
        return answer
      })
      throw undone
    })
    .catch(error => {
      if (error !== undone) throw error
    })
  return outcome ?? { ok: true, value: value as T, rowCount }
}

const ask = (who: Who, sql: string, values: unknown[]) =>
  attempt(who, async query => {
    const { rows } = await query(`select ${sql} as it`, values)
    return rows.map(({ it }) => it)
  })

type Action = {
  sql: string
  /** What it is done with, of a county. */
  on: (county: string) => unknown[]
  /** Who may, in that county. */
  may: (who: Who) => boolean
}

const survey =
  (state: string, more: (row: Row) => boolean = () => true) =>
  (county: string) =>
    find('learning.surveys', county, row => row.state === state && row.released_at === null && more(row))
const withWay = (way: string) => (row: Row) => row.ways.includes(way)
const targetOf = (county: string, id: string) =>
  find('learning.targets', county, row => row.survey_id === id && row.unit_id !== null)
const inApp = survey('open', row => !row.anonymous && withWay('app')(row))
const story = (county: string, state: string) =>
  find('learning.county_stories', county, row => row.state === state)
const draft = (county: string) => find('learning.instrument_versions', county, row => row.state === 'draft')
const nothing = randomUUID()

const actions: Record<string, Action> = {
  'publishes a version': {
    sql: `learning.move_version($1, 'tried')`,
    on: county => [draft(county).id],
    may: leads,
  },
  'throws a draft away': {
    sql: 'learning.discard_draft($1)',
    on: county => [draft(county).id],
    may: leads,
  },
  'closes a survey': {
    sql: `learning.move_survey($1, 'closed')`,
    on: county => [survey('open')(county).id],
    may: leads,
  },
  'keys in a paper': {
    sql: `learning.key_in($1, $2, $3, $4, '{}')`,
    on: county => {
      const { id, version_id } = survey('open', withWay('paper'))(county)
      return [id, targetOf(county, id).id, version_id, randomUUID()]
    },
    may: leads,
  },
  'takes in a file of answers': {
    sql: 'learning.import_answers($1, $2)',
    on: county => [survey('open')(county).id, JSON.stringify([{ target: null, answers: {} }])],
    may: leads,
  },
  'notes that a file was taken in': {
    sql: `learning.note_import($1, sha256('x'), 1)`,
    on: county => [survey('open')(county).id],
    may: leads,
  },
  'clears a story that another has written': {
    sql: `learning.move_story($1, 'cleared', $2)`,
    on: county => [story(county, 'draft').id, story(county, 'draft').revision],
    may: who => who.func?.kind === 'manager',
  },
  'shows a story': {
    sql: `learning.move_story($1, 'shown', $2)`,
    on: county => [story(county, 'cleared').id, story(county, 'cleared').revision],
    may: leads,
  },
  'ends a link of the county page': {
    sql: 'learning.end_county_link($1)',
    on: county => [find('learning.county_links', county).id],
    may: leads,
  },
  'has a link of the county page mailed': {
    sql: `learning.mail_county_link($1, '{ks@example.se}', '')`,
    on: county => [find('learning.county_links', county).id],
    may: leads,
  },
  'answers in the app': {
    sql: `learning.answer_as_function($1, $2, '{"known": "yes"}')`,
    on: county => [inApp(county).id, inApp(county).version_id],
    may: who => isAsked(who, inApp(who.county as string)),
  },
}

const isAsked = ({ func }: Who, { id }: Row) =>
  (tables.get('learning.targets') as Row[]).some(
    row =>
      row.survey_id === id &&
      func &&
      (row.unit_id === func.unit || (!row.unit_id && row.organisation_id === func.organisation)),
  )

describe.each(Object.entries(actions))('Whoever %s', (what, { sql, on, may }) => {
  test('may, in the own county, and nobody else can tell it from nothing', async () => {
    let allowed = 0
    for (const who of whos) {
      for (const county of [home, twin]) {
        const values = on(county)
        const outcome = await ask(who, sql, values)
        const may_ = who.county === county && may(who)
        if (may_) allowed++
        expect(
          outcome.ok,
          `${who.name} ${what} of ${county === home ? 'the demo' : 'the twin'}: ${JSON.stringify(outcome)}`,
        ).toBe(may_)
        if (outcome.ok) continue
        // Nothing is there: the same words, whoever asks. Only who wrote a story hears that another shall clear it.
        const none = await ask(who, sql, [nothing, ...values.slice(1)])
        if (outcome.constraint !== 'cleared_by_another') expect(outcome).toEqual(none)
      }
    }
    expect(allowed).toBeGreaterThanOrEqual(2)
  })
})

describe('What a gateway answers', () => {
  const rowsOf = async (who: Who, sql: string, values: unknown[] = []) => {
    const outcome = await attempt(who, async query =>
      (await query(sql, values)).rows.flatMap(row => Object.values(row).map(String)),
    )
    if (!outcome.ok) throw new Error(`${who.name}: ${outcome.message}`)
    return outcome.value.sort()
  }
  const all = (table: string) => tables.get(table) as Row[]

  test('counts of a survey: to its process leader all, to a manager the own unit, to others none', async () => {
    for (const who of whos) {
      for (const { id, collaboration_id } of all('learning.surveys')) {
        const expected = all('learning.targets').filter(
          row =>
            row.survey_id === id &&
            who.county === collaboration_id &&
            (leads(who) || (who.func?.kind === 'manager' && row.unit_id === who.func.unit)),
        )
        const counts = 'select target_id from learning.survey_counts($1) where target_id is not null'
        expect(await rowsOf(who, counts, [id]), who.name).toEqual(expected.map(row => row.id).sort())
      }
    }
  })

  test('who manages the units of a survey: to its process leader, as the posts are held now', async () => {
    let known = 0
    for (const who of whos) {
      for (const { id, collaboration_id } of all('learning.surveys')) {
        const found = await rowsOf(who, 'select target_id from learning.managers_of_posts($1)', [id])
        if (!leads(who) || who.county !== collaboration_id) expect(found, who.name).toEqual([])
        known += found.length
      }
    }
    expect(known).toBeGreaterThan(0)
  })

  test('a survey to answer: to those it is put to; an answer of one’s own: to the function that gave it', async () => {
    let answers = 0
    for (const who of whos) {
      const given = all('learning.answers').filter(row => row.function_id && row.function_id === who.func?.id)
      const asked = all('learning.surveys').filter(
        row =>
          row.collaboration_id === who.county &&
          row.state === 'open' &&
          withWay('app')(row) &&
          isAsked(who, row),
      )
      expect(await rowsOf(who, 'select survey_id from learning.surveys_for_me()'), who.name).toEqual(
        [...new Set([...asked.map(row => row.id), ...given.map(row => row.survey_id)])].sort(),
      )
      for (const { id } of all('learning.surveys')) {
        const mine = given.filter(row => row.survey_id === id).length
        expect(await rowsOf(who, 'select given_on from learning.my_answer($1)', [id])).toHaveLength(mine)
        expect(await rowsOf(who, 'select learning.withdraw_my_answer($1)', [id])).toEqual([`${mine > 0}`])
        answers += mine
      }
    }
    expect(answers).toBe(2)
  })

  test('a link of the county page is made by a process leader only, and not twice by one form', async () => {
    for (const who of whos) {
      const once = randomUUID()
      const make = `select is_new from learning.make_county_link('Nämnden', current_date, sha256('x'), '${once}')`
      const outcome = await attempt(who, async query => [
        (await query(make)).rows[0].is_new,
        (await query(make)).rows[0].is_new,
      ])
      expect(outcome.ok && outcome.value, who.name).toEqual(leads(who) ? [true, false] : false)
    }
  })

  test('the county page without an account: of the county of the link or of the choice, whoever asks', async () => {
    const open = (hash: string) => `select learning.open_county(${hash}, '{}', false) is not null`
    const place = async (who: Who, sql: string, values: unknown[] = []) => {
      const outcome = await attempt(who, async query => (await query(sql, values)).rows[0])
      return outcome.ok ? outcome.value : outcome
    }
    const link = `select x ->> 'lastOn' is not null as found, x as it from learning.open_county($1::bytea, '{}', false) x`
    const [tokens, stories] = [all('learning.county_link_tokens'), all('learning.county_stories')]
    const shownIn = (county: string) =>
      stories.filter(row => row.collaboration_id === county && row.state === 'shown').map(row => row.title)
    for (const who of whos) {
      for (const county of [home, twin]) {
        const hash = tokens.find(row => row.collaboration_id === county)?.hash
        const { found, it } = await place(who, link, [hash])
        expect([found, shownIn(county).includes(it.story?.title ?? '') || it.story === null]).toEqual([
          true,
          true,
        ])
        const choice = all('learning.county_choices').filter(row => row.collaboration_id === county)
        expect(choice.some(row => JSON.stringify(row.figures) === JSON.stringify(it.figures))).toBe(true)
        expect(await rowsOf(who, 'select learning.public_county($1, $2) is not null', [county, []])).toEqual([
          'true',
        ])
      }
      expect(await rowsOf(who, open(`sha256('never made')`))).toEqual(['false'])
      expect(await rowsOf(who, 'select learning.public_county($1, $2) is not null', [nothing, []])).toEqual([
        'false',
      ])
      expect(await rowsOf(who, 'select id from learning.public_counties()')).toEqual([home, twin].sort())
    }
  })

  test('what somebody is: in the own county only', async () => {
    for (const who of whos) {
      const is = (sql: string, id?: string) => rowsOf(who, `select ${sql}`, id ? [id] : [])
      expect(await is('learning.i_lead()')).toEqual([`${leads(who)}`])
      expect(await is('learning.i_clear_stories()')).toEqual([
        `${leads(who) || who.func?.kind === 'manager'}`,
      ])
      for (const { id, collaboration_id } of all('learning.surveys')) {
        expect(await is('learning.is_my_survey($1)', id)).toEqual([`${collaboration_id === who.county}`])
        expect(await is('learning.closing_day($1) is not null', id)).toEqual([
          `${collaboration_id === who.county}`,
        ])
      }
      for (const { id, collaboration_id, owner_function_id } of all('learning.indicators')) {
        const keeps =
          collaboration_id === who.county && (leads(who) || owner_function_id === (who.func?.id ?? ''))
        expect(await is('learning.i_keep($1)', id), who.name).toEqual([`${keeps}`])
      }
    }
  })

  test('the version in use is the own county’s choice, and the wheel is named by its process leader', async () => {
    for (const who of whos) {
      const [version] = await rowsOf(who, `select learning.version_in_use('worry')`)
      const { instrument_id } = all('learning.instrument_versions').find(row => row.id === version)
      expect(all('learning.instruments').find(row => row.id === instrument_id).collaboration_id).toBe(null)
      expect((await ask(who, 'learning.set_wheel_labels($1)', ['{}'])).ok, who.name).toBe(leads(who))
    }
  })

  test('a link: to whoever has it, what it leads to and nothing else; without it nothing', async () => {
    const target = find('learning.targets', home, row => row.unit_id && row.survey_id === inApp(home).id)
    for (const who of whos) {
      expect(await rowsOf(who, 'select survey_id from learning.open_link($1)', [target.link_hash])).toEqual([
        target.survey_id,
      ])
      expect(await rowsOf(who, 'select survey_id from learning.open_tell($1)', [target.tell_hash])).toEqual([
        target.survey_id,
      ])
      const other = `\\x${'ab'.repeat(32)}`
      const given = JSON.stringify([{ link: 'ab'.repeat(32), version: nothing, id: nothing, answers: {} }])
      expect(await rowsOf(who, 'select survey_id from learning.open_link($1)', [other])).toEqual([])
      expect(await rowsOf(who, 'select learning.definition_by_link($1)', [other])).toEqual(['null'])
      expect(await rowsOf(who, 'select survey_id from learning.open_tell($1)', [other])).toEqual([])
      expect(await rowsOf(who, 'select learning.tell_forwarded($1, 3)', [other])).toEqual(['false'])
      expect(await rowsOf(who, 'select learning.withdraw_by_link($1, $1)', [other])).toEqual(['false'])
      expect(await rowsOf(who, 'select outcome from learning.give_answers($1)', [given])).toEqual(['unknown'])
    }
  })
})
