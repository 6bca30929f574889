import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { childFloor } from '../src/child/floor.ts'
import { letters } from '../src/overview/inbox/mail.ts'
import { draftForms, itemKinds, noticeWords, nouns } from '../src/overview/nouns.ts'
import type { Noun } from '../src/platform/noun.ts'
import { checkedValues } from './checked-values.ts'
import { type House, openHouse } from './house.ts'

/** What a noun must declare, compared with what the code does: a forgotten declaration fails here by its name. */
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const read = (folder: string, end: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => end.test(path) && !/\.(test|e2e)\.tsx?$/.test(path))
    .map(path => readFileSync(`${folder}/${path}`, 'utf8'))
const source = read('src', /\.tsx?$/)

/** What stands between the parentheses of a call. */
const calls = (text: string, name: RegExp) =>
  [...text.matchAll(name)].map(({ index, 0: found }) => {
    let depth = 1
    let end = index + found.length
    while (depth > 0 && end < text.length) depth += { '(': 1, ')': -1 }[text[end++] as string] ?? 0
    return text.slice(index, end)
  })
const quoted = (text: string) => [...text.matchAll(/'([a-z]+_[a-z_]+)'/g)].map(([, word]) => word as string)
/** `kind: 'x'`, and both of `kind: a ? 'x' : 'y'`; the comparison in it is no kind. */
const kindsIn = (call: string) => quoted(/kind:\s([^,}]*)/.exec(call)?.[1]?.replace(/===\s*'\w+'/g, '') ?? '')

