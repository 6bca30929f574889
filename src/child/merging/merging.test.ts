import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const { stodsamordnare, verksamhetschef } = ids.functions
const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const idOf = (location: string) => location.split('/').at(-1) as string

async function twice(givenName: string) {
  const sara = await house.as('sara-lind')
  const child = {
    givenName,
    familyName: 'Dubbel',
    birthDate: '2020-02-02',
    personNumber: '',
    protection: 'none',
  }
  const sure = `${givenName} Dubbel 2020-02-02`
  const kept = idOf((await sara.post('/children', { ...child, sure })).location)
  const old = idOf((await sara.post('/children', { ...child, sure })).location)
  return { kept, old }
}

test('a record whose name is one letter wrong can be chosen, and one whose number is another is said to be hindered', async () => {
  const sara = await house.as('sara-lind')
  const child = {
    givenName: 'Runa',
    familyName: 'Stavfel',
    birthDate: '2020-03-03',
    personNumber: '',
    protection: 'none',
  }
  const kept = idOf((await sara.post('/children', child)).location)
  const sent = { ...child, familyName: 'Stafel' }
  expect((await sara.post('/children', sent)).text, 'it is warned of').toContain('Det är ett annat barn')
  const old = idOf((await sara.post('/children', { ...sent, sure: 'Runa Stafel 2020-03-03' })).location)
  for (const [one, other] of [
    [kept, old],
    [old, kept],
  ])
    expect((await sara.get(`/children/${one}/merging`)).text).toContain(`value="${other}"`)
  await rows(
    `update child.children set person_number = case id when $1 then '20200303-2386' else '20200303-2394' end where id in ($1, $2)`,
    [kept, old],
  )
  expect((await sendMerge('maria-lund', kept, old)).asked.text).toContain('De har olika personnummer')
})

test('R7: who only looks whether a child is there twice has read the record, and merged nothing', async () => {
  const sara = await house.as('sara-lind')
  const kinds = () =>
    rows(
      `select act, item_kind from audit.access_log where child_id = $1 and person_id = $2 order by id desc limit 1`,
      [ids.amina, ids.sara],
    )
  await sara.get(`/children/${ids.amina}/merging`)
  expect(await kinds()).toEqual([{ act: 'read', item_kind: 'child' }])
  const merges = () =>
    rows(`select id from audit.access_log where child_id = $1 and item_kind = 'merge' and act = 'read'`, [
      ids.amina,
    ])
  expect(await merges()).toEqual([])
  // Nor is there a page to part what is one record.
  expect((await sara.get(`/children/${ids.amina}/merging/split`)).status).toBe(404)
})

test('R7: whose name, day and number stand among the doubles is read too, also on a form that was sent wrong', async () => {
  const { kept, old } = await twice('Tvilla')
  const sara = await house.as('sara-lind')
  const reads = async () =>
    (
      await rows(`select count(*)::int as n from audit.access_log where child_id = $1 and act = 'read'`, [
        old,
      ])
    )[0].n
  const before = await reads()
  expect((await sara.get(`/children/${kept}/merging`)).text).toContain(`value="${old}"`)
  expect(await reads()).toBe(before + 1)
  const wrong = await sara.post(`/children/${kept}/merging`, { oldId: old, words: '' })
  expect([wrong.status, wrong.text.includes(`value="${old}"`)]).toEqual([422, true])
  expect(await reads()).toBe(before + 2)
})

async function sendMerge(who: string, kept: string, old: string, more: Record<string, string> = {}) {
  const actor = await house.as(who)
  const fields = { oldId: old, words: 'Familjen har visat papper.', once: crypto.randomUUID(), ...more }
  const asked = await actor.post(`/children/${kept}/merging`, fields)
  const seen = /name="seen" value="(\w+)"/.exec(asked.text)?.[1] ?? ''
  return { asked, yes: () => actor.post(`/children/${kept}/merging`, { ...fields, seen }) }
}

