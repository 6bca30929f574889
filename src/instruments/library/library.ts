import { sql } from 'kysely'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { type Definition, definitionSchema, type Words } from '../definition.ts'
import type { Purpose } from '../purposes.ts'
import type { VersionState } from '../states.ts'

/** One line of the list: the version to use now, or the draft where nothing has been published. */
export type Listed = {
  id: string
  own: boolean
  title: Words
  languages: string[]
  number: number
  state: VersionState
  items: number
  /** a draft beside what is published */
  underWork: boolean
  /** where it is used now */
  purposes: Purpose[]
}

/** Shipped and own, each once. A few hundred in a county, so that search and filters work on the list itself. */
export async function listInstruments(tx: Tx): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select i.id, i.collaboration_id is not null as own, v.definition -> 'title' as title, v.definition -> 'languages' as languages,
      v.number, v.state, (select count(*)::int from jsonb_path_query(v.definition, '$.sections[*].items[*]')) as items,
      v.state in ('published', 'retired') and exists (select from learning.instrument_versions d where d.instrument_id = i.id and d.state in ('draft', 'tried')) as "underWork",
      array(select p.purpose from learning.purposes p left join learning.instrument_uses u on u.purpose = p.purpose
        where coalesce(u.instrument_id = i.id, i.collaboration_id is null and i.code = p.default_code) order by p.purpose) as purposes
    from learning.instruments i
    join lateral (select * from learning.instrument_versions v where v.instrument_id = i.id
      order by v.state = 'published' desc, v.number desc limit 1) v on true
    order by i.made_at desc, i.code`.execute(tx)
  return rows
}

export type VersionLine = {
  id: string
  number: number
  state: VersionState
  whatChanged: string
  revision: number
  editedAt: Date
  publishedAt: Date | null
  /** who put it in the state that it has, in words */
  moves: { state: VersionState; at: string; note: string; by: string }[]
}

export type Instrument = {
  id: string
  own: boolean
  code: string
  copiedFrom: { id: string; title: Words } | null
  purposes: Purpose[]
  versions: VersionLine[]
  /** the definition of the version that the page shows: published, else the latest */
  shown: VersionLine & { definition: Definition }
}

/** An instrument with its versions, the latest first. */
export async function getInstrument(tx: Tx, id: string): Promise<Instrument> {
  const { rows } = await sql<InstrumentRow>`
    select i.id, i.collaboration_id is not null as own, i.code,
      (select jsonb_build_object('id', o.id, 'title', w.definition -> 'title') from learning.instruments o
        join learning.instrument_versions w on w.instrument_id = o.id where o.id = i.copied_from_id order by w.number desc limit 1) as "copiedFrom",
      array(select p.purpose from learning.purposes p left join learning.instrument_uses u on u.purpose = p.purpose
        where coalesce(u.instrument_id = i.id, i.collaboration_id is null and i.code = p.default_code) order by p.purpose) as purposes,
      (select jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'state', v.state, 'whatChanged', v.what_changed, 'revision', v.revision,
          'editedAt', v.edited_at, 'publishedAt', v.published_at,
          'moves', coalesce((select jsonb_agg(jsonb_build_object('state', m.state, 'at', m.at, 'note', m.note, 'by', coalesce(p.name, '')) order by m.at desc)
            from learning.instrument_moves m left join people.persons p on p.id = m.person_id where m.version_id = v.id), '[]')) order by v.number desc)
        from learning.instrument_versions v where v.instrument_id = i.id) as versions,
      s.definition, s.id as "shownId"
    from learning.instruments i
    join lateral (select v.id, v.definition from learning.instrument_versions v where v.instrument_id = i.id
      order by v.state = 'published' desc, v.number desc limit 1) s on true
    where i.id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) throw notFound()
  const { definition, shownId, ...instrument } = row
  const versions = instrument.versions.map(each => ({
    ...each,
    editedAt: new Date(each.editedAt),
    publishedAt: each.publishedAt === null ? null : new Date(each.publishedAt),
  }))
  const line = versions.find(each => each.id === shownId) as VersionLine
  return { ...instrument, versions, shown: { ...line, definition: definitionSchema.parse(definition) } }
}

