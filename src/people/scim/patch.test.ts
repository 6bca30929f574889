import fc from 'fast-check'
import SCIMMY from 'scimmy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../../demo/ids.ts'
import { openDirectory } from '../../../test/directory.ts'
import { type House, openHouse } from '../../../test/house.ts'

// Random PATCH sequences over HTTP beside a small model that knows only the words of RFC 7644 §3.5.2, and of a user also beside the library
// that the server does not have.

let house: House
let directory: Awaited<ReturnType<typeof openDirectory>>
beforeAll(async () => {
  house = await openHouse()
  const nils = await house.as('nils-kvist')
  directory = await openDirectory(house, nils, idOf('organisation/ekdala'), {
    name: 'Modell',
    signIn: 'user_name',
  })
})
afterAll(() => house.close())

const { User, Group } = SCIMMY.Schemas
const { PatchOp } = SCIMMY.Messages
const patch = (path: string, Operations: readonly object[]) =>
  directory.patch(path, { schemas: [PatchOp.id], Operations })

type Email = { value: string; type: string }
type Model = {
  active: boolean
  displayName?: string
  name: { givenName?: string; familyName?: string }
  emails: Email[]
}
type Step = { sends: object; does: (model: Model) => void }

const words = fc.constantFrom('Ada', 'Bo', 'Cilla', 'Dag', 'Åsa Ö')
const spelled = (name: string) =>
  fc.constantFrom(name, name.toLowerCase(), name.toUpperCase(), `${User.definition.id}:${name}`)
const put = fc.constantFrom('add', 'replace', 'Add', 'Replace')
const single = (name: 'displayName'): fc.Arbitrary<Step> =>
  fc.record({ op: put, path: spelled(name), value: words }).map(sends => ({
    sends,
    does: model => {
      model[name] = sends.value
    },
  }))
const part = (name: 'givenName' | 'familyName'): fc.Arbitrary<Step> =>
  fc.record({ op: put, path: spelled(`name.${name}`), value: words }).map(sends => ({
    sends,
    does: model => {
      model.name[name] = sends.value
    },
  }))
const steps: fc.Arbitrary<Step> = fc.oneof(
  single('displayName'),
  part('givenName'),
  part('familyName'),
  fc
    .record({
      op: put,
      path: spelled('active'),
      value: fc.constantFrom(true, false, 'True', 'false', 'False'),
    })
    .map(sends => ({
      sends,
      does: (model: Model) => {
        model.active = String(sends.value).toLowerCase() === 'true'
      },
    })),
  fc
    .constantFrom(
      'displayName',
      'name.givenName',
      'name',
      'emails',
      'emails[type eq "work"]',
      'EMAILS[TYPE eq "other"]',
    )
    .map(path => ({
      sends: { op: 'remove', path },
      does: (model: Model) => {
        if (path === 'displayName') model.displayName = undefined
        if (path === 'name.givenName') model.name.givenName = undefined
        if (path === 'name') model.name = {}
        const gone = (
          {
            emails: /./,
            'emails[type eq "work"]': /^work$/,
            'EMAILS[TYPE eq "other"]': /^other$/,
          } as Record<string, RegExp>
        )[path]
        model.emails = model.emails.filter(({ type }) => !gone?.test(type))
      },
    })),
  // No path: one for each name.
  fc
    .record({ displayName: words, 'name.familyName': words }, { requiredKeys: [] })
    .filter(value => Object.keys(value).length > 0)
    .map(value => ({
      sends: { op: 'replace', value },
      does: (model: Model) => {
        if (value.displayName) model.displayName = value.displayName
        if (value['name.familyName']) model.name.familyName = value['name.familyName']
      },
    })),
  // One address of its kind is set, or made.
  fc
    .record({ type: fc.constantFrom('work', 'other'), value: fc.constantFrom('a@x.se', 'b@x.se') })
    .map(({ type, value }) => ({
      sends: { op: 'replace', path: `emails[type eq "${type}"].value`, value },
      does: (model: Model) => {
        const known = model.emails.filter(each => each.type === type)
        for (const each of known) each.value = value
        if (!known.length) model.emails.push({ type, value })
      },
    })),
  fc
    .constantFrom(
      [{ value: 'c@x.se', type: 'work' }],
      [
        { value: 'd@x.se', type: 'other' },
        { value: 'e@x.se', type: 'work' },
      ],
    )
    .map(value => ({
      sends: { op: 'replace', path: 'emails', value },
      does: (model: Model) => {
        model.emails = value.map(each => ({ ...each }))
      },
    })),
)

test('a user is after any sequence of PATCH what the standard says, and what another library makes of it', async () => {
  let n = 0
  let others = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(steps, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      async requests => {
        const userName = `modell-${++n}`
        const { body } = await directory.post('/Users', {
          schemas: [User.definition.id],
          userName,
          active: true,
        })
        const model: Model = { active: true, name: {}, emails: [] }
        for (const request of requests) {
          const before = (await directory.get(`/Users/${body.id}`)).body
          const operations = request.map(({ sends }) => sends)
          for (const { does } of request) does(model)
          const answer = await patch(`/Users/${body.id}`, operations)
          expect(answer.status, JSON.stringify([operations, answer.body])).toBe(200)
          expect(seenIn(answer.body), JSON.stringify(operations)).toEqual(plain(model))
          const other = await byOther(before, operations)
          if (other) {
            others++
            expect(seenIn(other), JSON.stringify(operations)).toEqual(plain(model))
          }
        }
      },
    ),
    { numRuns: 60, seed: 36 },
  )
  expect(others).toBeGreaterThan(20)
}, 120_000)