test('two records become one by the named person: both teams read both, and one goes on in one of them', async () => {
  const { kept, old } = await twice('Ivar')
  const maria = await house.as('maria-lund')
  const siri = await house.as('siri-alm')
  await maria.post(`/children/${old}/team`, { functionId: stodsamordnare })
  expect((await siri.get(`/children/${kept}`)).status).toBe(404)
  const { asked, yes } = await sendMerge('maria-lund', kept, old)
  expect(asked.status).toBe(200)
  expect(asked.text).toContain('Siri Alm')
  expect(asked.text).toContain('Ingen utanför er enhet ser mer eller mindre än förut.')
  for (let i = 0; i < 2; i++) expect((await yes()).location).toBe(`/children/${kept}`)
  expect((await siri.get(`/children/${kept}`)).status).toBe(200)
  expect((await siri.get('/inbox')).text).toContain('Två journaler om samma barn har blivit en')
  const older = await siri.get(`/children/${old}`)
  expect(older.text).toContain(`href="/children/${kept}"`)
  expect((await siri.get(`/children/${old}/wheel/new`)).status, 'nothing new is written there').toBe(404)
  expect((await siri.get(`/children/${old}/log`)).text, 'its log is its own').toContain('Maria Lund')
  expect((await siri.get('/children')).text.match(/Ivar Dubbel/g)).toHaveLength(1)
  await maria.post(`/children/${kept}/team`, { functionId: verksamhetschef })
  expect((await (await house.as('anders-holm')).get(`/children/${old}`)).status, 'and who comes after').toBe(
    200,
  )
  expect(
    await rows(`select child_id from sharing.events where kind = 'record_merged' and child_id = any($1)`, [
      [kept, old],
    ]),
  ).toHaveLength(2)

  // What was taken back is nothing that stays.
  const worry = { childId: kept, 'q.noticed': 'Trött.', 'q.guardians_know': 'no' }
  const { location } = await siri.post('/worries', worry)
  expect((await maria.get(`/children/${kept}/merging/split`)).text).not.toContain('Inget har skrivits efter')
  expect((await siri.post(`${location}/withdrawal`)).status).toBe(303)
  expect((await maria.get(`/children/${kept}/merging/split`)).text).toContain('Inget har skrivits efter')
  expect((await siri.post(`/children/${kept}/merging/split`, { words: 'x' })).status).toBe(404)
  expect((await maria.post(`/children/${kept}/merging/split`, { words: 'Två kusiner.' })).status).toBe(303)
  expect((await siri.get(`/children/${kept}`)).status, 'who came along goes back').toBe(404)
  expect((await siri.get(`/children/${old}`)).status).toBe(200)
  expect((await (await house.as('anders-holm')).get(`/children/${old}`)).status).toBe(404)
  expect((await maria.get(`/children/${old}/team`)).text, 'the older record has its contact again').toContain(
    'Barnets kontakt',
  )
})

test('parted again it is said what came after, and who holds something by now stays', async () => {
  const { kept, old } = await twice('Stina')
  const maria = await house.as('maria-lund')
  const siri = await house.as('siri-alm')
  await maria.post(`/children/${old}/team`, { functionId: stodsamordnare })
  const { yes } = await sendMerge('maria-lund', kept, old)
  expect((await yes()).status).toBe(303)
  // She came along by the merge, and calls a meeting: somebody must hold it.
  const called = await siri.post(`/children/${kept}/meetings`, {
    ...{ kind: 'meeting', day: daysFromToday(9), from: '13:00', to: '14:00', place: 'Rum 3' },
    ...{
      team: ids.functions.rektor,
      childTakesPart: 'whole',
      childHow: '',
      childHowAbout: 'none',
      notToRaise: '',
    },
    ...Object.fromEntries(
      [1, 2, 3].flatMap(n => [
        [`title${n}`, ''],
        [`about${n}`, 'all'],
        [`pointKind${n}`, 'decision'],
        [`raisedBy${n}`, 'child'],
      ]),
    ),
    once: crypto.randomUUID(),
  })
  expect(called.status).toBe(303)
  const asked = await maria.get(`/children/${kept}/merging/split`)
  expect(asked.text).toContain('möten: ')
  expect(asked.text).not.toContain('Inget har skrivits efter')
  expect((await maria.post(`/children/${kept}/merging/split`, { words: 'Två kusiner.' })).status).toBe(303)
  expect((await siri.get(`/children/${kept}`)).status).toBe(200)
  expect((await siri.get(called.location)).status).toBe(200)
})

