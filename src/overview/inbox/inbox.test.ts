import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { type Row, sectionOf } from './inbox.ts'

const elsie = idOf('child/elsie')
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const admin = async <T>(sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as T[]

/** What stands under each heading, in the order of the page. */
function cards(html: string) {
  const parts = html.split(/<h2[^>]*>/).slice(1)
  return parts.map(part => ({
    heading: part.slice(0, part.indexOf('</h2>')).replace(/<[^>]+>/g, ''),
    rows: [...part.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, row]) =>
      (row as string)
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  }))
}
const inboxOf = async (who: string, view = '') => (await (await house.as(who)).get(`/inbox${view}`)).text

describe('What is late', () => {
  test('stands first, is said, and names the child and the person first (the worst thing was the least visible)', async () => {
    const page = await inboxOf('maria-lund')
    const [first] = cards(page)
    expect(first?.heading).toBe('Försenat')
    expect(first?.rows[0]).toMatch(/^Elsie \S+ · Sara Lind har märkt något Förskollärare/)
    expect(first?.rows[0]).toContain('Försenad, skulle ha besvarats')
    expect(page).toMatch(/<p class="lead">(En sak är försenad|\d+ saker är försenade)\./)
    expect(page).not.toContain('Inget väntar')
    const headings = cards(page).map(({ heading }) => heading)
    const known = ['Försenat', 'I dag', 'Den här veckan', 'Senare', 'Nyheter']
    expect(headings).toEqual(known.filter(each => headings.includes(each)))
  })

  test('is said to whom it was promised too, where nothing waits for them', async () => {
    await admin(`update child.worries set answer_by = current_date - 9 where author_function_id = (select function_id from people.appointments a
      join people.persons p on p.id = a.person_id where p.name = 'Sara Lind' limit 1) and answered_at is null`)
    await admin(`update child.plan_version_parts set until_on = null where function_id = (select function_id from people.appointments a
      join people.persons p on p.id = a.person_id where p.name = 'Sara Lind' limit 1)`)
    const page = await inboxOf('sara-lind')
    expect(page).toMatch(/Du väntar på .* försenad/)
    expect(page).not.toContain('Inget väntar på dig')
    const mine = cards(await inboxOf('sara-lind', '?view=mine'))
    expect(mine[0]?.heading).toBe('Försenat')
    expect(mine.at(-1)?.heading).toBe('Besvarat')
  })

  test('of others is told to the lead of the plan, one row a plan, and leaves the menu alone', async () => {
    const [plan] = await admin<{ id: string; parts: string[] }>(`
      select p.id, array_agg(v.part_id::text) as parts from child.plans p join child.plan_version_parts v on v.plan_id = p.id and v.version = p.current_version
      where p.ended_at is null and p.lead_function_id = '${ids.functions.stodsamordnare}' and v.kind = 'action' and v.function_id is distinct from p.lead_function_id
      group by p.id having count(*) > 1 limit 1`)
    const { id, parts } = plan as { id: string; parts: string[] }
    const late = (days: string) =>
      admin(
        `update child.plan_version_parts set until_on = ${days} where plan_id = $1 and part_id = any($2::uuid[])`,
        [id, parts],
      )
    const counted = async () => {
      const page = await inboxOf('siri-alm')
      return /<a href="\/inbox"[\s\S]*?<\/a>/.exec(page)?.[0].replace(/<[^>]+>/g, ' ')
    }
    await admin('delete from child.action_marks where plan_id = $1', [id])
    await late('current_date + 9')
    const before = await counted()
    const row = async () =>
      cards(await inboxOf('siri-alm')).find(({ heading }) => heading === 'Försenat')?.rows ?? []
    const word = new RegExp(`· ${parts.length} insatser är försenade`)
    expect((await row()).join()).not.toMatch(word)
    await late('current_date - 3')
    const told = (await row()).filter(each => word.test(each))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('Försenat sedan')
    expect(await inboxOf('siri-alm')).toMatch(/Du väntar på .* försenad/)
    expect(await inboxOf('siri-alm', '?view=mine')).toMatch(word)
    expect(await counted()).toBe(before)
    // What is done is not late, and who does the actions does not lead the plan.
    await admin(
      `insert into child.action_marks (plan_id, part_id, child_id, unit_id, state, function_id, person_id, once)
        select v.plan_id, v.part_id, v.child_id, v.unit_id, 'done', v.function_id, '${ids.siri}', gen_random_uuid() from child.plan_version_parts v
        join child.plans p on p.id = v.plan_id and p.current_version = v.version where v.plan_id = $1 and v.part_id = any($2::uuid[])`,
      [id, parts.slice(1)],
    )
    expect((await row()).join()).toContain('· 1 insats är försenad')
    for (const who of ['maria-lund', 'jonas-ek', 'lina-berg'])
      expect(await inboxOf(who)).not.toContain('insats är försenad')
  })

  test('in the unit is one line to its manager alone, without a child, and leaves the menu alone', async () => {
    const page = await inboxOf('anders-holm')
    const [figures] = await admin<{ n: number }>(`
      select count(*)::int as n from child.worries w where w.answered_at is null and w.withdrawn_at is null and w.answer_by < current_date
        and w.to_function_id = '${ids.functions.rektor}'`)
    expect(figures?.n).toBeGreaterThan(0)
    const late = cards(page).find(({ heading }) => heading === 'Försenat')
    expect(late?.rows).toEqual([expect.stringMatching(/^\d+ försenade? hos andra i er enhet/)])
    expect(page).toMatch(/<a href="\/unit">\d+ försenad/)
    expect(page).not.toContain('Inget väntar på dig')
    const names = await admin<{ name: string }>('select distinct given_name as name from child.children')
    expect(names.length).toBeGreaterThan(5)
    for (const { name } of names) expect(page).not.toMatch(new RegExp(`\\b${name}\\b`))
    expect(/<a href="\/inbox"[\s\S]*?<\/a>/.exec(page)?.[0].replace(/<[^>]+>/g, '')).toBe('I dag')
    for (const who of ['maria-lund', 'siri-alm', 'jonas-ek'])
      expect(await inboxOf(who)).not.toContain('hos andra i er enhet')
  })

  test('has its own word on the child’s page', async () => {
    expect((await (await house.as('maria-lund')).get(`/children/${elsie}`)).text).toContain(
      'Försenad, skulle ha besvarats',
    )
  })
})