/** Times are strings inside JSON. */
type InstrumentRow = Omit<Instrument, 'shown' | 'versions'> & {
  versions: (Omit<VersionLine, 'editedAt' | 'publishedAt'> & {
    editedAt: string
    publishedAt: string | null
  })[]
  definition: unknown
  shownId: string
}

/** The version of an instrument that has this number. */
export async function getVersionNumbered(tx: Tx, instrumentId: string, number: number) {
  const row = await tx
    .selectFrom('learning.instrument_versions')
    .select(['id', 'number', 'state', 'revision', 'definition', 'collaboration_id'])
    .where('instrument_id', '=', instrumentId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) throw notFound()
  return {
    id: row.id,
    number: row.number,
    state: row.state as VersionState,
    revision: row.revision,
    own: row.collaboration_id !== null,
    definition: definitionSchema.parse(row.definition),
  }
}

/** The draft or tried version, if there is one. */
export const underWork = (instrument: Pick<Instrument, 'versions'>) =>
  instrument.versions.find(each => each.state === 'draft' || each.state === 'tried')

/** A new instrument of one's own with its first draft: from a definition that was copied, imported or begun. Idempotent by `once`. */
export async function makeInstrument(
  tx: Tx,
  actor: Staff,
  { definition, once, copiedFromId }: { definition: Definition; once: string; copiedFromId?: string },
): Promise<string> {
  const code = await freeCode(tx, definition.code)
  const { id, isNew } = await insertOnce(tx, 'learning.instruments', {
    collaboration_id: actor.collaborationId,
    code,
    copied_from_id: copiedFromId,
    made_by_function_id: actor.functionId,
    once,
  })
  if (isNew) await makeDraft(tx, actor, { instrumentId: id, number: 1, definition: { ...definition, code } })
  return id
}

type DraftGiven = { instrumentId: string; number: number; definition: Definition; whatChanged?: string }

async function makeDraft(
  tx: Tx,
  actor: Staff,
  { instrumentId, number, definition, whatChanged = '' }: DraftGiven,
) {
  await tx
    .insertInto('learning.instrument_versions')
    .values({
      instrument_id: instrumentId,
      collaboration_id: actor.collaborationId,
      number,
      definition: JSON.stringify(definition),
      what_changed: whatChanged,
      edited_by_function_id: actor.functionId,
    })
    .execute()
}

/** The code with a number behind it where it is taken, here or among the shipped. */
async function freeCode(tx: Tx, wanted: string): Promise<string> {
  const taken = await tx
    .selectFrom('learning.instruments')
    .select('code')
    .where('code', 'like', `${wanted.slice(0, 70)}%`)
    .execute()
  const codes = new Set(taken.map(each => each.code))
  if (!codes.has(wanted)) return wanted
  for (let n = 2; ; n++) {
    const code = `${wanted.slice(0, 70)}-${n}`
    if (!codes.has(code)) return code
  }
}

/** The next version begins as the latest was. One draft at a time: with one under work, nothing is made. */
export async function beginVersion(tx: Tx, actor: Staff, instrument: Instrument, whatChanged: string) {
  const [latest] = instrument.versions
  if (!instrument.own || !latest) throw notFound()
  if (underWork(instrument)) return
  const { definition } = await getVersionNumbered(tx, instrument.id, latest.number)
  await makeDraft(tx, actor, {
    instrumentId: instrument.id,
    number: latest.number + 1,
    definition,
    whatChanged,
  })
}

/** Draft, tried, published, retired: the database refuses any other move. */
export async function moveVersion(tx: Tx, versionId: string, state: VersionState, note = '') {
  await sql`select learning.move_version(${versionId}, ${state}, ${note})`.execute(tx)
}

export async function discardDraft(tx: Tx, versionId: string) {
  await sql`select learning.discard_draft(${versionId})`.execute(tx)
}
