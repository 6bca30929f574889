import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { demoSettings } from '../../../demo/seed.ts'
import { csv, sendFiles } from '../../../test/county-file.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'
import { countyFilePaths as at } from './noun.ts'

let house: House
let nils: Awaited<ReturnType<House['as']>>
let gunilla: Awaited<ReturnType<House['as']>>
/** Where a mail address is enough: rows of people name it, as there are two. */
const provider = { issuer: 'https://login.example.se', clientId: 'kring', clientSecret: 'x', key: '2' }
const peopleCsv = (...lines: string[]) =>
  csv(
    'people',
    ...lines.map((line, n) => `${line}${line.includes(';') ? ';' : ','}${n ? 'ekdala kommun' : 'provider'}`),
  )
beforeAll(async () => {
  house = await openHouse({
    more: [{ ...provider, signsIn: ['staff'], label: 'Ekdala kommun', mail: 'verified' }],
  })
  nils = await house.as('nils-kvist')
  gunilla = await house.as('gunilla-frost')
})
afterAll(() => house.close())

type Browser = typeof nils
const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const last = (location: string) => location.split('/').at(-1)?.split('?')[0] as string
const text = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
const send = async (by: Browser, ...files: ReturnType<typeof csv>[]) => {
  const sent = await sendFiles(house, by.token, files)
  expect(sent.status, text(sent.text).slice(0, 900)).toBe(303)
  return last(sent.location)
}
const shows = async (by: Browser, id: string) => text((await by.get(at.file(id))).text)
const use = (by: Browser, id: string) => by.post(at.use(id))
const outcomes = async (id: string) =>
  (await rows('select shown from people.county_file_rows where file_id = $1 order by n', [id])).map(
    ({ shown }) =>
      (shown.whys
        ? [shown.outcome, ...shown.whys.map((why: { code: string }) => why.code)].join(' ')
        : shown.outcome) as string,
  )
const judged = async (by: Browser, ...files: ReturnType<typeof csv>[]) => outcomes(await send(by, ...files))

const organisation = csv(
  'organisations',
  'ref;name;kind;number;closed',
  'vik;Viks kommun;Kommun;212000-1231;no',
)
const bodies = csv('bodies', 'ref;organisation_ref;name;kind', 'vik-bun;vik;Barnnämnden;committee')
const units = csv(
  'units',
  'ref;organisation_ref;body_ref;name;kind;legal_domain;from_age;to_age;phone',
  'vik-1;vik;vik-bun;Viks skola;Skola;school;6;16;+46 980 31 92 00',
  'vik-k;vik;;Viks kansli;office;other;;;',
)
const functions = csv(
  'functions',
  'ref;unit_ref;name;kind;receives_requests;may_open_in_emergency',
  'vik-1-r;vik-1;Rektor;manager;no;no',
  'vik-1-l;vik-1;Lärare;staff;ja;nej',
  'vik-f;vik-k;Förvaltare;organisation_administrator;;',
)
const people = peopleCsv(
  'function_ref;name;email;from;until',
  'vik-1-r;Rut Viken;rut@vik.example.se;;',
  'vik-f;Frej Viken;frej@vik.example.se;;',
)

