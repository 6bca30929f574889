import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { csv, sendFiles } from '../../../test/county-file.ts'
import { openDirectory } from '../../../test/directory.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { scimPaths as at } from './noun.ts'

// ADR 35: while a file is taken in the transaction alone changes the house: nobody is appointed meanwhile, nor by a directory.

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const inEkdala = idOf('organisation/ekdala')

test('R15: a function that a file ends is given to nobody by a directory at the same moment', async () => {
  const gunilla = await house.as('gunilla-frost')
  const mine = await openDirectory(house, gunilla, inEkdala, { name: 'Entra', signIn: 'user_name' })
  const [func] = await rows(
    `insert into people.functions (collaboration_id, unit_id, name) values ($1, $2, 'Vikarie') returning id`,
    [ids.collaboration, ids.units.bjorkbacken],
  )
  const group = (
    await mine.post('/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Vikarier',
    })
  ).body
  expect(
    (
      await gunilla.post(at.mapping(inEkdala, group.id), {
        function: func.id,
        reason: 'x',
        search: '',
        find: '',
      })
    ).status,
  ).toBe(303)
  const user = (
    await mine.post('/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'vik',
      displayName: 'Vik',
      active: true,
    })
  ).body
  const sent = await sendFiles(house, gunilla.token, [
    csv('bodies', 'ref;organisation_ref;name;kind', `b;${inEkdala};Nämnd;committee`),
  ])
  const file = sent.location.split('/').at(-1)?.split('?')[0] as string

  const client = await house.database.app.connect()
  let waited = true
  try {
    await client.query('begin')
    await client.query('select from people.open_request($1)', [
      createHash('sha256')
        .update(gunilla.token ?? '')
        .digest(),
    ])
    await client.query('select people.begin_file($1)', [file])
    await client.query(`select set_config('kring.reason', 'Fil', true)`)
    const { rowCount } = await client.query('update people.functions set closed_at = now() where id = $1', [
      func.id,
    ])
    expect(rowCount).toBe(1)
    const joined = mine
      .patch(`/Groups/${group.id}`, {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'Add', path: 'members', value: [{ value: user.id }] }],
      })
      .then(answer => answer.status)
    const first = await Promise.race([
      joined,
      new Promise(resolve => setTimeout(() => resolve('waits'), 2000)),
    ])
    waited = first === 'waits'
    await client.query('commit')
  } finally {
    client.release()
  }
  const held = await rows(
    `select f.closed_at is not null as closed, a.ends_at is null as live from people.appointments a join people.functions f on f.id = a.function_id where a.function_id = $1`,
    [func.id],
  )
  expect({ waited, held }).toEqual({ waited: true, held: [] })
})
