import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { demoSettings } from '../../../demo/seed.ts'
import { type House, openHouse, testOrigin } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'
import { newSessionToken } from '../../platform/session/index.ts'

let house: House
/** Manages Björkbacken. */
let anders: Awaited<ReturnType<House['as']>>
const rektor = ids.functions.rektor
const one = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows[0]
const holding = async (functionId: string) =>
  (
    await one(
      'select id from people.appointments where function_id = $1 and starts_at <= now() and (ends_at is null or ends_at > now())',
      [functionId],
    )
  ).id as string
const count = async (functionId: string) =>
  (await one('select count(*) as n from people.appointments where function_id = $1', [functionId]))
    .n as number
const dayFrom = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now() + days * 86_400_000)
const over = async (more: Record<string, string> = {}) => ({
  leaves: await holding(rektor),
  person: ids.karin,
  name: '',
  email: '',
  subject: '',
  when: 'now',
  day: '',
  ...more,
})
const path = `/functions/${rektor}/handover`

beforeEach(async () => {
  house = await openHouse()
  anders = await house.as('anders-holm')
})
afterEach(() => house.close())

/** Nothing of it: not found, or sent to the page that says that one has no function. */
async function isOutside(person: typeof anders, address: string) {
  const { status, location, text } = await person.get(address)
  return status === 404 || (status === 303 && location.startsWith('/appointments') && text === '')
}

/** An open page's stream: what it has been told so far. */
async function listen(token: string, topic: string) {
  const stop = new AbortController()
  const answer = await house.app.request(`${testOrigin}/live?topic=${topic}`, {
    headers: { cookie: `__Host-kring=${token}` },
    signal: stop.signal,
  })
  expect(answer.status).toBe(200)
  let told = ''
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const reading = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      told += new TextDecoder().decode(part.value)
  })().catch(() => {})
  const until = async (word: string, ms: number) => {
    for (let waited = 0; waited < ms && !told.includes(word); waited += 25) await sleep(25)
    return told.includes(word)
  }
  return {
    until,
    close: async () => {
      stop.abort()
      await reader.cancel().catch(() => {})
      await reading
    },
  }
}

