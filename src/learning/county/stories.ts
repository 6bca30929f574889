import { sql } from 'kysely'
import { actsAs } from '../../people/kinds/index.ts'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { StoryState } from './states.ts'

export type MadeOf = 'invented' | 'consented'

export type Story = {
  id: string
  title: string
  words: string
  madeOf: MadeOf
  consentNote: string
  state: StoryState
  revision: number
  personId: string | null
  writer: string
  moves: { state: Exclude<StoryState, 'draft'>; at: Date; who: string; functionName: string }[]
}

export type NewStory = Pick<Story, 'title' | 'words' | 'madeOf' | 'consentNote'>

/** Who may read a story before it is shown, and clear what somebody else has written. */
export const clearsStories = (actor: Staff) => actsAs(actor, 'process_leader', 'manager')

const columns = sql`s.id, s.title, s.words, s.made_of as "madeOf", s.consent_note as "consentNote", s.state, s.revision,
  s.person_id as "personId", coalesce(p.name, '') as writer,
  coalesce((select jsonb_agg(jsonb_build_object('state', m.state, 'at', m.at, 'who', coalesce(mp.name, ''), 'functionName', coalesce(f.name, '')) order by m.at, m.id)
    from learning.county_story_moves m left join people.persons mp on mp.id = m.person_id left join people.functions f on f.id = m.function_id
    where m.story_id = s.id), '[]') as moves`

const stories = sql`learning.county_stories s left join people.persons p on p.id = s.person_id`

export async function findShownStory(tx: Tx): Promise<Story | undefined> {
  const { rows } = await sql<StoryRow>`select ${columns} from ${stories} where s.state = 'shown'`.execute(tx)
  return rows.map(withTimes)[0]
}

export async function getStory(tx: Tx, id: string): Promise<Story> {
  const { rows } = await sql<StoryRow>`select ${columns} from ${stories} where s.id = ${id}`.execute(tx)
  const [story] = rows.map(withTimes)
  if (!story) throw notFound()
  return story
}

/** So many are listed. */
export const mostStories = 200

/** The latest first. */
export async function listStories(tx: Tx): Promise<Story[]> {
  const { rows } =
    await sql<StoryRow>`select ${columns} from ${stories} order by s.written_at desc limit ${sql.lit(mostStories)}`.execute(
      tx,
    )
  return rows.map(withTimes)
}

/** How many drafts wait for this reader: written by somebody else. */
export async function countToClear(tx: Tx, actor: Staff): Promise<number> {
  const { n } = await tx
    .selectFrom('learning.county_stories')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('state', '=', sql.lit('draft'))
    .where('person_id', 'is distinct from', actor.personId)
    .executeTakeFirstOrThrow()
  return n
}

/** Times are strings inside JSON. */
type StoryRow = Omit<Story, 'moves'> & { moves: (Omit<Story['moves'][number], 'at'> & { at: string })[] }

const withTimes = (story: StoryRow): Story => ({
  ...story,
  moves: story.moves.map(move => ({ ...move, at: new Date(move.at) })),
})

/** Idempotent by `once`. Answers the id. */
export async function writeStory(tx: Tx, actor: Staff, story: NewStory & { once: string }): Promise<string> {
  const { id } = await insertOnce(tx, 'learning.county_stories', {
    ...rowOf(actor, story),
    collaboration_id: actor.collaborationId,
    once: story.once,
  })
  return id
}

/** False when somebody else has changed it since that revision, or cleared it. */
export async function editStory(
  tx: Tx,
  actor: Staff,
  { id, revision }: Story,
  story: NewStory,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('learning.county_stories')
    .set({ ...rowOf(actor, story), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const rowOf = (actor: Staff, { title, words, madeOf, consentNote }: NewStory) => ({
  title,
  words,
  made_of: madeOf,
  consent_note: madeOf === 'consented' ? consentNote : '',
  function_id: actor.functionId,
  person_id: actor.personId,
})

/** Clears, shows or takes down. Idempotent. What is refused, the database refuses by the name of a rule. */
export async function moveStory(tx: Tx, id: string, to: StoryState, revision: number, note = '') {
  await sql`select learning.move_story(${id}, ${to}, ${revision}, ${note})`.execute(tx)
}