test.each([
  ['2026-12-05T23:30:00Z', '2026-12-06', 'today'],
  ['2026-12-05T23:30:00Z', '2026-12-05', 'late'],
  ['2026-12-05T22:30:00Z', '2026-12-05', 'today'],
  // The nights when the clock is moved.
  ['2026-03-28T23:30:00Z', '2026-03-29', 'today'],
  ['2026-10-25T22:30:00Z', '2026-10-25', 'today'],
  ['2026-11-24T12:00:00Z', '2026-11-29', 'week'],
  ['2026-11-24T12:00:00Z', '2026-11-30', 'later'],
  ['2026-11-24T12:00:00Z', null, 'later'],
])('at %s what is due on %s stands under %s', (now, due, section) => {
  expect(sectionOf({ due, answered: false } as Row, new Date(now))).toBe(section)
})

test('an invitation that is not answered is a row, and gone with its news when it is', async () => {
  const [asked] = await admin<{ meeting: string; subject: string }>(
    `select p.meeting_id as meeting, x.subject from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
      join people.appointments a on a.function_id = p.function_id and a.ends_at is null join people.accounts x on x.person_id = a.person_id
    where m.ends_at > now() + interval '1 day' and m.cancelled_at is null and m.unit_id = a.unit_id and m.function_id <> p.function_id
      and exists (select from sharing.involvements i where i.child_id = m.child_id and i.function_id = p.function_id and i.ended_at is null) limit 1`,
  )
  if (!asked) throw new Error('nobody in the story is invited')
  await admin(
    'update child.meeting_participants set answer = null, answered_at = null where meeting_id = $1',
    [asked.meeting],
  )
  const invited = await house.as(asked.subject)
  expect((await invited.get('/inbox')).text).toMatch(/ · [^<]+ bjuder in till möte/)
  await invited.post(`/meetings/${asked.meeting}/answer`, { answer: 'yes' })
  await invited.get(`/meetings/${asked.meeting}`)
  expect((await invited.get('/inbox')).text).not.toMatch(
    new RegExp(`/meetings/${asked.meeting}"[^>]*>[^<]*(bjuder|bjuden)`),
  )
})