test('a county comes in by file: shown first, all at once, with the row as the reason, and twice changes nothing', async () => {
  const id = await send(nils, organisation, bodies, units, functions, people)
  expect(await outcomes(id)).toEqual(Array(9).fill('new'))
  expect(await rows(`select from people.organisations where ref = 'vik'`)).toEqual([])
  expect(await shows(nils, id)).toContain('Inget har ändrats än')
  expect((await use(nils, id)).location).toBe(at.file(id))
  // Sent again it has been done.
  expect((await use(nils, id)).location).toBe(at.file(id))
  expect(await shows(nils, id)).toContain('2 nya enheter, 3 nya uppdrag, 2 nya personer i uppdrag')
  expect(await rows('select from people.county_file_rows where file_id = $1', [id])).toEqual([])
  expect(
    await rows(
      `select u.name, b.name as body, u.phone, u.from_age from people.units u left join people.bodies b on b.id = u.body_id where u.ref like 'vik-%' order by u.ref`,
    ),
  ).toEqual([
    { name: 'Viks skola', body: 'Barnnämnden', phone: '+46 980 31 92 00', from_age: 6 },
    { name: 'Viks kansli', body: null, phone: '', from_age: null },
  ])
  const kept = await rows(
    `select kind, act, reason from people.changes where reason like 'Fil: %' order by kind, reason`,
  )
  expect(kept).toHaveLength(9)
  expect(kept).toContainEqual({ kind: 'unit', act: 'made', reason: 'Fil: units.csv, rad 3' })
  expect(kept).toContainEqual({ kind: 'appointment', act: 'made', reason: 'Fil: people.csv, rad 2' })
  expect(text((await nils.get('/administration')).text)).toContain(
    '2 nya enheter, 3 nya uppdrag och 2 nya personer',
  )
  const again = await send(nils, organisation, bodies, units, functions, people)
  expect(await outcomes(again)).toEqual(Array(9).fill('unchanged'))
  expect(await shows(nils, again)).toContain('Filen ändrar ingenting.')

  // Who administers the organisation fills all of its functions, signs in by the address, and the next one too.
  await rows(
    `insert into people.accounts (person_id, issuer, subject) select x.person_id, $1, 'frej' from people.expected_persons x where x.email = 'frej@vik.example.se'`,
    [demoSettings.issuer],
  )
  const frej = await house.as('frej')
  const staff = peopleCsv(
    'function_ref,name,email',
    'vik-1-l,Siv Viken,siv@vik.example.se',
    'vik-1-l,Åke Viken,ake@vik.example.se',
  )
  expect((await use(frej, await send(frej, staff))).status).toBe(303)
  // The manager of the unit hears of it as by the pages, once of each function.
  expect(
    await rows(
      `select n.kind from sharing.notices n join people.functions f on f.id = n.to_function_id where f.ref = 'vik-1-r' and n.kind = 'appointment_made'`,
    ),
  ).toHaveLength(2)
  expect(await judged(frej, staff)).toEqual(['unchanged', 'unchanged'])
})