describe('A function is handed over', () => {
  test('the new one has everything and the old one nothing, from that second, in every open tab (R15)', async () => {
    const maria = await house.as('maria-lund')
    const child = `/children/${ids.amina}`
    expect((await maria.get(child)).status).toBe(200)
    const tab = await listen(maria.token as string, `child:${ids.amina}`)
    expect(await tab.until('here', 2000)).toBe(true)

    const form = await anders.get(path)
    expect(form.text).toContain('Det här går över')
    const fields = await over()
    expect((await anders.post(path, fields)).location).toBe(`/functions/${rektor}`)
    expect(await tab.until('event: gone', 3000)).toBe(true)
    await tab.close()

    for (const address of [child, '/children', '/inbox', '/meetings'])
      expect(await isOutside(maria, address)).toBe(true)
    expect((await maria.get('/')).location).toBe('/appointments')
    expect((await maria.get('/appointments')).status).toBe(403)
    const karin = await house.as('karin-oberg')
    expect((await karin.get(child)).status).toBe(200)
    const page = (await anders.get(`/functions/${rektor}`)).text
    expect(page).toContain('Karin Öberg')
    expect(page).toContain('Maria Lund')

    // Idempotent: the same form again changes nothing.
    const before = await count(rektor)
    expect((await anders.post(path, fields)).status).toBe(303)
    expect(await count(rektor)).toBe(before)
    // Somebody else was quicker with another successor.
    const late = await anders.post(path, { ...fields, person: ids.sara })
    expect(late.status).toBe(422)
    expect(late.text).toContain('har redan slutat')
  })

  test('on a day: both change at the same midnight, and the unit sees it coming', async () => {
    const day = dayFrom(10)
    const leaves = await holding(rektor)
    expect((await anders.post(path, await over({ when: 'day', day }))).status).toBe(303)
    const { rows } = await house.database.admin.query(
      `select ends_at as at from people.appointments where id = $1 union all select starts_at from people.appointments where function_id = $2 and person_id = $3`,
      [leaves, rektor, ids.karin],
    )
    expect(rows).toHaveLength(2)
    expect(rows[0].at).toEqual(rows[1].at)
    expect(
      new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'Europe/Stockholm',
        dateStyle: 'short',
        timeStyle: 'short',
      }).format(rows[0].at),
    ).toBe(`${day} 00:00`)
    const unit = (await anders.get('/unit')).text
    expect(unit).toContain('Karin Öberg börjar')
    expect(unit).toContain('Maria Lund slutar')
    expect((await (await house.as('maria-lund')).get(`/children/${ids.amina}`)).status).toBe(200)
    // Until then she has nothing.
    expect(await isOutside(await house.as('karin-oberg'), '/children')).toBe(true)
  })

  test('an end that the clock brings ends an open page too', async () => {
    const maria = await house.as('maria-lund')
    const tab = await listen(maria.token as string, `child:${ids.amina}`)
    expect((await maria.get(`/children/${ids.amina}`)).status).toBe(200)
    await house.database.admin.query(
      `update people.appointments set ends_at = clock_timestamp() + interval '1 second' where id = $1`,
      [await holding(rektor)],
    )
    while (!(await isOutside(maria, `/children/${ids.amina}`))) await sleep(100)
    // The stream looks by itself every twenty seconds.
    expect(await tab.until('event: gone', 90_000)).toBe(true)
    await tab.close()
  }, 120_000)

  test('to someone who is not in Kring yet: she signs in and finds it all', async () => {
    const once = randomUUID()
    const fields = await over({
      person: 'new',
      name: 'Nina Ny',
      email: 'nina@ekdala.example.se',
      subject: 'nina-ny',
      once,
    })
    expect((await anders.post(path, fields)).status).toBe(303)
    expect((await anders.post(path, fields)).status).toBe(303)
    const { n } = await one(`select count(*) as n from people.persons where name = 'Nina Ny'`)
    expect(n).toBe(1)
    const nina = await house.as('nina-ny')
    expect((await nina.get(`/children/${ids.amina}`)).status).toBe(200)
    const { email, issuer } = await one(
      `select d.email, a.issuer from people.persons p join people.addresses d on d.person_id = p.id join people.accounts a on a.person_id = p.id where p.name = 'Nina Ny'`,
    )
    expect([email, issuer]).toEqual(['nina@ekdala.example.se', demoSettings.issuer])
  })

  test('a sign-in of a colleague is not given to another', async () => {
    const taken = await anders.post(
      path,
      await over({ person: 'new', name: 'Någon Annan', email: 'x@ekdala.example.se', subject: 'jonas-ek' }),
    )
    expect(taken.status).toBe(422)
    expect(taken.text).toContain('någon annan som loggar in så')
    expect(taken.text).toContain('Någon Annan')
  })

  test('R15: to one whom another unit added and never let begin: the mail goes where this manager says', async () => {
    const anders = await house.as('anders-holm')
    const added = { person: 'new', name: 'Ny Kollega', subject: 'ny-kollega' }
    const path = `/functions/${ids.functions.rektor}/handover`
    const planted = await anders.post(path, {
      ...{ ...added, email: 'anders@example.org', leaves: 'nobody' },
      ...{ when: 'day', day: daysFromToday(100) },
    })
    expect(planted.status).toBe(303)
    const query = async (sql: string) => (await house.database.admin.query(sql)).rows
    const [coming] = await query(
      `select a.id from people.appointments a join people.accounts c using (person_id) where c.subject = 'ny-kollega'`,
    )
    expect((await anders.post(path, { leaves: coming.id, person: 'nobody', when: 'now' })).status).toBe(303)
    const [func] =
      await query(`select f.id from people.functions f join people.functions m on m.unit_id = f.unit_id and m.kind = 'manager'
      join people.appointments a on a.function_id = m.id join people.accounts c on c.person_id = a.person_id
      where c.subject = 'gunilla-ask' and f.kind <> 'manager' limit 1`)
    const gunilla = await house.as('gunilla-ask')
    const done = await gunilla.post(`/functions/${func.id}/handover`, {
      ...{ ...added, email: 'ny.kollega@example.org', leaves: 'nobody', when: 'now' },
    })
    expect(done.status).toBe(303)
    const address = () =>
      query(
        `select d.email from people.accounts c join people.addresses d using (person_id) where c.subject = 'ny-kollega'`,
      )
    expect(await address()).toEqual([{ email: 'ny.kollega@example.org' }])
    // And nobody writes it over now that she has begun.
    await anders.post(path, { ...added, email: 'anders@example.org', leaves: 'nobody', when: 'now' })
    expect(await address()).toEqual([{ email: 'ny.kollega@example.org' }])
  })

  test('to the sign-in name of a guardian: a new person, and the guardian is as before (R10)', async () => {
    const guardian = () =>
      one(
        `select p.name, p.language, p.once, d.email, (select count(*) from people.appointments a where a.person_id = p.id) as held
        from people.persons p join people.addresses d on d.person_id = p.id where p.id = $1`,
        [ids.farah],
      )
    const before = await guardian()
    const answers = []
    for (const [name, subject] of [
      ['Nina Ny', 'nina-ny'],
      ['Farah H', 'farah-haddad'],
    ] as const) {
      const email = `${subject}@manager.example.se`
      const once = randomUUID()
      const { status, location } = await anders.post(
        path,
        await over({ person: 'new', name, email, subject, once }),
      )
      const { id } = await one('select id from people.persons where name = $1', [name])
      answers.push({ status, location, version: id[14] })
      expect(await one('select email from people.addresses where person_id = $1', [id])).toEqual({ email })
    }
    // Neither the answer nor the id tells the one from the other: version 4 holds no time.
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toEqual({ status: 303, location: `/functions/${rektor}`, version: '4' })
    expect(await guardian()).toEqual(before)

    const page = (await anders.get(`/functions/${rektor}`)).text
    expect(page).toContain('Farah H')
    expect(page).not.toContain('Farah Haddad')
    // She chooses in whose place she acts. As a guardian she is who she was, and as staff another.
    const both = await house.as('farah-haddad')
    expect((await both.get('/')).location).toBe('/appointments')
    const choice = (await both.get('/appointments')).text
    for (const words of ['Rektor och barnets kontakt', 'Som vårdnadshavare']) expect(choice).toContain(words)
    const mother = await house.as('farah-haddad', 'guardian')
    expect((await mother.get('/meetings')).status).toBe(200)
    expect((await mother.get('/')).text).not.toContain('Farah H<')
    expect((await one('select name from child.guardians where person_id = $1', [ids.farah])).name).toBe(
      'Farah Haddad',
    )
    const found = await anders.post(path, await over({ person: '', search: 'Haddad', find: 'yes' }))
    expect(found.text).toContain('role="status"')
  })

  test('to nobody yet: it is vacant, stands first, and waits', async () => {
    expect((await anders.post(path, await over({ person: 'nobody' }))).status).toBe(303)
    const unit = (await anders.get('/unit')).text
    expect(unit).toContain('har ingen just nu')
    expect(unit).toContain('Vakant')
    const appoint = {
      leaves: 'nobody',
      person: ids.karin,
      name: '',
      email: '',
      subject: '',
      when: 'now',
      day: '',
    }
    expect((await anders.get(path)).text).toContain('Ge uppdraget till någon')
    expect((await anders.post(path, appoint)).status).toBe(303)
    expect((await anders.post(path, appoint)).status).toBe(303)
    expect((await (await house.as('karin-oberg')).get(`/children/${ids.amina}`)).status).toBe(200)
    expect(
      (
        await one(
          'select count(*) as n from people.appointments where function_id = $1 and ends_at is null',
          [rektor],
        )
      ).n,
    ).toBe(1)
  })

  test('a search for a colleague hands nothing over, and keeps the day and all else that was filled in', async () => {
    const before = await count(rektor)
    const day = dayFrom(10)
    const asked = { when: 'day', day, name: 'Bo Ek', search: 'karin', find: 'yes' }
    const page = await anders.post(path, await over({ ...asked, person: ids.siri }))
    expect(page.status).toBe(422)
    expect(page.text).not.toContain('aria-invalid')
    const radio = (value: string) => new RegExp(`<input[^>]*value="${value}"[^>]*>`).exec(page.text)?.[0]
    // Who was chosen before the search stays in sight, beside who was found.
    expect(radio(ids.siri)).toContain('checked')
    expect(radio(ids.karin)).not.toContain('checked')
    expect(radio('day')).toContain('checked')
    expect(radio(await holding(rektor))).toContain('checked')
    expect(page.text).toContain(`value="${day}"`)
    expect(page.text).toContain('value="Bo Ek"')
    const nobody = await anders.post(path, await over({ ...asked, person: '', search: 'xyzzy' }))
    expect(nobody.text).toContain('role="status"')
    expect(nobody.text).not.toContain(ids.karin)
    expect(await count(rektor)).toBe(before)
  })

  test('an impossible handover is answered with what was typed', async () => {
    const before = await count(rektor)
    const bad = async (more: Record<string, string>) => {
      const page = await anders.post(path, await over(more))
      expect(page.status).toBe(422)
      return page.text
    }
    expect(await bad({ person: '' })).toContain('Välj vem som tar över')
    expect(await bad({ leaves: '' })).toContain('Välj vem som slutar')
    expect(await bad({ leaves: await holding(ids.functions.samordnare) })).toContain('Välj vem som slutar')
    expect(await bad({ person: ids.maria })).toContain('samma person som slutar')
    expect(await bad({ person: randomUUID() })).toContain('Välj vem som tar över')
    // A guardian is nobody's colleague, and is not told from one who does not exist.
    expect(await bad({ person: ids.farah })).toContain('Välj vem som tar över')
    expect(await bad({ person: 'new', name: 'Å <script>', email: 'inte en adress' })).toContain(
      'Å &lt;script&gt;',
    )
    expect(await bad({ when: 'day', day: dayFrom(0) })).toContain('efter i dag')
    expect(await bad({ when: 'day', day: '2027-02-30' })).toContain('Skriv en dag som finns')
    expect(await bad({ when: 'day', day: '9999-01-01' })).toContain('inom två år')
    expect(await bad({ leaves: 'nobody', person: 'nobody' })).toContain('Välj någon som slutar')
    expect(await bad({ person: 'new', name: 'x'.repeat(121), email: 'a@b.se', subject: 's' })).toContain(
      'Nu är det 121',
    )
    expect(await count(rektor)).toBe(before)
  })
})