test('what is under way in the older record, and a family that differs, is said and refused', async () => {
  const { kept, old } = await twice('Klara')
  const maria = await house.as('maria-lund')
  const hindered = async (words: string) => {
    const { asked, yes } = await sendMerge('maria-lund', kept, old)
    expect(asked.text).toContain(words)
    expect((await yes()).status, 'the yes is no way around').toBe(200)
    expect(await rows('select from child.merges where old_child_id = $1', [old])).toEqual([])
  }
  await maria.post(`/children/${old}/guardians`, {
    name: 'Nils Dubbel',
    relation: 'pappa',
    custody: 'yes',
    personNumber: '',
    sure: '',
  })
  await hindered('Vårdnadshavare eller närstående i den andra journalen saknas')
  await maria.post(`/children/${kept}/guardians`, {
    name: 'Nils Dubbel',
    relation: 'pappa',
    custody: 'yes',
    personNumber: '',
    sure: '',
  })
  expect((await sendMerge('maria-lund', kept, old)).asked.text).toContain('Familjen är densamma')
  const started = await maria.post(`/children/${old}/plan`, {
    why: 'Han behöver stöd.',
    leadFunctionId: stodsamordnare,
    nextOn: daysFromToday(20),
  })
  expect(started.status).toBe(303)
  await hindered('Den andra journalen har en plan som pågår')
  const sara = await house.as('sara-lind')
  const worry = { childId: old, 'q.noticed': 'Hon är trött.', 'q.guardians_know': 'no' }
  expect((await sara.post('/worries', worry)).status).toBe(303)
  await hindered('I den andra journalen väntar någon på svar')
  const numbered = (id: string, number: string) =>
    rows('update child.children set person_number = $2 where id = $1', [id, number])
  await numbered(kept, '20200202-2380')
  await numbered(old, '20200202-2398')
  await hindered('De har olika personnummer')
  await numbered(old, '20200202-2380')
  await rows(`update child.children set protection = 'marked' where id = $1`, [old])
  await hindered('Skyddet är inte lika')
  await rows(
    `insert into sharing.disclosures (collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, kind, basis_id, purpose, informed, not_informed_reason, valid_until)
     select c.collaboration_id, c.id, c.unit_id, $2, $3, $2, 'emergency', b.id, 'Akut läge hemma.', false, 'emergency', now() + interval '1 day'
     from child.children c, sharing.bases b where c.id = $1 and b.emergency limit 1`,
    [old, stodsamordnare, ids.siri],
  )
  await hindered('Något ur den andra journalen delas')
})

test('R1, R10: nobody else merges, in the database neither, and never across units', async () => {
  const { kept, old } = await twice('Tage')
  const { createHash } = await import('node:crypto')
  const asks = async (who: string, sql: string, values: unknown[]) => {
    const { token = '' } = await house.as(who)
    const client = await house.database.app.connect()
    try {
      await client.query('begin')
      await client.query('select from people.open_request($1)', [createHash('sha256').update(token).digest()])
      return (await client.query(sql, values)).rows
    } catch (error) {
      return String((error as { code?: string }).code)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const merge = `select child.merge($1, $2, 'x', gen_random_uuid())`
  for (const who of ['siri-alm', 'anders-holm', 'jonas-ek', 'rana-khalil'])
    expect(await asks(who, merge, [kept, old]), who).toBe('42501')
  expect(await asks('sara-lind', merge, [kept, old]), 'who is not the named person').toBe('23514')
  expect(await asks('maria-lund', merge, [kept, ids.aminaInLundvika])).toBe('42501')
  expect(await asks('maria-lund', merge, [ids.aminaInLundvika, kept])).toBe('42501')
  expect(await asks('maria-lund', merge, [kept, kept])).not.toBeInstanceOf(Array)
  for (const who of ['siri-alm', 'jonas-ek'])
    expect(await asks(who, 'select child.why_not_merge($1, $2) as why', [kept, old])).toEqual([{ why: null }])
  const sara = await house.as('sara-lind')
  const other = await sara.post(`/children/${kept}/merging`, { oldId: ids.leo, words: 'x' })
  expect(other.status, 'another name is no choice').toBe(422)
  expect((await (await house.as('siri-alm')).get(`/children/${kept}/merging`)).status).toBe(404)
})