describe('A meeting of today or tomorrow', () => {
  const leo = idOf('meeting/leo/24')
  const func = async (subject: string) =>
    (
      await admin<{ id: string }>(
        `select a.function_id as id from people.appointments a join people.accounts x on x.person_id = a.person_id where x.subject = $1 and a.ends_at is null limit 1`,
        [subject],
      )
    )[0]?.id as string
  const set = (column: string, value: string) =>
    admin(`update child.meetings set ${column} = ${value} where id = $1`, [leo])
  const answer = async (subject: string, given: string | null) =>
    admin(
      'update child.meeting_participants set answer = $3, answered_at = now() where meeting_id = $1 and function_id = $2',
      [leo, await func(subject), given],
    )
  const under = async (subject: string, heading: string) =>
    (cards(await inboxOf(subject)).find(each => each.heading === heading)?.rows ?? []).join()
  const at = (day: string) =>
    set('(starts_at, ends_at)', `(${day}::date + time '11:15', ${day}::date + time '23:59:59')`)

  test('stands under its day for who has called it and who has said yes, is not counted, and waits for nobody', async () => {
    const count = async (subject: string) =>
      /<a href="\/inbox"[\s\S]*?<\/a>/.exec(await inboxOf(subject))?.[0].replace(/<[^>]+>/g, ' ')
    await answer('jonas-ek', 'yes')
    await answer('lina-berg', 'no')
    await answer('sara-lind', 'yes')
    const before = [await count('siri-alm'), await count('jonas-ek')]
    await at('current_date')
    for (const subject of ['siri-alm', 'jonas-ek', 'sara-lind'])
      expect(await under(subject, 'I dag'), subject).toContain('Leo Marklund · Möte kl. 11.15')
    expect(await under('jonas-ek', 'I dag')).toContain('Stödsamordnare, Björkbackens förskola')
    expect([await count('siri-alm'), await count('jonas-ek')]).toEqual(before)
    for (const subject of ['lina-berg', 'elin-dahl', 'maria-lund'])
      expect(await inboxOf(subject), subject).not.toContain('Möte kl.')
    expect(await inboxOf('jonas-ek', '?view=mine')).not.toContain('Möte kl.')
    await at('(current_date + 1)')
    for (const subject of ['siri-alm', 'jonas-ek'])
      expect(await inboxOf(subject), subject).toMatch(/Möte kl\. 11\.15[\s\S]{0,900}i morgon/)
    await at('(current_date + 2)')
    for (const subject of ['siri-alm', 'jonas-ek']) expect(await inboxOf(subject)).not.toContain('Möte kl.')
  })

  test('says that it goes on and leads to the draft whom it is open to, and is gone when it is closed, cancelled or lost', async () => {
    await answer('jonas-ek', 'maybe')
    await at('current_date')
    await set('opened_at', 'now()')
    const draft = (await under('siri-alm', 'I dag')).includes('Till utkastet')
    expect(draft, 'the lead').toBe(true)
    expect(await under('jonas-ek', 'I dag')).toContain('Mötet pågår, kl. 11.15')
    expect(await under('jonas-ek', 'I dag'), 'the draft is not open to another unit').not.toContain(
      'Till utkastet',
    )
    const [disclosure] = await admin<{ id: string }>(
      `update sharing.disclosures d set ended_at = now(), end_reason = 'ended_by_giver' where d.to_function_id = $2 and d.ended_at is null
        and exists (select from sharing.disclosed_items i where i.disclosure_id = d.id and i.item_id = $1) returning d.id`,
      [leo, await func('jonas-ek')],
    )
    expect(disclosure).toBeDefined()
    expect(await inboxOf('jonas-ek'), 'rights of now').not.toContain('Mötet pågår')
    expect(await under('siri-alm', 'I dag')).toContain('Mötet pågår')
    await set('closed_at', 'now()')
    expect(await inboxOf('siri-alm')).not.toContain('Mötet pågår')
    await set('closed_at', 'null')
    await set('cancelled_at', 'now()')
    expect(await inboxOf('siri-alm')).not.toContain('Mötet pågår')
  })
})

test('who has no child to notice something about is not asked to write it', async () => {
  for (const who of ['eva-sand', 'nils-kvist'])
    expect(await inboxOf(who), who).not.toContain('Skriv något du har märkt')
  for (const who of ['sara-lind', 'maria-lund', 'anders-holm'])
    expect(await inboxOf(who), who).toContain('Skriv något du har märkt')
})