describe('A manager', () => {
  test('of one unit can do nothing in another, by any page and by any query', async () => {
    const { rows: functions } = await house.database.admin.query(
      'select f.id, f.unit_id, f.unit_id = (select unit_id from people.functions where id = $1) as mine from people.functions f',
      [rektor],
    )
    expect(functions.filter(({ mine }) => !mine).length).toBeGreaterThan(20)
    const { n: before } = await one('select count(*) as n from people.appointments')
    for (const { id, mine } of functions) {
      expect((await anders.get(`/functions/${id}/handover`)).status).toBe(mine ? 200 : 404)
      if (!mine)
        expect(
          (
            await anders.post(`/functions/${id}/handover`, {
              leaves: 'nobody',
              person: ids.karin,
              when: 'now',
            })
          ).status,
        ).toBe(404)
    }
    expect((await one('select count(*) as n from people.appointments')).n).toBe(before)

    await asActor('anders-holm', async query => {
      const own = functions.filter(({ mine }) => mine).map(({ id }) => id)
      expect(
        (await query('select function_id from people.unit_figures()')).map(row => row.function_id).sort(),
      ).toEqual(own.sort())
      for (const { id, unit_id, mine } of functions) {
        const appoint = (unit: string) =>
          query(
            'insert into people.appointments (collaboration_id, unit_id, function_id, person_id, made_by) values ($1, $2, $3, $4, people.me())',
            [ids.collaboration, unit, id, ids.karin],
          )
        if (mine) continue
        await expect(appoint(unit_id)).rejects.toThrow('row-level security')
        // Nor by saying that the function stands in her own unit.
        await expect(appoint(functions.find(each => each.mine)?.unit_id)).rejects.toThrow(
          'row-level security',
        )
      }
      const ended = await query(
        'update people.appointments set ends_at = now() where function_id <> all($1) returning id',
        [own],
      )
      expect(ended).toEqual([])
    })
  })

  test('cannot rewrite what has happened', async () => {
    await asActor('anders-holm', async query => {
      const { unit_id: unit } = (
        await query('select unit_id from people.functions where id = $1', [rektor])
      )[0] as { unit_id: string }
      const add = (starts: string) =>
        query(
          `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, made_by, starts_at) values ($1, $2, $3, $4, people.me(), ${starts})`,
          [ids.collaboration, unit, rektor, ids.karin],
        )
      await expect(add(`now() - interval '1 minute'`)).rejects.toThrow('row-level security')
      await expect(
        query(`update people.appointments set ends_at = now() - interval '1 minute' where function_id = $1`, [
          rektor,
        ]),
      ).rejects.toThrow('row-level security')
      await query('update people.appointments set ends_at = now() where function_id = $1', [rektor])
      expect(
        await query(
          'update people.appointments set ends_at = null where function_id = $1 and ends_at <= now() returning id',
          [rektor],
        ),
      ).toEqual([])
    })
  })

  test('is told what is late by its kind, actions of plans too, as long as the function has them, and of no child', async () => {
    // Actions of functions of the manager’s unit, in plans of her own and of other units.
    const { rows: actions } = await house.database.admin.query(
      `select v.part_id, v.version, v.plan_id, v.function_id, v.unit_id = f.unit_id as own, v.unit_id, v.child_id from child.plan_version_parts v
        join child.plans p on p.id = v.plan_id and p.current_version = v.version and p.ended_at is null
        join people.functions f on f.id = v.function_id
        where v.kind = 'action' and f.unit_id = (select unit_id from people.functions where id = $1)`,
      [rektor],
    )
    const [action] = actions
    expect(action, 'an action in the demo').toBeDefined()
    const { function_id: func, part_id: part } = action
    const run = (sql: string, values: unknown[] = []) => house.database.admin.query(sql, values)
    // Nothing else is late.
    await run(`update child.worries set answer_by = current_date + 5`)
    await run(`update child.requests set answer_by = current_date + 5`)
    await run(`update child.plans set next_on = current_date + 5`)
    await run(`update child.plan_version_parts set until_on = null`)
    const page = `/functions/${func}`
    const shows = async () => {
      const [unit, one] = [(await anders.get('/unit')).text, (await anders.get(page)).text]
      const isSaid = one.includes('1 insats i en plan skulle ha varit klar')
      expect(unit.includes('1 försenad')).toBe(isSaid)
      expect(unit.includes(`href="${page}#late"`)).toBe(isSaid)
      expect(one.includes('id="late"')).toBe(isSaid)
      for (const name of ['Leo', 'Amina', 'Haddad', 'Marklund', part, action.plan_id, action.child_id])
        expect(unit + one).not.toContain(name)
      return isSaid
    }
    expect(await shows()).toBe(false)
    const until = (day: string) =>
      run(`update child.plan_version_parts set until_on = ${day}, from_on = null where part_id = $1`, [part])
    await until('current_date')
    expect(await shows(), 'to be done today').toBe(false)
    await until('current_date - 1')
    expect(await shows()).toBe(true)
    const mark = (state: string) =>
      run(
        `insert into child.action_marks (plan_id, part_id, child_id, unit_id, function_id, person_id, state, words, once)
          select $1, $2, $3, $4, $5, (select person_id from people.appointments where function_id = $5 limit 1), $6, '', gen_random_uuid()`,
        [action.plan_id, part, action.child_id, action.unit_id, func, state],
      )
    await mark('done')
    expect(await shows(), 'done').toBe(false)
    await mark('under_way')
    expect(await shows(), 'and not done after all').toBe(true)
    // R1, R10: no longer than the function itself reads it.
    await run(
      action.own
        ? `update sharing.involvements set ended_at = now() where function_id = $2 and $1::uuid is not null`
        : `update sharing.disclosed_items set ends_at = now() where item_id = $1 and to_function_id = $2`,
      [part, func],
    )
    expect(await shows(), 'it has it no more').toBe(false)
  })

  test('what goes over with a function is all of it: actions too, with how many are late', async () => {
    const handover = `/functions/${ids.functions.forskollarare}/handover`
    const says = async () =>
      /(Ingen insats|\d+ insats(er)?) att göra(, \d+ sena?)?/.exec((await anders.get(handover)).text)?.[0]
    const actions = `from child.plan_version_parts v join child.plans p on p.id = v.plan_id and p.current_version = v.version and p.ended_at is null
      where v.function_id = $1 and v.kind = 'action'
        and coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), '') <> 'done'`
    const { n, late } = await one(
      `select count(*)::int as n, count(*) filter (where v.until_on < current_date)::int as late ${actions}`,
      [ids.functions.forskollarare],
    )
    expect([n > 1, late > 1]).toEqual([true, true])
    expect(await says()).toBe(`${n} insatser att göra, ${late} sena`)
    await house.database.admin.query(
      `insert into child.action_marks (plan_id, part_id, child_id, unit_id, function_id, person_id, state, once)
        select v.plan_id, v.part_id, v.child_id, v.unit_id, v.function_id, $2, 'done', gen_random_uuid() ${actions}`,
      [ids.functions.forskollarare, ids.sara],
    )
    expect(await says()).toBe('Ingen insats att göra')
  })

  test('is the only one who sees the unit; figures are counts, without a name of any child', async () => {
    const page = (await anders.get('/unit')).text
    for (const name of ['Amina', 'Haddad', 'Vilgot', ids.amina]) expect(page).not.toContain(name)
    expect(page).toContain('Maria Lund')
    for (const subject of ['maria-lund', 'jonas-ek', 'tomas-aberg']) {
      const other = await house.as(subject)
      expect((await other.get('/unit')).status).toBe(404)
      expect((await other.get(path)).status).toBe(404)
      expect((await other.post(path, await over())).status).toBe(404)
      expect((await other.get(`/functions/${rektor}`)).text).not.toContain('Samordnar planer')
    }
    await asActor('maria-lund', async (query, hash) => {
      expect(await query('select * from people.unit_figures()')).toEqual([])
      await expect(
        query(`select people.add_person($1, 'X', 'x@y.se', 'x', gen_random_uuid())`, [hash]),
      ).rejects.toThrow()
    })
    const farah = await house.as('farah-haddad')
    for (const address of ['/unit', '/directory', `/functions/${rektor}`, path])
      expect((await farah.get(address)).status).toBe(404)
    expect((await anders.get(`/functions/${randomUUID()}`)).status).toBe(404)
    expect((await house.stranger.get('/unit')).status).not.toBe(200)
  })
})