/** What scimmy makes of it; nothing where it refuses what Entra sends, which the server takes. */
async function byOther(before: object, Operations: readonly object[]) {
  if (/"(T|t)rue"|"(F|f)alse"|:User:|replace","path":"emails\[/.test(JSON.stringify(Operations)))
    return undefined
  // It wants a name as the schema has it, and an operation that changes something.
  if (/"path":"([A-Z]|displayname|active"|name\.(g|f)[a-z]*name)/.test(JSON.stringify(Operations)))
    return undefined
  try {
    const message = new PatchOp({ schemas: [PatchOp.id], Operations: Operations as never })
    const after = await message.apply(new User(before as never, 'both'), async instance => instance)
    return after ? JSON.parse(JSON.stringify(after)) : before
  } catch {
    return undefined
  }
}

const seenIn = ({ active, displayName, name, emails = [] }: Partial<Model>) =>
  plain({
    active: active ?? true,
    displayName,
    name: name ?? {},
    emails: emails.map(({ value, type }) => ({ value, type })),
  })
const plain = (model: Model) =>
  JSON.parse(
    JSON.stringify({
      ...model,
      name: { givenName: model.name.givenName, familyName: model.name.familyName },
    }),
  )

test('a group has after any sequence of PATCH the members that the standard says, and each of them what the group gives', async () => {
  const users: string[] = []
  for (let n = 0; n < 5; n++)
    users.push(
      (
        await directory.post('/Users', {
          schemas: [User.definition.id],
          userName: `medlem-${n}`,
          active: true,
        })
      ).body.id,
    )
  const some = fc.subarray([0, 1, 2, 3, 4])
  const member = (n: number) => ({ value: users[n] as string })
  type Change = { sends: () => object; does: (now: Set<number>) => void }
  const each = (now: Set<number>, list: number[], act: 'add' | 'delete') => {
    for (const n of list) now[act](n)
  }
  const change: fc.Arbitrary<Change> = fc.oneof(
    some.map(list => ({
      sends: () => ({ op: 'add', path: 'members', value: list.map(member) }),
      does: (now: Set<number>) => each(now, list, 'add'),
    })),
    fc.nat(4).map(n => ({
      sends: () => ({ op: 'Add', path: 'Members', value: member(n) }),
      does: (now: Set<number>) => each(now, [n], 'add'),
    })),
    fc.nat(4).map(n => ({
      sends: () => ({ op: 'Remove', path: `members[value eq "${users[n]}"]` }),
      does: (now: Set<number>) => each(now, [n], 'delete'),
    })),
    some
      .filter(list => list.length > 0)
      .map(list => ({
        sends: () => ({ op: 'remove', path: 'members', value: list.map(member) }),
        does: (now: Set<number>) => each(now, list, 'delete'),
      })),
    some.map(list => ({
      sends: () => ({ op: 'replace', path: 'members', value: list.map(member) }),
      does: (now: Set<number>) => {
        now.clear()
        each(now, list, 'add')
      },
    })),
    some.map(list => ({
      sends: () => ({ op: 'add', value: { members: list.map(member) } }),
      does: (now: Set<number>) => each(now, list, 'add'),
    })),
    fc.constant({
      sends: () => ({ op: 'remove', path: 'members' }),
      does: (now: Set<number>) => now.clear(),
    }),
  )
  const func = idOf('function/bjorkbacken/vitsippan')
  const { admin } = house.database
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      async requests => {
        const group = (
          await directory.post('/Groups', { schemas: [Group.definition.id], displayName: 'Modell' })
        ).body
        await admin.query('update people.scim_groups set function_id = $1 where id = $2', [func, group.id])
        const now = new Set<number>()
        for (const request of requests) {
          for (const { does } of request) does(now)
          const answer = await patch(
            `/Groups/${group.id}`,
            request.map(({ sends }) => sends()),
          )
          expect(answer.status, JSON.stringify(answer.body)).toBe(204)
          const read = await directory.get(`/Groups/${group.id}`)
          expect(read.headers.get('etag')).toBe(answer.headers.get('etag'))
          const wanted = [...now].map(n => users[n]).sort()
          expect((read.body.members ?? []).map(({ value }: { value: string }) => value).sort()).toEqual(
            wanted,
          )
          const { rows } = await admin.query(
            `select s.user_id from people.scim_appointments s join people.appointments a on a.id = s.appointment_id
            where a.function_id = $1 and (a.ends_at is null or a.ends_at > now()) order by 1`,
            [func],
          )
          expect(rows.map(({ user_id }) => user_id)).toEqual(wanted)
        }
        await directory.delete(`/Groups/${group.id}`)
      },
    ),
    { numRuns: 40, seed: 36 },
  )
}, 120_000)
