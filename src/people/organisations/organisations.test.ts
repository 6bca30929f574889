import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { organisationPaths as at } from './noun.ts'

let house: House
let nils: Awaited<ReturnType<House['as']>>
beforeAll(async () => {
  house = await openHouse()
  nils = await house.as('nils-kvist')
})
afterAll(() => house.close())

const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const last = (location: string) => location.split('/').at(-1) as string
const vik = { name: 'Viks kommun', kind: 'municipality', number: '212000-1231' }
const unit = { name: 'Viks skola', kind: 'school', domain: 'school', fromAge: '6', toAge: '16', phone: '' }

test('an organisation is made once, found by name, number and unit, and its number is checked', async () => {
  const once = crypto.randomUUID()
  for (const number of ['', '212000-1232', '811218-9876', '12'])
    expect((await nils.post(at.organisations(), { ...vik, number })).status, number).toBe(422)
  expect((await nils.post(at.organisations(), { ...vik, kind: 'network' })).text).toContain(
    'har inget organisationsnummer',
  )
  const made = await nils.post(at.organisations(), { ...vik, once })
  expect(made.status).toBe(303)
  expect((await nils.post(at.organisations(), { ...vik, once })).location).toBe(made.location)
  const other = await nils.post(at.organisations(), { ...vik, name: 'En annan' })
  expect(other.text).toContain('Det numret står redan hos en annan organisation.')
  expect(
    (await nils.post(at.organisations(), { ...vik, name: 'VIKS  kommun', number: '232100-0131' })).text,
  ).toContain('Det finns redan en organisation som heter så.')
  expect((await nils.post(at.units(last(made.location)), unit)).status).toBe(303)
  for (const q of ['vik', '2120001231', 'viks skola'])
    expect((await nils.get(at.organisations({ q }))).text, q).toContain('Viks kommun')
  expect((await nils.get(at.organisations({ q: 'ingenstans' }))).text).not.toContain('Viks kommun')
})

