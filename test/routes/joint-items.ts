import { randomUUID } from 'node:crypto'
import { ids } from '../../demo/ids.ts'
import type { House } from '../house.ts'
import { dayFrom } from './fields.ts'
import type { Browser, Viewer } from './viewers.ts'

/** The words of a forum as its form sends them. */
export const forumForm = (title: string, audience: string) => ({
  title,
  purpose: 'Att veta vem som gör vad.',
  place: '',
  audience,
  form: 'collaboration_group',
  level: 'practice',
  howOften: 'Två gånger om året',
  months: ['m3', 'm9'],
  callsExtra: 'yes',
  agenda: 'Läget hos var och en',
  notesTo: '',
  outside: '',
  firstContact: '',
  version: '',
})

/**
 * Siri leads a forum that only its parties read, and Jonas is one of them. Jonas leads one that everybody in the collaboration reads.
 * Siri's lifts questions to his, and waits for his yes; his can wake hers, which rests.
 */
export async function makeForums({ database: { admin } }: House, browsers: Record<Viewer, Browser>) {
  const make = async (by: Viewer, path: string, fields: Record<string, string | string[]>) => {
    const { status, location, text } = await browsers[by].post(path, { ...fields, once: randomUUID() })
    if (status !== 303)
      throw new Error(
        `${by} could not POST ${path}: ${status} ${text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 600)}`,
      )
    return location
  }
  const idIn = (location: string) => location.split('/')[2]?.split('?')[0] ?? ''
  const one = async (sql: string, ...values: unknown[]): Promise<string> =>
    (await admin.query(sql, values)).rows[0].id
  const own = idIn(await make('siri-alm', '/forums', forumForm('Gruppen kring språk', 'parties')))
  const resting = idIn(await make('siri-alm', '/forums', forumForm('Gruppen som vilar', 'parties')))
  const open = idIn(await make('jonas-ek', '/forums', forumForm('Länets nätverk', 'collaboration')))
  const party = { search: '', named: '', declined: '', role: 'member' }
  await make('siri-alm', `/subjects/${own}/parties`, { ...party, others: ids.functions.samordnare })
  await make('siri-alm', `/subjects/${own}/links`, { search: '', kind: 'lifts_to', to: open })
  await make('siri-alm', `/subjects/${resting}/parties`, { ...party, others: ids.functions.samordnare })
  await make('jonas-ek', `/subjects/${open}/links`, { search: '', kind: 'activates', to: own })
  await make('jonas-ek', `/subjects/${open}/links`, { search: '', kind: 'activates', to: resting })
  const linked = await one(`select id from joint.links where from_id = $1 and to_id = $2`, open, own)
  const wakes = await one(`select id from joint.links where from_id = $1 and to_id = $2`, open, resting)
  await make('siri-alm', `/subjects/${resting}/links/${wakes}/agreement`, {})
  await make('siri-alm', `/subjects/${resting}/state`, { to: 'asleep', why: 'Inget på gång' })
  await make('siri-alm', `/subjects/${own}/links/${linked}/agreement`, {})
  await make('siri-alm', `/subjects/${own}/state`, { to: 'asleep', why: 'Inget på gång' })
  const day = { startsOn: '2026-02-02', dueOn: '2026-12-24' }
  const madeAt = (location: string) => location.split('/').at(-1) as string
  const decision = madeAt(
    await make('siri-alm', `/subjects/${own}/decisions`, {
      ...{ kind: 'orienting', decidedOn: '2026-02-02', grewUntil: '', bodyId: '', byWhom: '', paragraph: '' },
      ...{ what: 'Vi börjar i höst.', why: '', laidAside: '', changes: '', supersedes: '' },
    }),
  )
  const commitment = madeAt(
    await make('jonas-ek', `/subjects/${own}/commitments`, {
      ...{ by: ids.functions.samordnare, words: 'Ringer skolorna.', ...day, seenBy: '', adds: 'adds' },
    }),
  )
  const sheet = await makeSheets({ make, one, own })
  return {
    decision,
    commitment,
    own,
    open,
    ...sheet,
    wakes,
    party: await one(
      `select id from joint.parties where subject_id = $1 and function_id = $2`,
      own,
      ids.functions.samordnare,
    ),
    waiting: await one(`select id from joint.links where from_id = $1 and kind = 'lifts_to'`, own),
    linked,
  }
}

type Making = {
  make: (by: Viewer, path: string, fields: Record<string, string | string[]>) => Promise<string>
  one: (sql: string, ...values: unknown[]) => Promise<string>
  own: string
}

/** Two sheets about Siri's forum, which she and Jonas answer: one whose round is closed, and one that she has opened. */
async function makeSheets({ make, one, own }: Making) {
  const version = await one(
    `select v.id from learning.instrument_versions v join learning.instruments i on i.id = v.instrument_id where i.code = 'collaboration-stairs' and v.state = 'published'`,
  )
  const chosen = { version, answerBy: dayFrom(14) }
  const idIn = (location: string) => location.split('/')[2]?.split('?')[0] ?? ''
  const roundOf = (sheet: string) => one(`select id from joint.rounds where sheet_id = $1`, sheet)
  const sheet = idIn(await make('siri-alm', `/subjects/${own}/sheets`, chosen))
  const openedSheet = idIn(await make('siri-alm', `/subjects/${own}/sheets`, chosen))
  const openedRound = await roundOf(openedSheet)
  const answer = {
    'q.about-what': 'Skolfrånvaro',
    'q.now': 'information',
    'q.needed': 'action',
    revision: '0',
  }
  await make('siri-alm', `/rounds/${openedRound}/answer`, { ...answer, done: 'no' })
  await make('siri-alm', `/rounds/${openedRound}/opening`, {})
  return { sheet, round: await roundOf(sheet), openedSheet, openedRound, version }
}

/** The words of a friction as its form sends them. */
export const frictionForm = (words: string, forum: string) => ({
  words,
  sort: 'no_routine',
  forum,
  search: '',
})

/**
 * Jonas raises in Siri's forum, which both read and she answers in; one like it waits there, and one has its answer. Siri raises with her
 * manager one that no forum has.
 */
export async function makeMatters(browsers: Record<Viewer, Browser>, { own }: { own: string }) {
  const make = async (by: Viewer, path: string, fields: Record<string, string>) => {
    const { status, location, text } = await browsers[by].post(path, { ...fields, once: randomUUID() })
    if (status !== 303)
      throw new Error(
        `${by} could not POST ${path}: ${status} ${text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 600)}`,
      )
    return location.split('/').at(-1) as string
  }
  const raise = (by: Viewer, words: string, forum: string) => make(by, '/matters', frictionForm(words, forum))
  const answered = await raise('jonas-ek', 'Tolken kommer för sent.', own)
  await make('siri-alm', `/matters/${answered}/answer`, { words: 'Vi bokar en timme tidigare.' })
  return {
    waiting: await raise('jonas-ek', 'Ingen vet vem som ringer.', own),
    like: await raise('jonas-ek', 'Vem ringer hem?', own),
    fresh: await raise('jonas-ek', 'Det här tar jag tillbaka.', own),
    answered,
    alone: await raise('siri-alm', 'Jag vet inte vart det ska.', 'unknown'),
    lifted: await raise('siri-alm', 'Det här lyfter jag själv.', 'unknown'),
  }
}
