import { idOf, ids } from '../../demo/ids.ts'
import { baseOf } from '../../src/child/plans/draft/merge.ts'
import { type House, openHouse } from '../house.ts'
import { makeDirectories } from './directory-items.ts'
import { dayFrom } from './fields.ts'
import { makeInstruments } from './instrument-items.ts'
import { makeForums, makeMatters } from './joint-items.ts'
import { makeCountyLink, makeResults } from './result-items.ts'
import { makeSurveys } from './survey-items.ts'
import { type Browser, personOf, signIn, type Viewer, viewers } from './viewers.ts'
import { watchPool } from './watched-pool.ts'

/** The children whose routes are tried, by the id that their slug has in the demo. */
export const child = {
  amina: ids.amina,
  aminaInLundvika: ids.aminaInLundvika,
  leo: ids.leo,
  tindra: ids.tindra,
  maja: idOf('child/maja'),
  hugo: idOf('child/hugo'),
  moa: idOf('child/moa'),
}

/** The demo, its people signed in, and one item of each kind: found in the story, or made here through the real routes. */
export async function openWorld() {
  const house = await openHouse()
  const browsers = await signIn(house)
  const persons = Object.fromEntries(
    await Promise.all(viewers.map(async viewer => [viewer, await personOf(house, viewer)])),
  )
  const forum = await makeForums(house, browsers)
  return {
    house,
    browsers,
    persons: persons as Record<Viewer, string | undefined>,
    ...watchPool(house.database.app),
    items: {
      ...(await makeItems(house, browsers)),
      instrument: await makeInstruments(house, browsers['tomas-aberg']),
      survey: await makeSurveys(house),
      results: await makeResults(house),
      countyLink: await makeCountyLink(house),
      directory: await makeDirectories(house),
      forum,
      matter: await makeMatters(browsers, forum),
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>
export type Items = World['items']

async function makeItems({ database: { admin } }: House, browsers: Record<Viewer, Browser>) {
  const one = async (sql: string, ...values: unknown[]): Promise<string> => {
    const { rows } = await admin.query(sql, values)
    if (!rows[0]) throw new Error(`Nothing found: ${sql}`)
    return String(Object.values(rows[0])[0])
  }
  /** Sends a form and answers the id that it leads to. */
  const make = async (by: Viewer, path: string, fields: Record<string, string | readonly string[]> = {}) => {
    const { status, location, text } = await browsers[by].post(path, fields)
    const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=[?#]|\/(edit|withdrawn|log)|$)/.exec(
      location,
    )?.[0]
    if (status !== 303 || !id)
      throw new Error(
        `${by} could not POST ${path}: ${status} ${location} ${text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 600)}`,
      )
    return id
  }

  const { elevhalsan, oppetHus } = ids.units
  const worry = (childId: string) => ({
    childId,
    'q.works': 'Hon skrattar i sandlådan.',
    'q.noticed': 'Hon har varit trött på morgnarna.',
    'q.areas': ['healthy'],
    'q.guardians_know': 'partly',
  })
  const handed = {
    givenName: 'Amina',
    familyName: 'Haddad',
    birthDate: '2021-04-24',
    personNumber: '',
    'q.noticed': 'Hon har varit trött på morgnarna.',
    'q.guardians_know': 'partly',
  }
  const details = (from: string) => ({
    from,
    units: [oppetHus, elevhalsan],
    [`areas-${oppetHus}`]: ['active', 'included'],
    [`areas-${elevhalsan}`]: ['healthy', 'active', 'included'],
    untilChoice: 'months6',
    untilDate: '',
    givenOn: dayFrom(0),
    how: 'in_person',
    wantsToTakePart: 'yes',
    gdprGround: 'public_task',
    note: '',
  })
  const consent = async (from: string) =>
    make(
      'maria-lund',
      `/children/${child.amina}/consents/drafts/${await make('maria-lund', `/children/${child.amina}/consents/new/details`, details(from))}`,
    )

  // It is held today: none is opened before its day.
  await admin.query(
    `update child.meetings set starts_at = now(), ends_at = now() + interval '1 hour' where id = $1`,
    [idOf('meeting/maja/9')],
  )
  await browsers['siri-alm'].post(`/meetings/${idOf('meeting/maja/9')}/opening`)
  const draft = crypto.randomUUID()
  await browsers['sara-lind'].post('/drafts', {
    draft,
    draftForm: 'worry',
    childId: child.amina,
    'q.noticed': 'Hon ville inte gå hem.',
  })

  const consentBasis = await one(`select id from sharing.bases where code = 'consent' limit 1`)
  const ask = (to: string) =>
    make('siri-alm', `/children/${child.leo}/requests`, {
      to,
      asked: 'Kan ni hjälpa till vid bytet?',
      areas: [to === ids.functions.aktivitetsledare ? 'active' : 'achieving'],
      answerBy: dayFrom(14),
      basisId: consentBasis,
      purpose: 'Leo ska få samma stöd överallt.',
      informed: 'yes',
      until: dayFrom(60),
    })
  const proposed = await ask(ids.functions.aktivitetsledare)
  await make('lina-berg', `/requests/${proposed}/proposal`, {
    sendOnTo: idOf('function/forsamlingen/diakon'),
    words: 'De har en snickarbod.',
  })
  const declined = await ask(ids.functions.samordnare)
  await make('jonas-ek', `/requests/${declined}/answers`, { kind: 'declined', words: 'Vi har ingen plats.' })
  await make(
    'johanna-marklund',
    `/family/consents/${idOf('consent/leo/johanna-marklund')}/units/${ids.units.solrosen}/withdrawal`,
  )
  await browsers['sara-lind'].get(`/children/${child.amina}`)
  await browsers['anders-holm'].get(`/children/${child.amina}/log`)
  await make('maria-lund', `/children/${child.amina}/log/held-back`, {
    functionId: ids.functions.forskollarare,
    reason: 'Det skulle skada barnet.',
    reviewOn: dayFrom(60),
  })

  // Written without having read what stood there: both texts wait for somebody to choose.
  await browsers['siri-alm'].post(
    `/plans/${idOf('plan/maja')}/parts/${idOf('plan-part/maja/need/nurtured')}`,
    { words: 'Maja behöver sova middag.' },
  )
  const { rows: parts } = await admin.query('select words, how_seen from child.plan_parts where id = $1', [
    idOf('plan-part/maja/vem'),
  ])

  /** Two records of one child, as they were made before doubles were warned of. */
  const twice = async (givenName: string) => {
    const child = {
      givenName,
      familyName: 'Dubbel',
      birthDate: '2020-02-02',
      personNumber: '',
      protection: 'none',
      // Others of the family were born on the day.
      sure: `${givenName} Dubbel 2020-02-02`,
    }
    const kept = await make('sara-lind', '/children', child)
    const old = await make('sara-lind', '/children', child)
    return { kept, old }
  }
  const merged = await twice('Ida')
  const yes = { oldId: merged.old, words: 'Samma flicka.', once: crypto.randomUUID() }
  const { text } = await browsers['maria-lund'].post(`/children/${merged.kept}/merging`, yes)
  const seen = /name="seen" value="(\w+)"/.exec(text)?.[1] ?? ''
  await make('maria-lund', `/children/${merged.kept}/merging`, { ...yes, seen })

  const call = (from: string, to: string) =>
    make('siri-alm', `/children/${child.leo}/meetings`, {
      kind: 'meeting',
      day: dayFrom(40),
      from,
      to,
      place: '',
      team: [ids.functions.rektor],
      childTakesPart: 'undecided',
      childHowAbout: 'none',
      ...Object.fromEntries(
        [1, 2, 3].flatMap(n => [
          [`pointKind${n}`, 'information'],
          [`raisedBy${n}`, 'professional'],
          [`about${n}`, 'all'],
        ]),
      ),
    })

  // On a day to come, so that nobody's work is another's meanwhile.
  await make('anders-holm', `/functions/${ids.functions.forskollarare}/handover`, {
    leaves: 'nobody',
    person: ids.karin,
    when: 'day',
    day: dayFrom(300),
  })

  return {
    twice: await twice('Kim'),
    merged: merged.kept,
    draft,
    alternative: await one(
      'select id from child.plan_alternatives where part_id = $1 limit 1',
      idOf('plan-part/maja/need/nurtured'),
    ),
    base: { words: baseOf(parts[0].words), howSeen: baseOf(parts[0].how_seen) },
    consentBasis,
    join: await make('siri-alm', '/joining', {
      givenName: 'Amina',
      familyName: 'Haddad',
      birthDate: '2021-04-24',
      personNumber: '',
      words: 'Jag håller i språkgruppen.',
    }),
    handed: await make('siri-alm', '/worries/handed', handed),
    /** Sent just now, and opened by nobody: about children whose record no emergency opens. */
    unopened: {
      worry: await make('sara-lind', '/worries', worry(child.leo)),
      handed: await make('siri-alm', '/worries/handed', {
        ...handed,
        givenName: 'Vilgot',
        familyName: 'Sandin',
        birthDate: '2022-01-07',
      }),
    },
    request: {
      waiting: await ask(ids.functions.samordnare),
      second: await ask(ids.functions.samordnare),
      proposed,
      declined,
    },
    ownAppointment: await make('anders-holm', `/functions/${ids.functions.rektor}/handover`, {
      leaves: 'nobody',
      person: ids.anders,
      when: 'now',
    }),
    heldBack: await one('select id from audit.held_back where child_id = $1 limit 1', child.amina),
    worry: {
      amina: await make('sara-lind', '/worries', worry(child.amina)),
      leo: idOf('worry/leo/1'),
      tindra: await make('ulrika-mo', '/worries', worry(child.tindra)),
    },
    wheel: {
      amina: await make('maria-lund', `/children/${child.amina}/wheel`, { heldOn: dayFrom(-1) }),
      leo: idOf('assessment/leo/2'),
    },
    consent: {
      farah: await consent(ids.guardians.farah),
      omar: await consent(ids.guardians.omar),
      leo: idOf('consent/leo/johanna-marklund'),
    },
    consentDraft: await make(
      'maria-lund',
      `/children/${child.amina}/consents/new/details`,
      details(ids.guardians.farah),
    ),
    details: details(ids.guardians.farah),
    meeting: {
      another: await call('9.00', '9.45'),
      /** Called a moment ago: it can be taken back. */
      called: await call('16.00', '16.45'),
      leo: idOf('meeting/leo/24'),
      held: idOf('meeting/leo/-41'),
      open: idOf('meeting/maja/9'),
    },
    handover: await one('select id from people.handovers'),
    place: {
      organisation: await make('nils-kvist', '/organisations', {
        name: 'Ekdala lokalförening',
        kind: 'network',
        number: '',
      }),
      unit: await make('nils-kvist', `/organisations/${idOf('organisation/lundvika')}/units`, {
        name: 'Nya enheten',
        kind: 'office',
        domain: 'other',
      }),
      function: await make('nils-kvist', `/units/${ids.units.bjorkbacken}/functions`, {
        name: 'Biträdande rektor',
        kind: 'manager',
      }),
      rule: idOf('rule/bjorkbacken/rektor'),
      body: await make('gunilla-frost', `/organisations/${idOf('organisation/ekdala')}/bodies`, {
        name: 'Barn- och utbildningsnämnden',
        kind: 'committee',
        ref: '',
      }),
      file: await make('gunilla-frost', '/administration/files', {
        pasted: 'ref;organisation_ref;name;kind\nn-0;nowhere;Nämnd;committee\n',
        pastedAs: '',
        leave: '',
      }),
      otherBody: await one(
        `insert into people.bodies (collaboration_id, organisation_id, name, kind) select collaboration_id, id, 'Nämnden', 'committee'
          from people.organisations where name = 'Sjöstads kommun' returning id`,
      ),
      otherOrganisation: await one(`select id from people.organisations where name = 'Sjöstads kommun'`),
      otherUnit: await one(`select id from people.units where name = 'Vassens förskola'`),
      otherFunction: await one(
        `select f.id from people.functions f join people.units u on u.id = f.unit_id where u.name = 'Vassens förskola'`,
      ),
    },
    review: { hugo: await one('select id from child.reviews where plan_id = $1 limit 1', idOf('plan/hugo')) },
    point: { leo: idOf(`point/${idOf('meeting/leo/24')}/0`) },
    plan: { leo: idOf('plan/leo'), maja: idOf('plan/maja'), hugo: idOf('plan/hugo') },
    disclosure: await one(
      `select id from sharing.disclosures where child_id = $1 and to_function_id = $2 and decision = 'given' and ended_at is null limit 1`,
      child.leo,
      ids.functions.samordnare,
    ),
    notice: await one(
      'select id from sharing.notices where child_id = $1 and to_function_id = $2 limit 1',
      child.leo,
      ids.functions.samordnare,
    ),
    indicator: {
      keyed: await one(`select id from learning.indicators where source = 'keyed' and unit = 'days' limit 1`),
      register: await one(`select id from learning.indicators where code = 'externa-konferenser'`),
      import: await one('select id from learning.register_imports limit 1'),
    },
    one,
  }
}
