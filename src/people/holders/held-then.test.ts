import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { formatDate } from '../../i18n/index.ts'

const func = ids.functions.stodsamordnare
const leo = idOf('child/leo')
const held = `/meetings/${idOf('meeting/leo/-41')}`
const mark = 'Klockan sitter uppe.'
const coming = `/meetings/${idOf('meeting/leo/24')}`

let house: House
let plan: string
/** An action in Leo's plan. */
let words: string
/** Takes over from Siri Alm. */
let karin: Awaited<ReturnType<House['as']>>
/** Leo's mother. */
let johanna: typeof karin
const one = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows[0]
/** What a page says, without who reads it. */
const mainOf = async (reader: typeof karin, path: string) => {
  const { status, text } = await reader.get(path)
  expect(status, path).toBe(200)
  return text
    .slice(text.indexOf('<main'), text.indexOf('</main>'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}
const hand = (handing: Record<string, string>) =>
  house.as('anders-holm').then(anders =>
    anders.post(`/functions/${func}/handover`, {
      leaves: '',
      name: '',
      email: '',
      subject: '',
      when: 'now',
      day: '',
      ...handing,
    }),
  )

beforeAll(async () => {
  house = await openHouse()
  const action = await one(
    `select v.plan_id, v.words, v.part_id, v.child_id, v.unit_id from child.plan_version_parts v join child.plans p on p.id = v.plan_id and p.current_version = v.version
      where p.child_id = $1 and p.ended_at is null and v.kind = 'action' order by v.position limit 1`,
    [leo],
  )
  plan = action.plan_id
  words = action.words
  await one('update child.plan_version_parts set function_id = $2, until_on = null where part_id = $1', [
    action.part_id,
    func,
  ])
  await one('delete from child.action_marks where part_id = $1', [action.part_id])
  await one(
    `insert into child.action_marks (plan_id, part_id, child_id, unit_id, state, words, function_id, person_id, once, at)
      values ($1, $2, $3, $4, 'done', $7, $5, $6, gen_random_uuid(), now() - interval '3 days')`,
    [action.plan_id, action.part_id, action.child_id, action.unit_id, func, ids.siri, mark],
  )
  const { id } = await one('select id from people.appointments where function_id = $1 and ends_at is null', [
    func,
  ])
  expect((await hand({ leaves: id, person: ids.karin })).status).toBe(303)
  karin = await house.as('karin-oberg')
  johanna = await house.as('johanna-marklund')
})
afterAll(() => house.close())

test('a handover leaves who called a past meeting, and who was there, as it was', async () => {
  for (const reader of [karin, johanna]) {
    const past = await mainOf(reader, held)
    expect(past).toContain('Siri Alm')
    expect(past).not.toContain('Karin Öberg')
    // What is to come is the new holder's.
    expect(await mainOf(reader, coming)).toContain('Karin Öberg')
  }
})

test('a handover leaves a finished action with who did it, and gives on what goes on', async () => {
  const done = `${words} Siri Alm, stödsamordnare`
  const goesOn = `${words} Karin Öberg, stödsamordnare`
  for (const path of [`/plans/${plan}`, `/children/${leo}`]) {
    const page = await mainOf(karin, path)
    expect(page).toContain(done)
    expect(page).not.toContain(goesOn)
  }
  await one(`update child.action_marks set state = 'under_way' where plan_id = $1 and words = $2`, [
    plan,
    mark,
  ])
  for (const path of [`/plans/${plan}`, `/children/${leo}`]) {
    const page = await mainOf(karin, path)
    expect(page).toContain(goesOn)
    expect(page).not.toContain(done)
  }
})

test('a plan that has ended is said to be led by who led it then', async () => {
  const page = await mainOf(karin, `/plans/${idOf('plan/hugo')}`)
  expect(page).toContain('Siri Alm')
  expect(page).not.toContain('Karin Öberg')
  expect(await mainOf(karin, `/plans/${plan}`)).toContain('Karin Öberg')
})

test('who has taken over works with the child since that day, after the one before', async () => {
  for (const path of [`/children/${leo}`, `/children/${leo}/team`]) {
    const page = await mainOf(karin, path)
    expect(page).toContain(`sedan ${formatDate(new Date(), 'sv')}, efter Siri Alm`)
  }
})
