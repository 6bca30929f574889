import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../../../test/house.ts'

let house: House
let tomas: Awaited<ReturnType<House['as']>>
let id: string

beforeAll(async () => {
  house = await openHouse()
  tomas = await house.as('tomas-aberg')
  const made = await tomas.post('/instruments', { title: 'Hur mår gruppen?', about: 'forum' })
  id = /instruments\/([0-9a-f-]{36})/.exec(made.location)?.[1] ?? ''
})
afterAll(() => house.close())

const row = async () =>
  (
    await house.database.admin.query('select * from learning.instrument_versions where instrument_id = $1', [
      id,
    ])
  ).rows[0]
const items = async (): Promise<
  {
    id: string
    kind: string
    label: Record<string, string>
    options?: { id: string; label: Record<string, string> }[]
    showWhen?: unknown
  }[]
> => (await row()).definition.sections.flatMap((each: { items: unknown[] }) => each.items)
const ids = async () => (await items()).map(each => each.id)
const edit = async (path: string, fields: Record<string, string | string[]> = {}, at?: number) =>
  tomas.post(`/instruments/${id}/draft${path}`, { revision: String(at ?? (await row()).revision), ...fields })
const words = {
  'label.sv': 'Trivs ni?',
  'options.0.id': 'yes',
  'options.0.sv': 'Ja',
  'options.1.id': 'no',
  'options.1.sv': 'Nej',
}

