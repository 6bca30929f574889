import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../../demo/ids.ts'
import { type House, openHouse } from '../../../../test/house.ts'

// R4: what a withdrawal touches is told to whoever coordinates, before they find out by failing.

let house: House
let plan = ''
let consent = ''
beforeAll(async () => {
  house = await openHouse()
  const [row] = await admin(
    `select p.id as plan, c.id as consent from child.plans p join sharing.consents c on c.child_id = p.child_id
      join child.guardians g on g.id = c.guardian_id and g.name = 'Johanna Marklund' join sharing.consent_scopes s on s.consent_id = c.id and s.to_unit_id = $2
     where p.child_id = $1 and p.ended_at is null`,
    [ids.leo, ids.units.oppetHus],
  )
  plan = String(row?.plan)
  consent = String(row?.consent)
})
afterAll(() => house.close())

const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as Record<string, unknown>[]
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const pages = { plan: '', partners: '/partners', publication: '/publication/new' }

test('nothing is marked while the consent stands', async () => {
  const siri = await house.as('siri-alm')
  for (const page of Object.values(pages))
    expect(words((await siri.get(`/plans/${plan}${page}`)).text)).not.toContain('inte längre')
  const { text } = await siri.get(`/plans/${plan}/publication/new`)
  expect(text).toMatch(/<button[^>]*>[^<]*Dela med/)
  expect(words(text)).toContain('Lina Berg')
  expect(words((await siri.get(`/consents/${consent}`)).text)).not.toContain('Det här behöver du se över')
})

test('a withdrawal is told by name to who may know it, and leads to all that it touches', async () => {
  const johanna = await house.as('johanna-marklund', 'guardian')
  const stop = `/family/consents/${consent}/units/${ids.units.oppetHus}/withdrawal`
  const stopped = await johanna.post(stop)
  expect(stopped.status).toBe(303)
  // Under each receiver's name once.
  const received = words((await johanna.get(stopped.location)).text)
  expect(received.match(/Aktivitetsledare, Öppet hus/g)).toHaveLength(1)
  expect(received.match(/Medgivandet drogs tillbaka/g)?.length).toBeGreaterThan(1)
  // The other guardian's yes stands, and nothing rests on it: whose it hangs on is not told to them.
  const fredriks = words(
    (await (await house.as('fredrik-marklund', 'guardian')).get(`/family/children/${ids.leo}`)).text,
  )
  expect(fredriks).toMatch(
    /Öppet hus Får veta: [^.]*\. Till och med [^.]*\. Just nu har de inget som bygger på ditt ja\./,
  )
  expect(fredriks).not.toMatch(/Johanna[^.]*(slutat|tagit tillbaka)/)
  const siri = await house.as('siri-alm')
  const reach = words((await siri.get(`/children/${ids.leo}/consents`)).text)
  expect(reach).toContain('Johanna Marklund har tagit tillbaka sitt ja. Inget får delas på medgivande.')
  expect(reach).not.toContain('har inte sagt ja')
  const inbox = (await siri.get('/inbox')).text
  expect(words(inbox)).toContain('Leo Marklund · Johanna Marklund har slutat dela med Öppet hus')
  expect(inbox).toContain(`href="/consents/${consent}"`)
  // Whoever was given something on it learns that a consent is gone, as before, and not whose.
  const theirs = words((await (await house.as('lina-berg')).get('/inbox')).text)
  expect(theirs).not.toContain('Johanna')
  expect(theirs).not.toContain('har slutat dela')

  const page = (await siri.get(`/consents/${consent}`)).text
  expect(page).toContain('Det här behöver du se över')
  for (const href of [`/plans/${plan}`, `/plans/${plan}/partners/${ids.functions.aktivitetsledare}`])
    expect(page).toContain(`href="${href}"`)
})

test('of a meeting that its function was let go of nothing is left to look over', async () => {
  const siri = await house.as('siri-alm')
  const invitations = async () =>
    (await siri.get(`/consents/${consent}`)).text.split('Inbjuden till mötet').length - 1
  const before = await invitations()
  const [meeting] = await admin(
    `insert into child.meetings (collaboration_id, child_id, unit_id, function_id, once, starts_at, ends_at, invited_at)
      select c.collaboration_id, p.child_id, p.unit_id, p.lead_function_id, gen_random_uuid(), now() + interval '3 days', now() + interval '3 days 1 hour', now()
      from child.plans p join child.children c on c.id = p.child_id where p.id = $1 returning id`,
    [plan],
  )
  const [seat] = await admin(
    `insert into child.meeting_participants (meeting_id, child_id, unit_id, function_id, invited_at)
      select m.id, m.child_id, m.unit_id, $2, now() from child.meetings m where m.id = $1 returning id`,
    [meeting?.id, ids.functions.aktivitetsledare],
  )
  expect(await invitations()).toBe(before + 1)
  await admin('update child.meeting_participants set let_go_at = now() where id = $1', [seat?.id])
  expect(await invitations()).toBe(before)
  await admin('delete from child.meetings where id = $1', [meeting?.id])
})

