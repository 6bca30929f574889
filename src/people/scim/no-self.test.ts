import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { openDirectory } from '../../../test/directory.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { scimPaths as at } from './noun.ts'

// R15, ADR 34: nobody gives themself a function, and who administers sees no child. Not by a token that they have made either.

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const inEkdala = idOf('organisation/ekdala')
const head = idOf('function/bjorkbacken/blasippan')
const patchOf = (value: object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'Add', path: 'members', value }],
})
const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

test.each(['nils-kvist', 'gunilla-frost'])(
  'R15, ADR 34: %s, who administers, gives themself nothing by the token that was shown to them',
  async me => {
    const browser = await house.as(me)
    const directory = await openDirectory(house, browser, inEkdala, {
      name: `Min ${me}`,
      signIn: 'user_name',
    })
    const group = (
      await directory.post('/Groups', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        displayName: `Grupp ${me}`,
      })
    ).body
    // Nobody is in it: the page has nothing to say against it.
    const mapped = await browser.post(at.mapping(inEkdala, group.id), {
      function: head,
      reason: 'x',
      search: '',
      find: '',
    })
    expect(mapped.status).toBe(303)
    const user = (
      await directory.post('/Users', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: me,
        displayName: me,
        active: true,
      })
    ).body
    await directory.patch(`/Groups/${group.id}`, patchOf([{ value: user.id }]))
    const held = await rows(
      `select a.id from people.accounts c join people.appointments a on a.person_id = c.person_id
      where c.subject = $1 and a.function_id = $2 and (a.ends_at is null or a.ends_at > now())`,
      [me, head],
    )
    // And with it the children of the unit.
    const [name] = await rows('select name from people.functions where id = $1', [head])
    let children = ''
    if (held.length) {
      const acting = await house.as(me, name.name)
      children = (await acting.get(`/children/${ids.amina}`)).status.toString()
    }
    expect({ held: held.length, children }).toEqual({ held: 0, children: '' })
  },
)