describe('A row is refused with its reason, and nothing of the file comes in', () => {
  const unit = (...cells: string[]) =>
    csv(
      'units',
      'ref;organisation_ref;name;kind;legal_domain;from_age;to_age;body_ref;closed',
      cells.join(';'),
    )
  const person = (...cells: string[]) =>
    peopleCsv('function_ref;name;email;sign_in_name;from;until', ...cells)
  const rektor = 'vik-1-r'

  test.each([
    ['a ref that points nowhere', unit('x', 'ingen', 'X', 'school', 'school', '', '', '', ''), 'nowhere'],
    ['an unknown kind', unit('x', 'vik', 'X', 'fyr', 'school', '', '', '', ''), 'not_listed'],
    ['ages the wrong way', unit('x', 'vik', 'X', 'school', 'school', '9', '7', '', ''), 'ages_wrong'],
    [
      'a name that another has',
      unit('x', 'vik', 'VIKS  skola', 'school', 'school', '', '', '', ''),
      'name_taken',
    ],
    ['a formula', unit('x', 'vik', '=A1+2', 'school', 'school', '', '', '', ''), 'formula'],
    [
      'an end of what has functions',
      unit('vik-1', 'vik', 'Viks skola', 'school', 'school', '6', '16', 'vik-bun', 'yes'),
      'has_functions',
    ],
    [
      'a move to another organisation',
      unit('vik-1', idOf('organisation/ekdala'), 'Viks skola', 'school', 'school', '6', '16', '', ''),
      'moved',
    ],
    [
      'neither yes nor no',
      unit('vik-1', 'vik', 'Viks skola', 'school', 'school', '6', '16', 'vik-bun', 'kanske'),
      'not_yes_or_no',
    ],
    ['too few cells', unit('x', 'vik', 'X'), 'uneven'],
    ['nobody’s address', person(`${rektor};Nya Namn;inte en adress;;;`), 'email_wrong'],
    ['another letter than it seems', person(`${rektor};Nya Namn;nyå@vik.example.se;;;`), 'email_wrong'],
    ['a day that is none', person(`${rektor};Nya Namn;ny@vik.example.se;;2026-02-30;`), 'day_wrong'],
    [
      'days out of order',
      person(`${rektor};Nya Namn;ny@vik.example.se;;${daysFromToday(9)};${daysFromToday(8)}`),
      'days_reversed',
    ],
    [
      'a day that has been',
      person(`${rektor};Nya Namn;ny@vik.example.se;;${daysFromToday(-1)};`),
      'day_passed',
    ],
    ['a function that works with children', person('vik-1-l;Nya Namn;ny@vik.example.se;;;'), 'not_yours'],
    ['themself', person(`${rektor};Nils Kvist;nils.kvist@ekdala.example.se;nils-kvist;;`), 'self'],
    ['the holder by another name', person(`${rektor};Rut Någon;rut@vik.example.se;;;`), 'other_name'],
    [
      'the last who administers',
      person(`${idOf('function/kansliet/administrator')};Nils Kvist;;;;${daysFromToday(3)}`),
      'last',
    ],
  ])('%s', async (_, file, why) => {
    const id = await send(nils, file)
    expect(await outcomes(id)).toEqual([`refused ${why}`])
    const before = await rows('select count(*) from people.changes')
    expect((await use(nils, id)).status).toBe(303)
    expect(await rows('select count(*) from people.changes')).toEqual(before)
    expect(await shows(nils, id)).toContain('1 rad stoppar filen')
    expect((await nils.get(at.file(id))).text).not.toContain(at.use(id))
  })

  test('two rows of one ref, one person of two names, and a body of another organisation', async () => {
    expect(
      await judged(
        nils,
        csv(
          'units',
          'ref;organisation_ref;name;kind;legal_domain',
          'x;vik;X;school;school',
          'x;vik;Y;school;school',
        ),
      ),
    ).toEqual(['refused twice', 'refused twice'])
    expect(
      await judged(
        nils,
        person(
          `${rektor};Bo Ek;bo@vik.example.se;;;`,
          `${idOf('function/solrosen/verksamhetschef')};Bo Ask;bo@vik.example.se;;;`,
        ),
      ),
    ).toEqual(['refused two_names', 'refused two_names'])
    // One person in two organisations holds two functions.
    expect(
      await judged(
        nils,
        person(
          `${rektor};Bo Ek;bo@vik.example.se;;;`,
          `${idOf('function/solrosen/verksamhetschef')};Bo Ek;bo@vik.example.se;;;`,
        ),
      ),
    ).toEqual(['new', 'new'])
    expect(
      await judged(
        nils,
        csv(
          'bodies',
          'ref;organisation_ref;name;kind',
          `ek-n;${idOf('organisation/ekdala')};Nämnd;committee`,
        ),
        unit('x', 'vik', 'X', 'school', 'school', '', '', 'ek-n', ''),
      ),
    ).toEqual(['new', 'refused other_organisation'])
  })
})

