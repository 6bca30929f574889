import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { unstyled } from '../styles.ts'
import { type Answer, addressOf, ask, refusedStatus, unknown } from './asking.ts'
import { type Shard, shardOf } from './shards.ts'
import { type Case, staff } from './table.ts'
import { unloggedNames } from './unlogged.ts'
import { unchosen, type Viewer, viewers } from './viewers.ts'
import { rowsInOtherFolders, tablesByFolder, whoMay } from './who-may.ts'
import { openWorld } from './world.ts'

/** Every route of a shard with every person. */
export async function tryWhoMay(shard: Shard) {
  const world = await openWorld()
  const { admin } = world.house.database
  afterAll(() => world.house.close())

  const table = whoMay(world.items)
  /** What the router has, without what stands in front of every route. */
  const routes = [
    ...new Set(
      world.house.app.routes
        .filter(({ method, path }) => method !== 'ALL' || !['/*', '/assets/*'].includes(path))
        .map(({ method, path }) => `${method} ${path}`),
    ),
  ]
  const names = new Map<string, string>(
    (
      await admin.query(`select id, trim(given_name || ' ' || family_name) as name from child.children`)
    ).rows.map(({ id, name }) => [id, name]),
  )

  type Logged = { act: string; child_id: string | null; item_kind: string; item_id: string | null }
  /** Where the log ends now; and what it has got of a person since then. */
  const endOfLog = async (): Promise<string> =>
    (await admin.query('select coalesce(max(id), 0) as id from audit.access_log')).rows[0].id
  const inLogSince = async (mark: string, viewer: Viewer): Promise<Logged[]> =>
    (
      await admin.query(
        'select act, child_id, item_kind, item_id from audit.access_log where person_id = $1 and id > $2',
        [world.persons[viewer], mark],
      )
    ).rows

  /** What everybody gets for an id that does not exist: one page for each reader, whatever was asked for. */
  const nowhere = Object.fromEntries(
    await Promise.all(
      viewers.map(async viewer => [
        viewer,
        await ask(world, viewer, 'GET /children/:id', { at: { id: randomUUID() }, may: [] }, randomUUID()),
      ]),
    ),
  ) as Record<Viewer, Answer>

  test('the table knows every route, and no route that is not there', () => {
    expect(routes.filter(route => shardOf(route) === shard).length).toBeGreaterThan(20)
    expect(
      routes.filter(route => !(route in table)),
      'a new route: say in who-may.ts of its noun who may',
    ).toEqual([])
    expect(Object.keys(table).filter(route => !routes.includes(route))).toEqual([])
    expect(routes.length).toBeGreaterThan(50)
  })

  test('each row stands in the folder of the noun that declares the route', () => {
    expect(rowsInOtherFolders(tablesByFolder(world.items))).toEqual([])
    const folders = new Map([['/worries/new', 'src/child/worries']])
    expect(rowsInOtherFolders({ 'src/child/plans': { 'GET /worries/new': [] } }, folders)).toHaveLength(1)
    expect(rowsInOtherFolders({ 'src/child/worries': { 'GET /no-place': [] } }, folders)).toHaveLength(1)
  })

  test('an address that nobody has made gets one page for each reader, in learning too', async () => {
    const begun = [
      'learning',
      'instruments',
      'surveys',
      'quotes',
      'insight',
      'county',
      'indicators',
      'my-answers',
    ]
    // Whoever has no function is asked to choose one first, whatever the address.
    for (const viewer of viewers.filter(each => !unchosen.includes(each))) {
      const open = (path: string) => ask(world, viewer, `GET ${path}`, { may: [] }, randomUUID())
      const nothing = await open('/no-such/thing')
      for (const begin of begun)
        expect(await open(`/${begin}/no-such/thing/here`), `${viewer} ${begin}`).toEqual(nothing)
      if (staff.includes(viewer)) expect(nothing).toEqual(nowhere[viewer])
    }
  })

  describe.each(routes.filter(route => shardOf(route) === shard && table[route]?.length))('%s', route => {
    test.each((table[route] as Case[]).map(each => ({ ...each, name: each.of ?? 'everybody tries' })))(
      '$name',
      async about => {
        const mark = await endOfLog()
        const asked = viewers.filter(viewer => !about.unasked?.includes(viewer))
        const tries = await Promise.all(
          asked.map(viewer => (about.may.includes(viewer) ? allowed(viewer, about) : refused(viewer, about))),
        )
        expect(tries.flat()).toEqual([])
        await expectRefusalsLogged(mark, about, asked)
      },
    )

    /** A form is sent to its very end and undone, so that everybody finds the story as it is told. */
    async function allowed(viewer: Viewer, about: Case): Promise<string[]> {
      const isForm = route.startsWith('POST')
      const once = randomUUID()
      const send = (what: Case) =>
        isForm
          ? world.dry(() => ask(world, viewer, route, what, once))
          : ask(world, viewer, route, what, once)
      const mark = await endOfLog()
      const answer = await send(about)
      const wanted = about.but?.[viewer] ?? about.gets ?? (isForm ? 303 : 200)
      const wrong: string[] = []
      if (answer.status !== wanted) wrong.push(`${viewer} may, and should get ${wanted}: ${said(answer)}`)
      else if (wanted === 200) {
        // What is undone leaves no log: a form that changes nothing is sent in earnest.
        const seen = about.asks ? await ask(world, viewer, route, about, once) : answer
        wrong.push(...(await unlogged(viewer, about, seen, mark)))
      }
      if (isForm) wrong.push(...(await unloggedWhenWrong(viewer, about, send)))
      const bare = unstyled(answer.text)
      if (bare.length)
        wrong.push(`${viewer} gets a page without the stylesheet of ${bare}: \`styles\` of its noun`)
      if (about.may.length === viewers.length || about.blind) return wrong
      for (const other of withOneIdUnknown(about)) {
        const none = await send(other)
        if (!same(none, nowhere[viewer])) wrong.push(`${viewer} asked for what does not exist: ${said(none)}`)
      }
      return wrong
    }

    /** R7: a form that is shown again shows what its page shows. Sent empty it changes nothing, so it is sent in earnest. */
    async function unloggedWhenWrong(viewer: Viewer, about: Case, dry: (what: Case) => Promise<Answer>) {
      const empty = { ...about, sends: {} }
      if (![409, 422].includes((await dry(empty)).status)) return []
      const mark = await endOfLog()
      return unlogged(viewer, about, await ask(world, viewer, route, empty, randomUUID()), mark)
    }

    /** R7: no log row, no data. */
    async function unlogged(viewer: Viewer, about: Case, { text }: Answer, mark: string): Promise<string[]> {
      if (viewer === 'nobody' || about.invented) return []
      const log = await inLogSince(mark, viewer)
      return unloggedNames({ text, about: about.about, names }, log).map(
        name => `${viewer} has read about ${name}, and the log does not know`,
      )
    }

    async function refused(viewer: Viewer, about: Case): Promise<string[]> {
      const once = randomUUID()
      const answer = await ask(world, viewer, route, about, once)
      const wanted = about.but?.[viewer] ?? refusedStatus(viewer, route)
      if (answer.status !== wanted) return [`${viewer} may not: ${said(answer)}`]
      if (wanted === 404 && !about.frameless)
        return same(answer, nowhere[viewer])
          ? []
          : [`${viewer} can tell it from what does not exist: ${difference(answer, nowhere[viewer])}`]
      // Sent on to the sign-in, or to the choice of function: the same for what does not exist.
      const none = unknown(route, about)
      const nothing = none.route === route ? await ask(world, viewer, route, none.case, once) : answer
      return same(answer, nothing)
        ? []
        : [`${viewer} can tell it from what does not exist: ${difference(answer, nothing)}`]
    }

    /** R7: a refused attempt is logged too, with what was asked for. */
    async function expectRefusalsLogged(mark: string, about: Case, asked: readonly Viewer[]) {
      const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(addressOf(route, about).path)?.[0] ?? null
      const { rows } = await admin.query(
        `select person_id from audit.access_log where id > $1 and act = 'refused' and item_id is not distinct from $2`,
        [mark, id],
      )
      const known = new Set(rows.map(row => row.person_id))
      const tried = asked.filter(
        viewer =>
          !about.may.includes(viewer) && (about.but?.[viewer] ?? refusedStatus(viewer, route)) === 404,
      )
      expect(tried.filter(viewer => !known.has(world.persons[viewer]))).toEqual([])
    }
  })

  const broken = () =>
    JSON.stringify(world.house.logged.filter(([, message]) => message === 'request failed').at(-1)?.[0].error)
  const said = ({ status, headers, text }: Answer) =>
    status >= 500
      ? `${status} ${broken()}`
      : `${status} ${
          headers.location ??
          text
            .replace(/^[\s\S]*<main|<[^>]*>|\s+/g, ' ')
            .trim()
            .slice(0, 400)
        }`
}

/** The case, with each of its ids in turn replaced by one that nobody has. */
function withOneIdUnknown({ at = {}, gone = [], ...rest }: Case): Case[] {
  return Object.entries(at).flatMap(([name, id]) =>
    id.length === 36 && !gone.includes(name) ? [{ ...rest, at: { ...at, [name]: randomUUID() } }] : [],
  )
}

const same = (one: Answer, other: Answer) => JSON.stringify(one) === JSON.stringify(other)
function difference(one: Answer, other: Answer) {
  if (one.status !== other.status) return `${one.status}, not ${other.status}`
  if (one.text === other.text)
    return `headers ${JSON.stringify(one.headers)}, not ${JSON.stringify(other.headers)}`
  const at = [...one.text].findIndex((letter, n) => letter !== other.text[n])
  return `${one.text.slice(at - 60, at + 60)}, not ${other.text.slice(at - 60, at + 60)}`
}
