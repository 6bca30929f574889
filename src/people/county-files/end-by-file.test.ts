import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { csv, sendFiles } from '../../../test/county-file.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { countyFilePaths as at } from './noun.ts'

// R15: who has left has nothing. A row that ends somebody whom the file does not find is never passed over.

let house: House
const provider = { issuer: 'https://login.example.se', clientId: 'kring', clientSecret: 'x', key: '2' }
beforeAll(async () => {
  house = await openHouse({
    more: [{ ...provider, signsIn: ['staff'], label: 'Ekdala kommun', mail: 'verified' }],
  })
})
afterAll(() => house.close())
const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

test('a row that ends somebody who holds the function by that name is not passed over for another address', async () => {
  const gunilla = await house.as('gunilla-frost')
  const func = idOf('function/bjorkbacken/blasippan')
  const send = async (line: string) => {
    const sent = await sendFiles(house, gunilla.token, [
      csv('people', 'function_ref;name;email;provider;until', line),
    ])
    const id = sent.location.split('/').at(-1)?.split('?')[0] as string
    const shown = (await rows('select shown from people.county_file_rows where file_id = $1', [id])).map(
      each => each.shown.outcome,
    )
    await gunilla.post(at.use(id))
    return shown
  }
  expect(await send(`${func};Eva Ny;eva.ny@ekdala.example.se;ekdala kommun;`)).toEqual(['new'])
  // She has married; the payroll says so, and that she left the day before yesterday.
  const shown = await send(`${func};Eva Ny;eva.gift@ekdala.example.se;ekdala kommun;2026-01-01`)
  const live = await rows(
    `select from people.appointments a join people.persons p on p.id = a.person_id where a.function_id = $1 and p.name = 'Eva Ny' and a.ends_at is null`,
    [func],
  )
  expect({ shown, live: live.length }).not.toEqual({ shown: ['unchanged'], live: 1 })
})
void ids
