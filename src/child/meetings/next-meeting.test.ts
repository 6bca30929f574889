import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'

type Browser = Awaited<ReturnType<House['as']>>

let house: House
let siri: Browser
let johanna: Browser
/** The nearest first: tomorrow, and seven weeks more. */
const series: string[] = []

beforeAll(async () => {
  house = await openHouse()
  siri = await house.as('siri-alm')
  johanna = await house.as('johanna-marklund', 'guardian')
  const { rows } = await house.database.admin.query(
    `select id from child.guardians where child_id = $1 and name = 'Johanna Marklund'`,
    [ids.leo],
  )
  for (let week = 0; week < 8; week++) {
    const sent = await siri.post(`/children/${ids.leo}/meetings`, {
      kind: 'meeting',
      day: daysFromToday(1 + week * 7),
      from: '10.00',
      to: '11.00',
      place: '',
      guardians: rows[0].id,
      childTakesPart: 'undecided',
      childHow: '',
      childHowAbout: 'all',
      notToRaise: '',
      ...points,
      once: randomUUID(),
    })
    expect(sent.status, sent.text).toBe(303)
    series.push(sent.location)
  }
})
afterAll(() => house.close())

const points = Object.fromEntries(
  [1, 2, 3].flatMap(n => [
    [`title${n}`, ''],
    [`about${n}`, 'all'],
    [`pointKind${n}`, 'discussion'],
    [`raisedBy${n}`, 'professional'],
  ]),
)
/** The next step that a page shows. */
const bandOf = (page: string) => page.match(/<section class="next-step"[\s\S]*?<\/section>/)?.[0] ?? ''
const places = {
  "the child's page": () => siri.get(`/children/${ids.leo}`),
  'the plan': () => siri.get(`/plans/${idOf('plan/leo')}`),
  "the family's page": () => johanna.get(`/family/children/${ids.leo}`),
}

test.for(Object.entries(places))(
  'of many meetings ahead the next step on %s is the nearest',
  async ([, open]) => {
    expect(bandOf((await open()).text)).toContain(`href="${series[0]}"`)
  },
)

test('one that has ended gives way to the one after it, though nobody has closed it', async () => {
  await house.database.admin.query(
    `update child.meetings set starts_at = now() - interval '65 minutes', ends_at = now() - interval '5 minutes' where id = $1`,
    [series[0]?.split('/')[2]],
  )
  for (const open of Object.values(places))
    expect(bandOf((await open()).text)).toContain(`href="${series[1]}"`)
})

test('one that is called off gives way as well', async () => {
  await siri.post(`${series[1]}/cancellation`)
  for (const open of Object.values(places))
    expect(bandOf((await open()).text)).toContain(`href="${series[2]}"`)
})

test('where a meeting about the plan is called, its page does not invite to another', async () => {
  const { text } = await places['the plan']()
  expect(bandOf(text)).toContain('Förbered')
  expect(bandOf(text)).not.toContain(`/children/${ids.leo}/meetings/new`)
})