describe('a question', () => {
  test('is added, and can be answered at once', async () => {
    const added = await edit('/items', { section: 'part-1', kind: 'choice', label: 'Trivs ni?' })
    expect(added.location).toContain('open=trivs-ni')
    await edit('/items', { section: 'part-1', kind: 'text', label: 'Varför?' })
    expect(await ids()).toEqual(['trivs-ni', 'varfor'])
    const page = await tomas.get(`/instruments/${id}/draft`)
    expect(page.text).toContain('name="q.trivs-ni"')
  })

  test('gets a new answer with a lasting id, which keeps when its words change', async () => {
    await edit('/parts/trivs-ni', { ...words, 'options.2.sv': 'Ibland' })
    expect((await items())[0]?.options?.map(each => each.id)).toEqual(['yes', 'no', 'ibland'])
    await edit('/parts/trivs-ni', { ...words, 'options.2.id': 'ibland', 'options.2.sv': 'Då och då' })
    expect((await items())[0]?.options?.at(-1)).toEqual({ id: 'ibland', label: { sv: 'Då och då' } })
    await edit('/parts/trivs-ni', {
      ...words,
      'options.2.id': 'ibland',
      'options.2.sv': 'Då och då',
      command: 'up:options:ibland',
    })
    expect((await items())[0]?.options?.map(each => each.id)).toEqual(['yes', 'ibland', 'no'])
    await edit('/parts/trivs-ni', { ...words, command: 'remove:options:ibland' })
    expect((await items())[0]?.options?.map(each => each.id)).toEqual(['yes', 'no'])
  })

  test('with too few answers is refused, and all that was typed is still there', async () => {
    const refused = await edit('/parts/trivs-ni', {
      ...words,
      'label.sv': 'Trivs ni verkligen?',
      command: 'remove:options:no',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Trivs ni verkligen?')
    expect((await items())[0]?.options).toHaveLength(2)
  })

  test('is shown on a condition that is said in plain words', async () => {
    await edit('/parts/varfor', { 'label.sv': 'Varför?', 'when.0.what': 'trivs-ni=no' })
    expect((await items())[1]?.showWhen).toEqual({ item: 'trivs-ni', is: ['no'] })
    expect((await tomas.get(`/instruments/${id}/draft`)).text).toContain(
      'Svara om du svarade Nej på ”Trivs ni?”.',
    )
    const loop = await edit('/parts/trivs-ni', { ...words, 'when.0.what': 'varfor?' })
    expect(loop.status).toBe(303)
    expect((await tomas.get(`/instruments/${id}/draft`)).text).toContain('visas beroende på sitt eget svar')
    await edit('/history', { to: 'undo' })
  })

  test('is moved, copied and taken away, and every step can be undone and made again', async () => {
    await edit('/parts/varfor/place', { to: 'up' })
    expect(await ids()).toEqual(['varfor', 'trivs-ni'])
    await edit('/parts/varfor/copies')
    expect(await ids()).toEqual(['varfor', 'varfor-2', 'trivs-ni'])
    await edit('/parts/varfor/removal')
    await edit('/parts/varfor/removal')
    expect(await ids()).toEqual(['varfor-2', 'trivs-ni'])
    for (let n = 0; n < 3; n++) await edit('/history', { to: 'undo' })
    expect(await ids()).toEqual(['trivs-ni', 'varfor'])
    for (let n = 0; n < 9; n++) await edit('/history', { to: 'redo' })
    expect(await ids()).toEqual(['varfor-2', 'trivs-ni'])
    for (let n = 0; n < 3; n++) await edit('/history', { to: 'undo' })
  })
})

describe('two who write at once', () => {
  test('both get through where they write in different places', async () => {
    const { revision } = await row()
    await edit('/parts/varfor', { 'label.sv': 'Berätta varför', 'when.0.what': 'trivs-ni=no' }, revision)
    expect((await edit('/parts/trivs-ni', { ...words, 'label.sv': 'Trivs alla?' }, revision)).status).toBe(
      303,
    )
    expect((await items()).map(each => each.label.sv)).toEqual(['Trivs alla?', 'Berätta varför'])
  })

  test('see both texts where they write in the same, and nothing is lost', async () => {
    const { revision } = await row()
    await edit(
      '/parts/varfor',
      { 'label.sv': 'Den andras ord', 'help.sv': 'Den andras hjälp', 'when.0.what': 'trivs-ni=no' },
      revision,
    )
    const late = await edit(
      '/parts/varfor',
      { 'label.sv': 'Mina ord', 'help.sv': '', 'when.0.what': 'trivs-ni=no' },
      revision,
    )
    expect(late.status).toBe(409)
    expect(late.text).toContain('Den andras ord')
    expect(late.text).toContain('Mina ord</textarea>')
    // What only the other touched is theirs, and nothing to choose about.
    expect(late.text.match(/Den andra skrev/g)).toHaveLength(1)
    expect(late.text).toContain('Den andras hjälp</textarea>')
    expect((await items())[1]?.label.sv).toBe('Den andras ord')
    const quiet = await house.app.request(`http://localhost:3000/instruments/${id}/draft/parts/varfor`, {
      method: 'POST',
      body: new URLSearchParams({ revision: String(revision), 'label.sv': 'x' }),
      headers: {
        cookie: `__Host-kring=${tomas.token}`,
        'sec-fetch-site': 'same-origin',
        accept: 'application/json',
      },
    })
    expect(quiet.status).toBe(409)
  })

  test('are told when what they write in has been taken away', async () => {
    const { revision } = await row()
    await edit('/parts/varfor/removal')
    const late = await edit('/parts/varfor', { 'label.sv': 'Mina ord' }, revision)
    expect(late.status).toBe(409)
    expect(late.text).toContain('har någon annan tagit bort')
    await edit('/history', { to: 'undo' })
  })
})

describe('bad will', () => {
  test.each(['sara-lind', 'anders-holm', 'maria-lund', 'nils-kvist'])('%s changes nothing', async subject => {
    const other = await house.as(subject)
    const before = await row()
    for (const path of [
      'items',
      'sections',
      'scales',
      'parts/varfor',
      'parts/varfor/removal',
      'history',
      'about',
    ])
      expect(
        (
          await other.post(`/instruments/${id}/draft/${path}`, {
            revision: String(before.revision),
            to: 'undo',
          })
        ).status,
        path,
      ).toBe(404)
    expect((await other.post(`/instruments/${id}/publication`, { what: 'Nu.' })).status).toBe(404)
    expect((await other.get(`/instruments/${id}/draft`)).status).toBe(404)
    expect(await row()).toEqual(before)
  })

  test('ids that could be markup, texts without end and languages that are none are refused', async () => {
    const before = (await row()).definition
    expect((await edit('/parts/varfor', { 'label.sv': 'x'.repeat(20_000) })).status).toBe(422)
    expect((await edit('/about', { 'title.sv': 'T', languages: '<b> sv' })).status).toBe(422)
    expect((await edit('/about', { 'title.sv': 'T', languages: '' })).status).toBe(422)
    expect((await edit('/parts/__proto__', { 'label.sv': 'x' })).status).toBe(404)
    expect((await edit('/items', { section: 'nowhere', kind: 'choice', label: 'x' })).status).toBe(303)
    expect((await row()).definition).toEqual(before)
  })
})
