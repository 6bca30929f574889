import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../../demo/ids.ts'
import { csv, sendFiles } from '../../../test/county-file.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { countyFilePaths as at } from './noun.ts'

// R20: the same press once more, at the same moment, does nothing and leads to the same page.

let house: House
let gunilla: Awaited<ReturnType<House['as']>>
beforeAll(async () => {
  house = await openHouse()
  gunilla = await house.as('gunilla-frost')
})
afterAll(() => house.close())

async function sent(ref: string) {
  const { location } = await sendFiles(house, gunilla.token, [
    csv(
      'bodies',
      'ref;organisation_ref;name;kind',
      `${ref};${idOf('organisation/ekdala')};Nämnden ${ref};committee`,
    ),
  ])
  return location.split('/').at(-1)?.split('?')[0] as string
}
const use = async (id: string) => {
  const { status, location } = await gunilla.post(at.use(id))
  return [status, location]
}

test('two who press at the same moment both come to the page of the file, and it is taken in once', async () => {
  for (let n = 0; n < 5; n++) {
    const id = await sent(`par-${n}`)
    const there = [303, at.file(id)]
    expect(await Promise.all([use(id), use(id), use(id)])).toEqual([there, there, there])
    const { text } = await gunilla.get(at.file(id))
    expect(text).toContain('Filen är införd.')
    const { rows } = await house.database.admin.query('select from people.bodies where ref = $1', [
      `par-${n}`,
    ])
    expect(rows).toHaveLength(1)
  }
})

test('while it is taken in the page says so, and offers no other press', async () => {
  const id = await sent('slow')
  const client = await house.database.app.connect()
  const asGunilla = async (browser = gunilla) => {
    await client.query('begin')
    await client.query('select from people.open_request($1)', [
      createHash('sha256')
        .update(browser.token ?? '')
        .digest(),
    ])
  }
  try {
    await asGunilla()
    const { rows } = await client.query('select people.begin_file($1) as state', [id])
    expect(rows).toEqual([{ state: 'begun' }])
    expect(await use(id)).toEqual([303, at.file(id)])
    const { text } = await gunilla.get(at.file(id))
    expect(text).toContain('Filen förs in nu')
    expect(text).not.toContain(`action="${at.use(id)}"`)
    // Of a file of mine nobody else learns anything.
    const nils = await house.as('nils-kvist')
    expect((await nils.get(at.file(id))).status).toBe(404)
    expect((await nils.post(at.use(id))).status).toBe(404)
    await client.query('rollback')
    await asGunilla(nils)
    for (const asked of ['begin_file', 'file_at_work'] as const) {
      await client.query('savepoint before')
      const answer = await client.query(`select people.${asked}($1) as it`, [id]).then(
        ({ rows }) => rows[0].it,
        (error: { code: string }) => error.code,
      )
      expect(answer).toBe(asked === 'begin_file' ? '42501' : false)
      await client.query('rollback to savepoint before')
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
  expect((await gunilla.get(at.file(id))).text).toContain(`action="${at.use(id)}"`)
  expect(await use(id)).toEqual([303, at.file(id)])
})
