import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, ids } from '../../../../demo/ids.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { surveyPaths } from '../noun.ts'

let house: House
let tomas: Awaited<ReturnType<House['as']>>
beforeAll(async () => {
  house = await openHouse()
  tomas = await house.as('tomas-aberg')
})
afterAll(() => house.close())

const all = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const day = (from: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now() + from * 86_400_000)
const ekdala = idOf('organisation/ekdala')
const { bjorkbacken, elevhalsan } = ids.units

async function plan(ways = ['personal', 'forwarded']) {
  const [version] = await all(
    `select v.id from learning.instruments i join learning.instrument_versions v on v.instrument_id = i.id where i.code = 'implementation-survey' and v.state = 'published'`,
  )
  const { location } = await tomas.post(surveyPaths.surveys(), {
    version: version?.id,
    titleSv: 'Vår enkät',
    titleEn: 'Our survey',
    introductionSv: '',
    introductionEn: '',
    languages: ['sv', 'en'],
    ways,
    anonymous: 'yes',
    opensOn: day(2),
    closesOn: day(20),
    remindOn: '',
    goal: '',
    previous: '',
  })
  return location.split('/').at(-1) as string
}
const ask = (id: string, more: Record<string, string | string[]>) =>
  tomas.post(surveyPaths.targets(id), { places: [], roles: '', ...more })
const targetsOf = (id: string) =>
  all('select id, organisation_id, unit_id from learning.targets where survey_id = $1', [id])
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('Choosing whom to ask', () => {
  test('a whole organisation is called one shared link, and says that nobody there is mailed', async () => {
    const { text } = await tomas.get(surveyPaths.newTargets(await plan()))
    expect(text).toContain('En gemensam länk för hela Ekdala kommun')
    expect(text).toContain('Kring mejlar inte var och en')
  })

  test('an open link alone needs no units: it is chosen from the start, and nothing chosen is a mistake of the whole form', async () => {
    const id = await plan(['open'])
    const survey = plain((await tomas.get(surveyPaths.survey(id))).text)
    expect(survey).toContain('Gör den öppna länken')
    const { text } = await tomas.get(surveyPaths.newTargets(id))
    expect(text).toMatch(/name="openLink"[^>]* checked|checked[^>]*name="openLink"/)
    expect(text.indexOf('name="openLink"')).toBeLessThan(text.indexOf('name="places"'))
    const nothing = await ask(id, {})
    expect(nothing.status).toBe(422)
    expect(nothing.text).not.toMatch(/href="#field-places/)
    expect((await ask(id, { openLink: 'yes' })).status).toBe(303)
  })

  test('one button ticks all units of an organisation and not the whole, keeps what was typed, and asks nobody yet', async () => {
    const id = await plan()
    const { status, text } = await ask(id, { find: `all ${ekdala}`, places: [ekdala], roles: 'Lärare' })
    expect(status).toBe(422)
    const ticked = [...text.matchAll(/name="places" value="([^"]+)" checked/g)].map(each => each[1])
    const units = await all('select id from people.units where organisation_id = $1', [ekdala])
    expect(units.length).toBeGreaterThan(2)
    expect(ticked.sort()).toEqual(units.map(unit => unit.id).sort())
    expect(text).toContain('Lärare')
    expect(await targetsOf(id)).toEqual([])
    const unknown = await ask(id, { find: `all ${ids.amina}` })
    expect(unknown.text).not.toMatch(/name="places" value="[^"]+" checked/)
  })

  test('people who would be asked twice are told of first, also when the whole is asked already', async () => {
    const id = await plan()
    const both = { places: [ekdala, bjorkbacken] }
    const told = await ask(id, both)
    expect([told.status, await targetsOf(id)]).toEqual([422, []])
    expect(told.text).toContain('Samma personer får två länkar: Ekdala kommun')
    const yes = /name="twice" value="([^"]+)"/.exec(told.text)?.[1] as string
    expect(yes).toBe(ekdala)
    // A yes holds for what it was said of.
    expect((await ask(id, { ...both, twice: ids.amina })).status).toBe(422)
    expect((await ask(id, { ...both, twice: yes })).status).toBe(303)
    expect(await targetsOf(id)).toHaveLength(2)

    const later = await plan()
    expect((await ask(later, { places: [ekdala] })).status).toBe(303)
    expect((await ask(later, { places: [elevhalsan] })).text).toContain('Samma personer får två länkar')
    // Of another organisation: asked at once.
    expect((await ask(later, { places: [ids.units.solrosen] })).status).toBe(303)
  })

  test('two units by one name are told apart by their organisation wherever they are listed', async () => {
    const id = await plan()
    await all('update people.units set name = $2 where id = any($1)', [
      [bjorkbacken, ids.units.solrosen],
      'Eken',
    ])
    await ask(id, { places: [bjorkbacken, ids.units.solrosen, elevhalsan] })
    for (const path of [
      surveyPaths.survey(id),
      surveyPaths.managers(id),
      surveyPaths.newInvitations(id),
      surveyPaths.target(
        id,
        (await targetsOf(id)).find(target => target.unit_id === bjorkbacken)?.id as string,
      ),
    ]) {
      const { text } = await tomas.get(path)
      expect(text, path).toContain('Eken, Ekdala kommun')
      if (!path.includes('/targets/')) {
        expect(text, path).toContain('Eken, Region Ekdala')
        expect(text, path).toMatch(/Centrala barn- och elevhälsan(?!, Ekdala)/)
      }
    }
  })
})