test('the plan, who gets what and the sharing say who gets it no longer, before anything is pressed', async () => {
  const siri = await house.as('siri-alm')
  const plans = words((await siri.get(`/plans/${plan}`)).text)
  expect(plans).toContain('Får inte längre planen: medgivandet är tillbakadraget')
  expect(plans).toMatch(/står på någon som inte får planen/)
  expect(words((await siri.get(`/children/${ids.leo}`)).text)).toContain('Får inte längre planen')
  expect(words((await siri.get(`/plans/${plan}/partners`)).text)).toContain(
    'Får inte längre: medgivandet är tillbakadraget',
  )
  const { text } = await siri.get(`/plans/${plan}/publication/new`)
  const button = /<button[^>]*>([^<]*Dela [^<]*)</.exec(text.slice(text.indexOf('<main')))?.[1]
  expect(button).toContain('Dela med')
  expect(button).not.toContain('Lina')
  expect(words(text)).toContain('Lina Berg')
  expect(text).toContain(`href="/plans/${plan}/partners/${ids.functions.aktivitetsledare}"`)
  expect(text).toContain(`href="/plans/${plan}/draft"`)
  const sent = await siri.post(`/plans/${plan}/publication`, { base: '1', whatChanged: 'Nytt' })
  expect([409, 422]).toContain(sent.status)
  // A guardian is told that it is so; why may be what another guardian has said.
  const fredrik = await house.as('fredrik-marklund', 'guardian')
  const family = words((await fredrik.get(`/plans/${plan}`)).text)
  expect(family).not.toContain('tillbakadraget')
})

test('who is removed as a partner is named with their action, which is led to', async () => {
  const siri = await house.as('siri-alm')
  await admin(`update child.plan_partners set removed_at = now() where plan_id = $1 and function_id = $2`, [
    plan,
    ids.functions.aktivitetsledare,
  ])
  const { text } = await siri.get(`/plans/${plan}/publication/new`)
  expect(words(text)).toMatch(/” ska göras av Lina Berg, [^”]*, men du har inte valt vad de får\./)
  expect(text).toContain(`href="/plans/${plan}/partners/${ids.functions.aktivitetsledare}"`)
  await admin(`update child.plan_partners set removed_at = null where plan_id = $1 and function_id = $2`, [
    plan,
    ids.functions.aktivitetsledare,
  ])
})

test('the same where a consent has run out, and where whoever said yes has custody no longer', async () => {
  for (const [change, why, values] of [
    [
      `update sharing.disclosures set valid_until = now() - interval '1 day' where to_function_id = $1 and child_id = $2 and kind = 'plan' and ended_at is null`,
      'medgivandet gick ut',
      [ids.functions.aktivitetsledare, ids.leo],
    ],
    [`update child.guardians set custody = false where child_id = $1`, 'medgivandet räcker inte', [ids.leo]],
  ] as const) {
    const other = await openHouse()
    try {
      const siri = await other.as('siri-alm')
      expect(words((await siri.get(`/plans/${plan}`)).text)).not.toContain('inte längre')
      await other.database.admin.query(change, [...values])
      expect(words((await siri.get(`/plans/${plan}`)).text)).toContain(`Får inte längre planen: ${why}`)
    } finally {
      await other.close()
    }
  }
  const other = await openHouse()
  try {
    const siri = await other.as('siri-alm')
    await other.database.admin.query(
      `update sharing.consents set given_on = current_date - 90, valid_until = current_date - 2 where id = $1`,
      [consent],
    )
    expect(words((await siri.get(`/plans/${plan}/partners`)).text)).toContain(
      'Får inte längre: medgivandet gick ut',
    )
    const { text } = await siri.get(`/plans/${plan}/publication/new`)
    expect(words(text)).toContain('får inte längre: medgivandet gick ut')
  } finally {
    await other.close()
  }
})

test('what somebody has done stands as theirs, and stops no new version when they are given nothing more', async () => {
  const other = await openHouse()
  try {
    const run = other.database.admin
    const siri = await other.as('siri-alm')
    await run.query(
      `update child.plan_partners set removed_at = now() where plan_id = $1 and function_id = $2`,
      [plan, ids.functions.aktivitetsledare],
    )
    const page = async () => words((await siri.get(`/plans/${plan}/publication/new`)).text)
    expect(await page()).toMatch(/” ska göras av Lina Berg/)
    await run.query(
      `insert into child.action_marks (plan_id, part_id, child_id, unit_id, state, function_id, person_id, at, once)
        select p.plan_id, p.id, l.child_id, l.unit_id, 'done', p.function_id, $3, now(), gen_random_uuid() from child.plan_parts p join child.plans l on l.id = p.plan_id
        where p.plan_id = $1 and p.function_id = $2 and p.kind = 'action'`,
      [plan, ids.functions.aktivitetsledare, ids.lina],
    )
    const after = await page()
    expect(after).not.toContain('Lina Berg')
    expect(after, 'the action itself stays').not.toContain('Låt någon annan')
  } finally {
    await other.close()
  }
})