describe('News', () => {
  test('can be taken away and brought back, and the focus goes to the next', async () => {
    const [func] = await admin<{ id: string; unit: string; tenant: string }>(
      `select f.id, f.unit_id as unit, f.collaboration_id as tenant from people.functions f join people.appointments a on a.function_id = f.id
        join people.persons p on p.id = a.person_id where p.name = 'Maria Lund' and a.ends_at is null limit 1`,
    )
    const made = await admin<{ id: string }>(
      `insert into sharing.notices (collaboration_id, to_function_id, kind, item_id, made_at)
        select $1, $2, 'appointment_made', platform.new_id(), now() + n * interval '1 second' from generate_series(1, 3) n returning id`,
      [func?.tenant, func?.id],
    )
    const [third, second, first] = made.map(({ id }) => id) as [string, string, string]
    const maria = await house.as('maria-lund')
    const removed = await maria.post(`/notices/${second}/seen`, { view: 'new', page: '1', next: third })
    expect(removed.location).toBe(`/inbox?view=new&removed=${second}&next=${third}`)
    const page = (await maria.get(removed.location)).text
    expect(page).toContain('data-say="Nyheten är borttagen."')
    expect(page).not.toContain(`id="notice-${second}"`)
    expect(new RegExp(`id="notice-${third}"[\\s\\S]*?<button[^>]*>`).exec(page)?.[0]).toMatch(/autofocus/)
    const back = await maria.post(`/notices/${second}/unseen`, { view: 'new' })
    const again = (await maria.get(back.location)).text
    expect(again).toContain(`id="notice-${second}"`)
    expect(again).not.toContain('data-say')
    // The last one: the focus goes to the way back.
    const last = await maria.post(`/notices/${first}/seen`, { next: 'nonsense', page: '-1', view: 'x' })
    expect(last.location).toBe(`/inbox?removed=${first}`)
    expect(/id="undo-[\s\S]*?<button[^>]*>/.exec((await maria.get(last.location)).text)?.[0]).toMatch(
      /autofocus/,
    )
    await admin('delete from sharing.notices where id = any($1)', [made.map(({ id }) => id)])
  })
})

test('a long inbox has pages of fifty, without a row lost or told twice', async () => {
  const [sara] = await admin<{ id: string }>(
    `select w.id from child.worries w where w.child_id = $1 order by w.sent_at limit 1`,
    [elsie],
  )
  await admin(
    `with made as (insert into child.worries (collaboration_id, child_id, unit_id, author_function_id, author_person_id, to_function_id, areas, answer_by, once)
        select w.collaboration_id, w.child_id, w.unit_id, w.author_function_id, w.author_person_id, w.to_function_id, w.areas, current_date + 30 + n, gen_random_uuid()
        from child.worries w, generate_series(1, 130) n where w.id = $1 returning id, child_id, unit_id)
      insert into child.worry_versions (worry_id, version, child_id, unit_id, instrument_version_id, answers, written_by)
        select m.id, 1, m.child_id, m.unit_id, v.instrument_version_id, v.answers, v.written_by from made m, child.worry_versions v where v.worry_id = $1`,
    [sara?.id],
  )
  const maria = await house.as('maria-lund')
  const seen: string[] = []
  let pages = 0
  for (let next: string | undefined = '/inbox'; next; pages++) {
    const { text } = await maria.get(next)
    const rows = [...text.matchAll(/href="\/worries\/([0-9a-f-]{36})"/g)].map(([, id]) => id as string)
    expect(
      cards(text).flatMap(({ heading, rows: lines }) => (heading === 'Nyheter' ? [] : lines)).length,
    ).toBeLessThanOrEqual(50)
    seen.push(...rows)
    next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  const [{ n } = { n: 0 }] = await admin<{ n: number }>(
    `select count(*)::int as n from child.worries w where w.answered_at is null and w.to_function_id = (select to_function_id from child.worries where id = $1)`,
    [sara?.id],
  )
  expect(n).toBeGreaterThan(130)
  expect(pages).toBeGreaterThan(2)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toHaveLength(n)
  expect((await maria.get('/inbox')).text).toMatch(/99\+ (till )?väntar på dig/)
})

test('the list goes by one name: only one’s own mail program is called an inbox', () => {
  const files = globSync('src/**/{texts,*-texts}.ts')
  expect(files.length).toBeGreaterThan(60)
  const said = files.filter(file => /inkorg|\binbox\b(?!\w)/i.test(wordsIn(readFileSync(file, 'utf8'))))
  expect(said).toEqual(['src/learning/surveys/invitations/texts.ts'])
  expect(wordsIn("toInbox: { sv: 'Till inkorgen', en: 'To the inbox' }")).toBe(
    "'Till inkorgen' 'To the inbox'",
  )
})

/** What stands on the screen; names in code are passed over. */
const wordsIn = (file: string) =>
  (file.match(/'[^'\n]*'|`[^`]*`/g) ?? []).filter(text => / /.test(text)).join(' ')

test('a reviewer for whom nothing waits is led to the log, and nobody else is', async () => {
  const eva = await house.as('eva-sand')
  expect((await eva.get('/inbox?view=mine')).text).toContain('Granska loggen')
  expect((await (await house.as('lina-berg')).get('/inbox?view=mine')).text).not.toContain('Granska loggen')
})