describe('What begins at once', () => {
  async function planFor(addresses: number) {
    const id = await plan()
    await ask(id, { places: [bjorkbacken, elevhalsan] })
    const [target] = await targetsOf(id)
    await all('update learning.targets set manager_address = $2 where id = $1', [
      target?.id,
      'chef@ekdala.example',
    ])
    if (addresses)
      await tomas.post(surveyPaths.invitations(id), {
        addresses: Array.from({ length: addresses }, (_, n) => `a${n}@ekdala.example`).join('\n'),
        target: '',
      })
    return id
  }

  const send = (id: string) =>
    all(
      `update learning.invitations set state = 'sent', who_hash = sha256(id::text::bytea) where survey_id = $1`,
      [id],
    )

  test('opening says first how many are mailed, who is not, and until when', async () => {
    const id = await planFor(6)
    const page = await tomas.get(surveyPaths.survey(id))
    expect(page.text).toContain(`href="${surveyPaths.opening(id)}"`)
    expect(page.text).not.toContain('name="state" value="open"')
    const asked = plain((await tomas.get(surveyPaths.opening(id))).text)
    for (const said of [
      '1 chef får ett mejl',
      '6 personer får ett mejl',
      '1 enhet får inget mejl',
      'Sista dag att svara är',
      'går inte att ta tillbaka',
    ])
      expect(asked).toContain(said)
    expect(await all('select state from learning.surveys where id = $1', [id])).toEqual([
      { state: 'planned' },
    ])
  })

  test('an anonymous survey with fewer than five addresses says that they wait', async () => {
    const asked = plain((await tomas.get(surveyPaths.opening(await planFor(3)))).text)
    expect(asked).toContain('3 adresser väntar tills de är fem')
    expect(asked).not.toContain('personer får ett mejl')
  })

  test('whoever opened it gets a receipt with the next step, also when the mails have gone; nobody else, and not for long', async () => {
    const id = await planFor(6)
    expect((await tomas.post(surveyPaths.state(id), { state: 'open', note: '' })).status).toBe(303)
    const receipt = async () => {
      const { text } = await tomas.get(surveyPaths.survey(id))
      return /<section class="alert" data-tone="success"[\s\S]*?<\/section>/.exec(text)?.[0] ?? ''
    }
    expect(plain(await receipt())).toContain('Enkäten är öppen till och med')
    expect(await receipt()).toContain(surveyPaths.managers(id))
    await all(
      `update learning.targets set manager_sent_on = current_date where survey_id = $1 and manager_address is not null`,
      [id],
    )
    await send(id)
    expect(plain(await receipt())).toContain('6 personer får ett mejl')
    await all(`update learning.survey_moves set at = at - interval '11 minutes' where survey_id = $1`, [id])
    expect(await receipt()).toBe('')
    expect((await tomas.get(surveyPaths.opening(id))).status, 'it is open already').toBe(303)
  })

  test('reminders, links to those who wait and addresses that are added to an open survey say so before the press', async () => {
    const id = await planFor(6)
    await tomas.post(surveyPaths.state(id), { state: 'open', note: '' })
    expect(plain((await tomas.get(surveyPaths.invitations(id))).text)).toContain('6 personer får ett mejl')
    await send(id)
    const reminding = plain((await tomas.get(surveyPaths.reminders(id))).text)
    expect(reminding).toContain('Av 6 personer som har fått en egen länk får de en påminnelse')
    const page = (await tomas.get(surveyPaths.survey(id))).text
    expect(page, 'no button of the survey’s page mails anybody').not.toMatch(
      /action="[^"]*\/(reminders|invitations)"/,
    )
    expect((await tomas.get(surveyPaths.newInvitations(id))).text).toContain('Lägg till och skicka mejlen')
    const sara = await house.as('sara-lind')
    for (const path of [surveyPaths.opening(id), surveyPaths.reminders(id), surveyPaths.invitations(id)])
      expect((await sara.get(path)).status).toBe(404)
  })
})
