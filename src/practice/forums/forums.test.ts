import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { forumForm } from '../../../test/routes/joint-items.ts'
import { forumPaths } from './noun.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
type Browser = Awaited<ReturnType<House['as']>>

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const idIn = (at: string) => at.split('/')[2]?.split('?')[0] as string
const make = async (by: Browser, title: string, audience: string, level: string) =>
  idIn((await by.post('/forums', { ...forumForm(title, audience), level, once: randomUUID() })).location)
const party = (others: string, role = 'member') => ({
  others,
  search: '',
  named: '',
  declined: '',
  role,
  once: randomUUID(),
})
const link = (to: string, kind: string) => ({ to, kind, search: '', once: randomUUID() })

test('forums are told by level, with where questions go, who sits in most, and from where nothing goes on', async () => {
  const [siri, jonas, lina] = [
    await house.as('siri-alm'),
    await house.as('jonas-ek'),
    await house.as('lina-berg'),
  ]
  await house.database.admin.query('delete from joint.subjects')
  expect((await lina.get(forumPaths.overview())).text).toContain('Det finns inga forum som du kan läsa än.')
  const upper = await make(jonas, 'Ledningsgruppen', 'collaboration', 'overall')
  const lower = await make(siri, 'Beredskapsgruppen', 'collaboration', 'practice')
  const woken = await make(siri, 'Teammötena', 'collaboration', 'practice')
  const hidden = await make(siri, 'Den slutna gruppen', 'parties', 'practice')
  for (const id of [lower, woken, hidden])
    await siri.post(`/subjects/${id}/parties`, party(ids.functions.samordnare))
  await siri.post(`/subjects/${lower}/links`, link(upper, 'lifts_to'))
  await siri.post(`/subjects/${lower}/links`, link(woken, 'activates'))
  const before = words((await lina.get(forumPaths.overview())).text)
  expect(before, 'what is not agreed carries nothing').toMatch(
    /Här tar ingen emot .*Beredskapsgruppen.*Teammötena.*Alla forum/,
  )
  expect(before).toContain('Väntar på ja från den andra sidan')
  const { rows } = await house.database.admin.query(
    `select id from joint.links where kind = 'lifts_to' and from_id = $1`,
    [lower],
  )
  await jonas.post(`/subjects/${upper}/links/${rows[0].id}/agreement`)

  const page = words((await lina.get(forumPaths.overview())).text)
  for (const said of [
    'Beredskapsgruppen: lyfter frågor till Ledningsgruppen',
    'Beredskapsgruppen: kan väcka Teammötena',
    'Väcker Teammötena.',
    'Väcks av Beredskapsgruppen.',
    'Samordnare, Centrala barn- och elevhälsan: 3 forum',
  ])
    expect(page).toContain(said)
  const holes = /Här tar ingen emot(.*)Alla forum/.exec(page)?.[1] ?? ''
  expect(holes).toContain('Teammötena')
  expect(holes, 'it goes on upwards').not.toContain('Beredskapsgruppen')
  expect(holes, 'the highest has nowhere to go').not.toContain('Ledningsgruppen')
  expect(page, 'what one may not read is not there, nor counted').not.toContain('Den slutna gruppen')
  const own = words((await siri.get(forumPaths.overview())).text)
  expect(own).toContain('Den slutna gruppen')
  expect(own).toContain('Samordnare, Centrala barn- och elevhälsan: 4 forum')
})

test('the demo’s seven groups stand on one page: the first wakes the third, the sixth the fourth, and who sits in most is read off', async () => {
  const other = await openHouse()
  try {
    const page = words((await (await other.as('sara-lind')).get(forumPaths.overview())).text)
    expect(page).toContain('Beredskapsgruppen: kan väcka Gode män och platser')
    expect(page).toContain('Samordning av boenden: kan väcka Teammöten om placeringar')
    const seats = /Sitter i flest(.*)/.exec(page)?.[1] ?? ''
    expect(page).toContain('Enhetschef, Socialtjänsten, barn och familj (ansvarig)')
    expect(seats.indexOf('Samordnare, Centrala barn- och elevhälsan: 4 forum')).toBeGreaterThan(0)
    expect(seats).toContain('Kontaktperson')
    expect(page).toMatch(/Här tar ingen emot.*Inför skolstarten.*Alla forum/)
  } finally {
    await other.close()
  }
})