test('two organisations of one name are never made, at the same moment either', async () => {
  const both = await Promise.all(
    [1, 2].map(() => nils.post(at.organisations(), { name: 'Samma namn', kind: 'network', number: '' })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(await rows(`select from people.organisations where name = 'Samma namn'`)).toHaveLength(1)
})

test('ages go from the lower to the higher, from 0 to 20, or there are none', async () => {
  const lundvika = idOf('organisation/lundvika')
  for (const [fromAge, toAge] of [
    ['6', ''],
    ['', '6'],
    ['7', '6'],
    ['0', '21'],
    ['-1', '6'],
    ['x', '6'],
  ] as const)
    expect(
      (await nils.post(at.units(lundvika), { ...unit, fromAge, toAge })).status,
      `${fromAge}–${toAge}`,
    ).toBe(422)
  expect((await nils.post(at.units(lundvika), { ...unit, fromAge: '', toAge: '' })).status).toBe(303)
})

test('R14: what is open in it stops the end; an end has a reason, and is kept with who, before and after', async () => {
  const bjorkbacken = ids.units.bjorkbacken
  const says = await nils.get(at.closingUnit(bjorkbacken))
  expect(says.text).toContain('Enheten har uppdrag som är öppna.')
  expect(says.text).toContain('Rektor och barnets kontakt')
  const tried = await nils.post(at.closingUnit(bjorkbacken), { reason: 'Vi slår ihop den.' })
  expect(tried.location).toBe(at.closingUnit(bjorkbacken))
  expect(
    await rows('select from people.units where id = $1 and closed_at is not null', [bjorkbacken]),
  ).toEqual([])
  expect((await nils.get(at.closing(idOf('organisation/ekdala')))).text).toContain('Björkbackens förskola')

  const organisation = last(
    (await nils.post(at.organisations(), { name: 'Kort', kind: 'network', number: '' })).location,
  )
  const place = last((await nils.post(at.units(organisation), unit)).location)
  expect((await nils.post(at.closing(organisation), { reason: 'Fel.' })).location).toBe(
    at.closing(organisation),
  )
  expect((await nils.post(at.closingUnit(place), { reason: '' })).status).toBe(422)
  expect((await nils.post(at.closingUnit(place), { reason: 'Fel enhet.' })).location).toBe(at.unit(place))
  expect((await nils.post(at.closing(organisation), { reason: 'Fel.' })).location).toBe(
    at.organisation(organisation),
  )
  expect((await nils.get(at.editUnit(place))).status).toBe(404)
  // Nothing is open in what is closed.
  expect((await nils.post(at.reopeningUnit(place))).status).toBe(409)
  expect((await nils.get(at.newUnit(organisation))).status).toBe(404)
  expect((await nils.post(at.reopening(organisation))).status).toBe(303)
  expect((await nils.post(at.reopeningUnit(place))).status).toBe(303)
  const kept = await rows(
    'select act, reason, before, after from people.changes where row_id = $1 order by at',
    [place],
  )
  expect(kept.map(({ act, reason }) => [act, reason])).toEqual([
    ['made', ''],
    ['ended', 'Fel enhet.'],
    ['reopened', ''],
  ])
  expect(kept[1].before).toEqual({ closed_at: null })
})

test('a name that another has taken meanwhile is not opened again', async () => {
  const make = (name: string) => nils.post(at.organisations(), { name, kind: 'network', number: '' })
  const first = last((await make('Dubbelt')).location)
  await nils.post(at.closing(first), { reason: 'Fel.' })
  expect((await make('Dubbelt')).status).toBe(303)
  expect((await nils.post(at.reopening(first))).status).toBe(409)
})

test('the log reviewer reads in the log that a unit was changed', async () => {
  const place = last(
    (await nils.post(at.units(idOf('organisation/lundvika')), { ...unit, name: 'Ny' })).location,
  )
  await nils.post(at.editUnit(place), { ...unit, name: 'Nyare', reason: 'Den bytte namn.' })
  expect(
    await rows(
      `select purpose from audit.access_log where item_kind = 'unit' and item_id = $1 and act = 'write' order by id`,
      [place],
    ),
  ).toEqual([{ purpose: 'made' }, { purpose: 'changed' }])
})

const ekdala = idOf('organisation/ekdala')
const lundvika = idOf('organisation/lundvika')
const newUnit = { ...unit, fromAge: '', toAge: '' }

test('a body is the principal of units of its own organisation, and stays while a unit stands under it', async () => {
  const make = (organisation: string, name: string) =>
    nils.post(at.bodies(organisation), { name, kind: 'committee', ref: `ref ${name}` })
  const body = last((await make(ekdala, 'Barnnämnden')).location)
  expect((await make(ekdala, 'BARNNÄMNDEN')).text).toContain('nämnd eller styrelse som heter så')
  const other = last((await make(lundvika, 'Barnnämnden i Lundvika')).location)
  expect((await nils.get(at.organisation(ekdala))).text).toContain('Barnnämnden')
  expect(
    (await nils.post(at.bodies(lundvika), { name: 'Ny', kind: 'board', ref: 'ref Barnnämnden' })).text,
  ).toContain('Det id:t har någon annan redan.')

  const wrong = await nils.post(at.units(ekdala), { ...newUnit, name: 'Under fel', body: other })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Välj en av organisationens öppna nämnder')
  const place = last((await nils.post(at.units(ekdala), { ...newUnit, name: 'Under', body })).location)
  expect((await nils.get(at.unit(place))).text).toContain(at.body(body))
  expect((await nils.get(at.body(body))).text).toContain(at.unit(place))
  // The key says the same, past every page.
  await expect(rows('update people.units set body_id = $1 where id = $2', [other, place])).rejects.toThrow(
    'unit_body',
  )

  expect((await nils.post(at.closingBody(body), { reason: 'Slås ihop.' })).location).toBe(
    at.closingBody(body),
  )
  expect((await nils.get(at.closingBody(body))).text).toContain('Enheter står under den')
  const without = { ...newUnit, name: 'Under', body: '', reason: 'Ingen nämnd.' }
  expect((await nils.post(at.editUnit(place), without)).status).toBe(303)
  expect((await nils.post(at.closingBody(body), { reason: 'Slås ihop.' })).location).toBe(at.body(body))
  expect((await nils.post(at.editUnit(place), { ...without, body })).status).toBe(422)
  expect((await nils.post(at.reopeningBody(body))).status).toBe(303)
  expect(
    (
      await rows(`select act from people.changes where kind = 'body' and row_id = $1 order by at`, [body])
    ).map(({ act }) => act),
  ).toEqual(['made', 'ended', 'reopened'])
  expect((await nils.get('/administration/changes')).text).toContain(
    'nämnd eller styrelse ”Barnnämnden” blev ”inget”',
  )
})

test('who administers an organisation keeps what is in it, and finds no other', async () => {
  const gunilla = await house.as('gunilla-frost')
  expect((await gunilla.get(at.organisations())).text).toContain('Ekdala kommun')
  expect((await gunilla.get(at.organisations())).text).not.toContain('Lundvika')
  const made = await gunilla.post(at.units(ekdala), { ...newUnit, name: 'Gunillas enhet' })
  expect(made.status).toBe(303)
  expect((await gunilla.post(at.closingUnit(last(made.location)), { reason: 'Fel.' })).status).toBe(303)
  for (const path of [at.organisation(lundvika), at.newUnit(lundvika), at.edit(ekdala), at.newOrganisation()])
    expect((await gunilla.get(path)).status, path).toBe(404)
  const there = (await rows('select id from people.units where organisation_id = $1 limit 1', [lundvika]))[0]
    .id
  for (const path of [at.unit(there), at.editUnit(there)])
    expect((await gunilla.get(path)).status, path).toBe(404)
})
