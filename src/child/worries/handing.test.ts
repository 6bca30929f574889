import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { sentForm } from '../../../test/sent-form.ts'

// What is written to be handed over is not lost when the record changes while it is written (R20), and tells of no child (R8).

let house: House
type Browser = Awaited<ReturnType<House['as']>>
/** Works with Amina. Siri does not. */
let maria: Browser
let siri: Browser
const { stodsamordnare } = ids.functions
const amina = { givenName: 'Amina', familyName: 'Haddad', birthDate: '2021-04-24', personNumber: '' }
const words = 'Hon sa att hon är rädd för natten.'
const answers = { 'q.noticed': words, 'q.guardians_know': 'partly' }
const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

beforeEach(async () => {
  house = await openHouse()
  maria = await house.as('maria-lund')
  siri = await house.as('siri-alm')
  expect((await siri.post('/worries/handing', amina)).status).toBe(200)
})
afterEach(() => house.close())

const letIn = async () =>
  expect((await maria.post(`/children/${ids.amina}/team`, { functionId: stodsamordnare })).status).toBe(303)

describe('Handed over by one who has been let in meanwhile', () => {
  test('the text goes on in the child’s own form, as a draft', async () => {
    await letIn()
    for (const sent of [answers, { ...answers, 'q.guardians_know': '' }]) {
      const { status, location } = await siri.post('/worries/handed', { ...amina, ...sent })
      expect([status, location]).toEqual([
        303,
        expect.stringContaining(`/worries/new?child=${ids.amina}&draft=`),
      ])
      const form = (await siri.get(location)).text
      expect(form).toContain('Påbörjat.')
      expect(sentForm(form, '/worries')).toMatchObject({ 'q.noticed': [words] })
    }
    expect(await admin('select from child.worries where handed_as <> $1', [''])).toEqual([])
    expect(
      await admin(
        `select purpose from audit.access_log where child_id = $1 and item_kind = 'draft_worry' and act = 'write'`,
        [ids.amina],
      ),
    ).toHaveLength(2)
  })

  test('what had been sent before is sent once, and what was taken back is taken along', async () => {
    const once = randomUUID()
    const first = await siri.post('/worries/handed', { ...amina, ...answers, once })
    expect(first.location).toMatch(/^\/worries\/handed\//)
    await letIn()
    expect((await siri.post('/worries/handed', { ...amina, ...answers, once })).location).toBe(first.location)
    const again = (await siri.post(`${first.location}/withdrawal`)).location.split('=').at(-1) as string
    const { location } = await siri.post('/worries/handing', { ...amina, again })
    expect(sentForm((await siri.get(location)).text, '/worries')).toMatchObject({ 'q.noticed': [words] })
  })
})

test('Handed over about a child that was protected meanwhile, the text stays on a page that is the same as for no child at all', async () => {
  expect(
    (await maria.post(`/children/${ids.amina}/protection`, { level: 'marked', reason: 'Hot mot familjen' }))
      .status,
  ).toBe(303)
  const nobody = { ...amina, givenName: 'Ingen', familyName: 'Alls' }
  const strip = (page: string) =>
    page
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
      .replaceAll(/Amina|Haddad|Ingen|Alls/g, '')
  for (const sent of [answers, { ...answers, 'q.noticed': '' }]) {
    const [secret, none] = [
      await siri.post('/worries/handed', { ...amina, ...sent }),
      await siri.post('/worries/handed', { ...nobody, ...sent }),
    ]
    expect([secret.status, none.status]).toEqual([422, 422])
    expect(strip(secret.text)).toBe(strip(none.text))
    expect(secret.text).toContain('Ni har inget sådant barn att lämna till. Din text står kvar här.')
    expect(sentForm(secret.text, '/worries/handed')['q.noticed']).toEqual([sent['q.noticed']])
  }
})