describe('The directory', () => {
  test('shows organisations, units and functions to everyone on staff, and finds by name, function and unit', async () => {
    const lina = await house.as('lina-berg')
    const near = (await lina.get('/directory')).text
    expect(near).toContain('Öppet hus')
    expect(near).toContain('Det finns fler')
    const all = (await lina.get('/directory?q=ekdala+f%C3%B6rskola')).text
    for (const words of ['Ekdala kommun', 'Björkbackens förskola', 'Maria Lund']) expect(all).toContain(words)
    for (const name of ['Farah', 'Omar Haddad'])
      expect((await lina.get(`/directory?q=${encodeURIComponent(name)}`)).text).toContain(
        'Inget här heter så',
      )
    const found = (await lina.get('/directory?q=maria+lund')).text
    expect(found).toContain('Rektor och barnets kontakt')
    expect(found).not.toContain('Jonas Ek')
    expect((await lina.get('/directory?q=%25')).text).toContain('Inget här heter så')
    expect((await lina.get(`/directory?q=${encodeURIComponent(`'; drop table x; --`)}`)).status).toBe(200)
  })
})

type Query = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

/** Straight to the database as kring_app, in a session of that person's: what a bug in our code could do. */
async function asActor(subject: string, work: (query: Query, hash: Buffer) => Promise<void>) {
  const { hash } = newSessionToken()
  const client = await house.database.app.connect()
  try {
    await client.query(`select people.begin_session($1, $2, $3, null, null, '30 minutes', '10 hours')`, [
      demoSettings.issuer,
      subject,
      hash,
    ])
    await client.query('begin')
    await client.query('select * from people.open_request($1)', [hash])
    await work(async (text, values) => {
      await client.query('savepoint s')
      try {
        return (await client.query(text, values)).rows
      } catch (error) {
        await client.query('rollback to s')
        throw error
      }
    }, hash)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