describe('A file that cannot be read is told, and nothing is kept of it', () => {
  const heading = 'ref;organisation_ref;name;kind;legal_domain'
  test.each([
    ['an empty file', { name: 'units.csv', bytes: '' }, 'Välj en fil'],
    ['headings only', { name: 'units.csv', bytes: `${heading}\n` }, 'rubriker men inga rader'],
    [
      'an unknown column',
      csv('units', `${heading};color`, 'x;vik;X;school;school;red'),
      'Kolumnen color är okänd',
    ],
    ['a column that is missing', csv('units', 'ref;name', 'x;X'), 'Kolumnen organisation_ref saknas'],
    ['columns of no template', csv('annat', 'a;b', '1;2'), 'ingen av mallarnas'],
    [
      'what is called a workbook',
      { name: 'a.xlsx', bytes: 'PK\u0003\u0004 nothing' },
      'går inte att läsa som en arbetsbok',
    ],
    [
      '200,000 rows',
      { name: 'units.csv', bytes: `${heading}\n${'x;vik;X;school;school\n'.repeat(200_000)}` },
      'fler än 50 000 rader',
    ],
  ])('%s', async (_, file, says) => {
    const before = await rows('select count(*) from people.county_files')
    const sent = await sendFiles(house, nils.token, [file])
    expect(sent.status).toBe(422)
    expect(text(sent.text)).toContain(says)
    expect(await rows('select count(*) from people.county_files')).toEqual(before)
  })

  test('an unknown column is left out when that is said; Windows-1252 is read and told', async () => {
    const left = await sendFiles(
      house,
      nils.token,
      [csv('units', `${heading};color`, 'x;vik;X;school;school;red')],
      { leave: 'Color' },
    )
    expect(left.status).toBe(303)
    const bytes = Uint8Array.from(
      [...`${heading}\nå-1;vik;Ångens förskola;preschool;preschool\n`].map(each => each.charCodeAt(0)),
    )
    const id = await send(nils, { name: 'units.csv', bytes })
    expect(await outcomes(id)).toEqual(['new'])
    expect(await shows(nils, id)).toContain('läst som Windows-1252')
    expect(await shows(nils, id)).toContain('Ångens förskola')
  })

  test('rows are pasted too', async () => {
    const sent = await sendFiles(house, nils.token, [], {
      pasted: `${heading}\npasted;vik;Klistrad;school;school`,
    })
    expect(await outcomes(last(sent.location))).toEqual(['new'])
  })

  test('a zip that unpacks to more than fits is refused', async () => {
    const { deflateRawSync, crc32 } = await import('node:zlib')
    const bomb = Buffer.alloc(200_000_000, 0x20)
    const packed = deflateRawSync(bomb)
    const name = Buffer.from('xl/worksheets/sheet1.xml')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bomb), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(1000, 18)
    common.writeUInt16LE(name.length, 22)
    const list = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), name])
    const end = Buffer.alloc(22)
    end.write('PK\x05\x06', 'latin1')
    end.writeUInt16LE(1, 8)
    end.writeUInt16LE(1, 10)
    end.writeUInt32LE(list.length, 12)
    end.writeUInt32LE(30 + name.length + packed.length, 16)
    const bytes = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed, list, end])
    const sent = await sendFiles(house, nils.token, [{ name: 'bomb.xlsx', bytes: new Uint8Array(bytes) }])
    expect(sent.status).toBe(422)
    expect(text(sent.text)).toContain('för stor när den packas upp')
  })
})

