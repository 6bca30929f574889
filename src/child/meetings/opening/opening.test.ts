import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, ids } from '../../../../demo/ids.ts'
import { postAnyway } from '../../../../test/anyway.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { sentForm } from '../../../../test/sent-form.ts'
import { daysFromToday } from '../../../i18n/index.ts'

// What the page that opens the draft of the plan suggests, and whom it names.

let house: House
/** Leads the plan of Leo. */
let siri: Awaited<ReturnType<House['as']>>
const { samordnare, forskollarare } = ids.functions
const psykolog = idOf('function/elevhalsan/psykolog')
const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

beforeAll(async () => {
  house = await openHouse()
  siri = await house.as('siri-alm')
})
afterAll(() => house.close())

const ground = async (more: Record<string, string> = {}) => ({
  basisId: (await admin(`select id from sharing.bases where code = 'no_harm'`))[0].id as string,
  purpose: 'Planera',
  familyView: 'Ja till mötet',
  informed: 'yes',
  notInformedReason: '',
  until: daysFromToday(60),
  ...more,
})
const point = (n: number) => ({
  [`title${n}`]: '',
  [`about${n}`]: 'all',
  [`pointKind${n}`]: 'discussion',
  [`raisedBy${n}`]: 'professional',
})
async function call(more: Record<string, string | string[]>) {
  const { status, location, text } = await postAnyway(siri, `/children/${ids.leo}/meetings`, {
    kind: 'meeting',
    day: daysFromToday(0),
    from: '00.01',
    to: '23.58',
    place: '',
    childTakesPart: 'part',
    childHow: '',
    childHowAbout: 'none',
    notToRaise: '',
    ...point(1),
    ...point(2),
    ...point(3),
    ...more,
  })
  expect(status, text.slice(0, 2000)).toBe(303)
  return location
}
const letGo = (path: string, functionId: string) =>
  admin(
    'update child.meeting_participants set let_go_at = now() where meeting_id = $1 and function_id = $2',
    [path.split('/')[2], functionId],
  )

describe('Opening the draft of the plan', () => {
  test('suggests what the invitations were for, and neither their ground nor that the family knows; that it was not told of one stands (R10b)', async () => {
    const path = await call({ others: [samordnare], areas: ['achieving'], ...(await ground()) })
    const opening = `${path}/opening`
    const alone = (await siri.get(opening)).text
    const first = sentForm(alone, opening)
    expect(first).toMatchObject({ purpose: ['Planera'], familyView: [''] })
    expect(first, 'the ground, and that the family knows').not.toHaveProperty('basisId')
    expect(first).not.toHaveProperty('informed')
    expect(alone).not.toContain('samma villkor')
    const untold = { informed: 'no', notInformedReason: 'Pappan får inte veta.', purpose: 'Bara samtalen' }
    const more = { others: [psykolog], areas: ['achieving'], ...(await ground(untold)) }
    expect((await siri.post(`${path}/participants`, more)).status).toBe(303)
    const both = (await siri.get(opening)).text
    expect(both).toContain('De var inte inbjudna på samma villkor.')
    expect(sentForm(both, opening)).toMatchObject({
      purpose: [''],
      informed: ['no'],
      notInformedReason: ['Pappan får inte veta.'],
    })
    // Who was let go of is neither offered nor reckoned with.
    await letGo(path, psykolog)
    const left = (await siri.get(opening)).text
    expect(sentForm(left, opening)).toMatchObject({ purpose: ['Planera'] })
    expect(sentForm(left, opening)).not.toHaveProperty('informed')
    expect(left.match(/name="editors"/g)).toHaveLength(1)
  })

  test('says of nobody who was let go of that they are in the room, and gives them no draft', async () => {
    const path = await call({ team: [forskollarare] })
    expect((await siri.get(`${path}/opening`)).text).toContain('Sara Lind från er enhet får skriva')
    await letGo(path, forskollarare)
    expect((await siri.get(`${path}/opening`)).text).not.toContain('från er enhet får skriva')
    expect((await siri.post(`${path}/opening`)).status).toBe(303)
    expect(
      await admin(
        'select edits_plan from child.meeting_participants where meeting_id = $1 and function_id = $2',
        [path.split('/')[2], forskollarare],
      ),
    ).toEqual([{ edits_plan: false }])
  })
})