test('every kind of notice that is sent is declared by its noun, and none else', () => {
  const sql = read('db/migrations', /\.sql$/)
  const sent = new Set([
    ...source.flatMap(text => calls(text, /\bnotify(?:All)?\(tx, /g)).flatMap(kindsIn),
    ...source.flatMap(text => calls(text, /\b(?:tellFunctions|tell)\(\s*tx,/g)).flatMap(quoted),
    ...sql
      .flatMap(text => text.match(/insert into (?:child|sharing)\.notices [\s\S]*?;/g) ?? [])
      .flatMap(quoted),
    ...sql.flatMap(text => text.match(/tell_to_decide\([^)]*\)/g) ?? []).flatMap(quoted),
    ...sql.flatMap(text => text.match(/joint\.tell\w*\([^;]*;/g) ?? []).flatMap(quoted),
  ])
  for (const column of ['child_id', 'item_kind', 'item_id', 'collaboration_id', 'to_function_id'])
    sent.delete(column)
  for (const word of sent)
    if (
      !/^(worry|request|plan|action|meeting|consent|emergency|held_back|appointments?|came_of|custody|guardian|colleague|join|record|round|matter|subject)_|^child_corrected$|^directory_stopped$/.test(
        word,
      )
    )
      sent.delete(word)
  expect(sent.size).toBeGreaterThan(15)
  expect([...sent].sort()).toEqual(Object.keys(noticeWords).sort())
})

test('every letter that is mailed is composed by its noun, and none else', () => {
  const named = (texts: readonly string[], pattern: RegExp) =>
    texts.flatMap(text => [...text.matchAll(pattern)].flatMap(([, ...names]) => names))
  const mailed = new Set([
    ...named(source, /\bletter: '(\w+)'/g),
    ...named(source, /\bletter: turn === 'begins' \? '(\w+)' : '(\w+)'/g),
    ...named(read('db/migrations', /\.sql$/), /'letter', '(\w+)'/g),
    ...named(read('db/migrations', /\.sql$/), /'letter', case when [\w.]+ then '(\w+)' else '(\w+)' end/g),
    ...named(source, /\bmailParticipants\(\s*tx,[^,]+,\s*'(\w+)'/g),
    ...named(read('db/migrations', /\.sql$/), /case turn when 'begins' then '(\w+)' else '(\w+)' end/g),
  ])
  expect(mailed.size).toBeGreaterThan(5)
  expect([...mailed].sort()).toEqual(Object.keys(letters).sort())
})

test('a notice whose kind has a letter of its own is not mailed twice', () => {
  const [migration = ''] = read('db/migrations', /letters_of_notices\.sql$/)
  const own = /new\.kind <> all \('\{([\w,]+)\}'\)/.exec(migration)?.[1]?.split(',') ?? []
  expect(own.filter(kind => !noticeWords[kind])).toEqual([])
  // A meeting that is moved is told as changed.
  const lettersOf = (kind: string) => (kind === 'meeting_changed' ? 'meeting_moved' : kind)
  expect(own.map(lettersOf).filter(kind => !letters[kind])).toEqual([])
  expect(Object.keys(noticeWords).filter(kind => letters[lettersOf(kind)] && !own.includes(kind))).toEqual([])
})

test('every kind that is written in the access log has its words', () => {
  const logged = new Set(
    source.flatMap(text => [
      ...calls(text, /\blogRead\(/g).flatMap(call => /^logRead\([^,]+,\s*'(\w+)'/.exec(call)?.[1] ?? []),
      ...calls(text, /\bc\.var\.log\(/g)
        .filter(call => /childId/.test(call))
        .flatMap(call => /kind: '(\w+)'/.exec(call)?.[1] ?? []),
    ]),
  )
  expect(logged.size).toBeGreaterThan(10)
  expect([...logged].filter(kind => !itemKinds[kind])).toEqual([])
})

test('every form that is saved while it is written can be gone on with from the list of drafts', () => {
  const forms = new Set(
    source.flatMap(text =>
      [...text.matchAll(/<Autosave[^>]*\bform="(\w+)"/g)].map(([, form]) => form as string),
    ),
  )
  expect(forms.size).toBeGreaterThan(3)
  expect([...forms].filter(form => !draftForms[form])).toEqual([])
})

test('every route is a place of a noun, and every place has a route', () => {
  const routed = new Set(
    house.app.routes.filter(({ method }) => method === 'GET' || method === 'POST').map(({ path }) => path),
  )
  const declared = new Set(nouns.flatMap(({ places }) => Object.values(places).map(({ pattern }) => pattern)))
  // Sign-in, health, live pages and the demo are the platform's own.
  const platform =
    /^\/(sign-|signed-out|session|appointments|live|healthz|readyz|metrics|assets|demo|\*|shared$)/
  expect(declared.size).toBeGreaterThan(150)
  expect([...routed].filter(path => !declared.has(path) && !platform.test(path))).toEqual([])
  expect([...declared].filter(path => !routed.has(path))).toEqual([])
})

/** What a path may hold: which thing it is about. Whoever reads a proxy's log has all of them, so none may open anything by itself. */
const named = [
  'id',
  'draft',
  'point',
  'version',
  'part',
  'who',
  'party',
  'link',
  'review',
  'number',
  'form',
  'scale',
  'format',
  'section',
  'view',
]
const namedToo = [
  'handover',
  'guardian',
  'provider',
  'item',
  'target',
  'unit',
  'what',
  'uid',
  'former',
  'function',
  'person',
  'day',
]
const secretsIn = (paths: Iterable<string>) =>
  [...paths].filter(path =>
    [...path.matchAll(/:(\w+)/g)].some(([, name]) => ![...named, ...namedToo].includes(name as string)),
  )

test('R18: no path holds a secret: its parts are names of things that are declared here, and a token is none', () => {
  const routed = new Set(house.app.routes.map(({ path }) => path))
  expect([...routed].filter(path => path.includes(':')).length).toBeGreaterThan(100)
  expect(secretsIn(routed)).toEqual([])
  expect(secretsIn(['/answer/:token', '/calendars/:key/feed', '/plans/:id'])).toEqual([
    '/answer/:token',
    '/calendars/:key/feed',
  ])
})

test('R18: no link that is mailed or shown has its token anywhere but after #', async () => {
  const { answerLink, toldLink } = await import('../src/learning/surveys/noun.ts')
  for (const link of [answerLink, toldLink])
    expect(new URL(link('secret'), 'https://kring.example.se')).toMatchObject({
      hash: '#secret',
      search: '',
      pathname: expect.not.stringContaining('secret'),
    })
})

/** States that a noun declares and that its check in the database does not take, or the other way round. */
const unlikeTheirCheck = async (declared: Noun['states'] = {}) => {
  const unlike: string[] = []
  for (const [check, { names }] of Object.entries(declared))
    if ([...names].sort().join() !== (await checkedValues(house, check)).join()) unlike.push(check)
  return unlike
}

test('the states that a noun declares are those that its check in the database takes', async () => {
  const declared = nouns.filter(({ states }) => states)
  expect(declared.length).toBeGreaterThan(3)
  for (const { states } of declared) expect(await unlikeTheirCheck(states)).toEqual([])
  expect(await unlikeTheirCheck({ survey_state: { names: ['planned', 'open'] } })).toEqual(['survey_state'])
  await expect(unlikeTheirCheck({ no_such_check: { names: [] } })).rejects.toThrow('no_such_check')
})

/** URLs of nouns that are written out where the place of the noun should stand. */
const urlsIn = (text: string, segments: string) =>
  [...text.matchAll(new RegExp(`['"\`]/(?:${segments})\\b[^'"\`]*`, 'g'))].map(([url]) => url)

test('a URL of a noun is written in its noun.ts and nowhere else', () => {
  const patterns = nouns.flatMap(({ places }) => Object.values(places).map(({ pattern }) => pattern))
  const segments = [...new Set(patterns.map(pattern => pattern.split('/')[1]).filter(Boolean))].join('|')
  // The frame of a page and the scripts of the browser know no noun.
  const elsewhere = ['child', 'instruments', 'learning', 'overview', 'people', 'sharing'].flatMap(part =>
    read(`src/${part}`, /^(?!.*\b(noun|who-may)\.ts$).*\.tsx?$/),
  )
  expect(elsewhere.length).toBeGreaterThan(300)
  expect(elsewhere.flatMap(text => urlsIn(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''), segments))).toEqual(
    [],
  )
  expect(urlsIn('href={`/meetings/x`}', 'plans|meetings')).toHaveLength(1)
})

test('every folder with routes on the child’s floor stands in its floor.ts', () => {
  const folders = readdirSync('src/child', { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
  const floor = readFileSync('src/child/floor.ts', 'utf8')
  expect(folders.filter(name => !floor.includes(`./${name}/routes.tsx`))).toEqual([])
  expect(childFloor).toHaveLength(folders.length)
})