describe('Who sends a file', () => {
  test('of one organisation changes nothing of another, nor what reaches further; the database says the same', async () => {
    const rektor = ids.functions.rektor
    const ekdala = idOf('organisation/ekdala')
    expect(
      await judged(
        gunilla,
        csv('organisations', 'ref;name;kind', `${ekdala};Ekdala stad;municipality`),
        csv(
          'units',
          'ref;organisation_ref;name;kind;legal_domain',
          'x;vik;X;school;school',
          `y;${ekdala};Y;school;school`,
        ),
        csv(
          'functions',
          'ref;unit_ref;name;kind',
          'g1;y;Loggen;log_reviewer',
          'g2;y;Systemet;administrator',
          'g3;y;Organisationen;organisation_administrator',
          'g4;y;Lärare;staff',
        ),
        peopleCsv(
          'function_ref;name;email',
          `${rektor};Ny Rektor;ny.rektor@ekdala.example.se`,
          `${idOf('function/solrosen/verksamhetschef')};Ny Chef;ny.chef@ekdala.example.se`,
          `${idOf('function/kansliet/logggranskare')};Ny Granskare;ny.g@ekdala.example.se`,
          'g4;Gunilla Frost;gunilla.frost@ekdala.example.se',
        ),
      ),
    ).toEqual([
      'refused not_yours',
      'refused not_yours',
      'new',
      'refused not_yours',
      'refused not_yours',
      'refused not_yours',
      'new',
      'new',
      'refused not_yours',
      'refused not_yours',
      'refused self',
    ])
    // Past every page: as kring_app in her name, with a file of hers.
    const id = await send(
      gunilla,
      peopleCsv('function_ref;name;email', `${rektor};Ny Rektor;ny.rektor@ekdala.example.se`),
    )
    const person = {
      n: 0,
      act: 'new',
      id: idOf('x'),
      person: idOf('y'),
      name: 'N',
      email: 'n@x.se',
      subject: '',
      issuer: 'i',
    }
    const tries = async (token: string | undefined, func: string, more: object = {}, begin = true) => {
      const client = await house.database.app.connect()
      try {
        await client.query('begin')
        await client.query('select from people.open_request(sha256(convert_to($1, $$utf8$$)))', [token])
        if (begin) await client.query('select people.begin_file($1)', [id])
        await client.query('select people.fill_by_file($1, $2)', [
          id,
          JSON.stringify([{ ...person, function: func, ...more }]),
        ])
        return 'done'
      } catch (error) {
        return String((error as { code?: string }).code)
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    expect(await tries(gunilla.token, rektor)).toBe('done')
    expect(await tries(gunilla.token, rektor, {}, false)).toBe('42501')
    expect(await tries(nils.token, rektor)).toBe('42501')
    for (const func of [
      'solrosen/verksamhetschef',
      'kansliet/logggranskare',
      'kansliet/administrator',
      'kansliet/forvaltare',
    ])
      expect(await tries(gunilla.token, idOf(`function/${func}`)), func).toBe('42501')
    expect(await tries(gunilla.token, rektor, { first: '2020-01-01' })).toBe('23514')
    const anders = await house.as('anders-holm')
    expect(await tries(anders.token, rektor)).toBe('42501')
    expect((await anders.get(at.files())).status).toBe(404)
    // What one has sent is nobody else’s.
    expect((await nils.get(at.file(id))).status).toBe(404)
    expect((await nils.post(at.use(id))).status).toBe(404)
  })

  test('cannot tell from it whether somebody has an account, and gets the page’s answer when it is taken in', async () => {
    const known = 'sara-lind'
    await rows(`insert into people.accounts (person_id, issuer, subject) values ($1, $2, $3)`, [
      idOf('person/sara-lind'),
      provider.issuer,
      known,
    ])
    const line = (subject: string) =>
      peopleCsv(
        'function_ref;name;email;sign_in_name',
        `${ids.functions.stodsamordnare};Sara Ask;s.ask@ekdala.example.se;${subject}`,
      )
    const told = await Promise.all(
      [known, 'nobody-at-all'].map(async subject => {
        const id = await send(gunilla, line(subject))
        return (await shows(gunilla, id)).replaceAll(id, '').replace(/[0-9a-f-]{36}/g, '')
      }),
    )
    expect(told[0]).toBe(told[1])
    const before = await rows('select count(*) from people.persons')
    const used = await use(gunilla, await send(gunilla, line(known)))
    expect(used.status).toBe(422)
    expect(text(used.text)).toContain('Någon med ett annat namn är redan känd')
    expect(text(used.text)).toContain('Sara Ask, people.csv, rad 2')
    expect(await rows('select count(*) from people.persons')).toEqual(before)
  })

  test('is shown anew what it does, when somebody has changed the house meanwhile', async () => {
    const file = csv(
      'units',
      'ref;organisation_ref;name;kind;legal_domain',
      'vik-s;vik;Sen skola;school;school',
    )
    const id = await send(nils, file)
    expect(
      (
        await use(
          nils,
          await send(
            nils,
            csv('units', 'ref;organisation_ref;name;kind;legal_domain', 'vik-t;vik;Sen skola;school;school'),
          ),
        )
      ).status,
    ).toBe(303)
    const used = await use(nils, id)
    expect(used.location).toBe(at.file(id, { changed: 1 }))
    expect(text((await nils.get(used.location)).text)).toContain('Det har ändrats medan du läste')
    expect(await outcomes(id)).toEqual(['refused name_taken'])
    expect(await rows(`select from people.units where ref = 'vik-s'`)).toEqual([])
  })
})

test('everything that is wrong with a row is said at once, each in a line', async () => {
  const inEkdala = idOf('organisation/ekdala')
  const unit = csv(
    'units',
    'ref;organisation_ref;name;kind;legal_domain;from_age;to_age;body_ref;phone;closed',
    `fel-1;${inEkdala};;okänd;fel;9;3;ingen;${'1'.repeat(41)};kanske`,
    `fel-2;${inEkdala};Tagen skola;okänd;;;;;;`,
  )
  await rows(
    `insert into people.units (collaboration_id, organisation_id, name, kind, legal_domain, ref) values ($1, $2, 'Tagen skola', 'school', 'school', 'tagen')`,
    [ids.collaboration, inEkdala],
  )
  const person = peopleCsv(
    'function_ref;name;email;from;until',
    `${ids.functions.stodsamordnare};;inte en adress;igår;i morgon`,
    'ingen;Nils Kvist;nils;2026-13-01;',
  )
  const id = await send(gunilla, unit, person)
  expect(await outcomes(id)).toEqual([
    'refused not_yes_or_no missing not_listed not_listed ages_wrong too_long nowhere',
    'refused not_listed missing name_taken',
    'refused missing email_wrong day_wrong day_wrong',
    'refused email_wrong day_wrong nowhere',
  ])
  const page = await shows(gunilla, id)
  const [row] = await rows('select shown from people.county_file_rows where file_id = $1 and n = 0', [id])
  const columns = row.shown.whys.map((why: { column: string }) => why.column)
  expect(new Set(columns).size).toBe(7)
  for (const column of columns) expect(page).toContain(column)
  expect(page).toContain('4 rader')
  // Corrected by what was said, it comes in.
  const right = csv(
    'units',
    'ref;organisation_ref;name;kind;legal_domain;from_age;to_age;phone;closed',
    `fel-1;${inEkdala};Rättad skola;school;school;3;9;1;nej`,
  )
  expect(await judged(gunilla, right)).toEqual(['new'])
})

test('R14: an end by file leaves nobody who waits without an answer, and says it in one word', async () => {
  const func = ids.functions.verksamhetschef
  const child = `(select id from child.children where unit_id = '${ids.units.bjorkbacken}' limit 1)`
  await rows(
    `insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id, role) values (${child}, $1, $2, $3, 'involved') on conflict do nothing`,
    [ids.units.bjorkbacken, func, ids.collaboration],
  )
  await rows(
    `update child.plans set lead_function_id = $1 where child_id in (select id from child.children where unit_id = $2) and ended_at is null`,
    [func, ids.units.bjorkbacken],
  )
  const ends = (until: string, ...more: string[]) =>
    peopleCsv('function_ref;name;email;until', `${func};Anders Holm;;${until}`, ...more)
  const id = await send(gunilla, ends(daysFromToday(-1)))
  expect(await outcomes(id)).toEqual(['refused answers'])
  const said = await shows(gunilla, id)
  for (const { given_name } of await rows(
    'select given_name from child.children where length(given_name) > 2',
  ))
    expect(said).not.toContain(given_name)
  // Somebody else in it by the same file is enough; a day to come counts as much.
  expect(await judged(gunilla, ends(daysFromToday(5)))).toEqual(['refused answers'])
  const both = await send(gunilla, ends(daysFromToday(-1), `${func};Bo Rask;bo.rask@ekdala.example.se;`))
  expect(await outcomes(both)).toEqual(['ended', 'new'])
  expect((await use(gunilla, both)).status).toBe(303)
  expect(
    await rows(
      `select p.name, c.reason from people.appointments a join people.persons p on p.id = a.person_id
        left join people.changes c on c.row_id = a.id and c.act = 'ended' where a.function_id = $1 order by p.name`,
      [func],
    ),
  ).toEqual([
    { name: 'Anders Holm', reason: 'Fil: people.csv, rad 2' },
    { name: 'Bo Rask', reason: null },
  ])
  expect(await judged(gunilla, ends(daysFromToday(-1)))).toEqual(['unchanged'])
})

test('places end from the inside in one file, and open again', async () => {
  const closing = (closed: string) => [
    csv('organisations', 'ref;name;kind;closed', `tom;Tomma nätet;network;${closed}`),
    csv('bodies', 'ref;organisation_ref;name;kind;closed', `tom-s;tom;Styrelsen;board;${closed}`),
    csv(
      'units',
      'ref;organisation_ref;body_ref;name;kind;legal_domain;closed',
      `tom-1;tom;tom-s;Lokalen;association;civil;${closed}`,
    ),
    csv('functions', 'ref;unit_ref;name;kind;closed', `tom-1-l;tom-1;Ledare;staff;${closed}`),
  ]
  for (const [closed, outcome] of [
    ['', 'new'],
    ['yes', 'ended'],
    ['yes', 'unchanged'],
    ['no', 'reopened'],
  ] as const) {
    const id = await send(nils, ...closing(closed))
    expect(await outcomes(id), closed).toEqual(Array(4).fill(outcome))
    expect((await use(nils, id)).status).toBe(303)
  }
  expect(
    await rows(
      `select act from people.changes c join people.units u on u.id = c.row_id where u.ref = 'tom-1' order by c.at`,
    ),
  ).toEqual([{ act: 'made' }, { act: 'ended' }, { act: 'reopened' }])
})

test('a file that nobody takes in is forgotten after a day', async () => {
  const id = await send(
    nils,
    csv('units', 'ref;organisation_ref;name;kind;legal_domain', 'glömd;vik;Glömd;school;school'),
  )
  await rows(`update people.county_files set made_at = now() - interval '25 hours' where id = $1`, [id])
  expect((await nils.get(at.file(id))).status).toBe(404)
  expect((await use(nils, id)).status).toBe(404)
  await house.database.worker.query('select people.forget_county_files()')
  expect(await rows('select from people.county_files where id = $1', [id])).toEqual([])
  expect(await rows('select from people.county_file_rows where file_id = $1', [id])).toEqual([])
})

test('somebody who had an account already is known by the address of the file once they have signed in', async () => {
  const line = peopleCsv(
    'function_ref;name;email',
    `${ids.functions.stodsamordnare};Karin Öberg;karin.i.filen@ekdala.example.se`,
  )
  expect((await use(gunilla, await send(gunilla, line))).status).toBe(303)
  expect(await judged(gunilla, line)).toEqual(['unchanged'])
  await rows(`insert into people.accounts (person_id, issuer, subject) values ($1, $2, 'karin')`, [
    ids.karin,
    provider.issuer,
  ])
  await house.database.app.query(
    `select people.claim_expected($1, 'karin', 'karin.i.filen@ekdala.example.se')`,
    [provider.issuer],
  )
  expect(
    await rows('select person_id from people.appointments where function_id = $1 and ends_at is null', [
      ids.functions.stodsamordnare,
    ]),
  ).toContainEqual({
    person_id: ids.karin,
  })
  expect(await judged(gunilla, line)).toEqual(['unchanged'])
})
