import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { type Area, areas } from '../../sharing/disclosures/index.ts'
import type { Definition, Scale, Words } from '../definition.ts'

/** `agree.partly.sv`: the collaboration's word for one option of a shipped scale in one language. */
export type OwnWords = Record<string, string>

export const wordKey = (scale: string, option: string, language: string) =>
  [scale, option, language].join('.')

export async function listOwnWords(tx: Tx): Promise<OwnWords> {
  const rows = await tx
    .selectFrom('learning.labels')
    .select(['scale_id', 'option_id', 'language', 'label'])
    .execute()
  return Object.fromEntries(rows.map(row => [wordKey(row.scale_id, row.option_id, row.language), row.label]))
}

/** The shipped words with the collaboration's own in their place: for a copy, and for what is shown of a shipped instrument. */
export const withOwnWords = (definition: Definition, own: OwnWords): Definition => ({
  ...definition,
  scales: definition.scales.map(scale => ({
    ...scale,
    options: scale.options.map(option => ({ ...option, label: ownLabel(scale.id, option, own) })),
  })),
})

const ownLabel = (scale: string, option: { id: string; label: Words }, own: OwnWords): Words => ({
  ...option.label,
  ...Object.fromEntries(
    Object.entries(own).flatMap(([key, label]) => {
      const [ofScale, ofOption, language] = key.split('.')
      return ofScale === scale && ofOption === option.id && language ? [[language, label]] : []
    }),
  ),
})

/** Every scale of the shipped instruments once, by its id; the newest words win. */
export async function listShippedScales(
  tx: Tx,
): Promise<(Scale & { usedIn: Words[]; languages: string[] })[]> {
  const { rows } = await sql<{ scale: Scale; titles: Words[]; languages: string[] }>`
    select (array_agg(s.scale order by v.published_at desc))[1] as scale, jsonb_agg(distinct v.definition -> 'title') as titles,
      (array_agg(v.definition -> 'languages' order by v.published_at desc))[1] as languages
    from learning.instrument_versions v
    cross join lateral jsonb_array_elements(v.definition -> 'scales') s(scale)
    where v.collaboration_id is null and v.state = 'published'
    group by s.scale ->> 'id' order by s.scale ->> 'id'`.execute(tx)
  return rows.map(({ scale, titles, languages }) => ({ ...scale, usedIn: titles, languages }))
}

/** What is empty goes back to the shipped word. */
export async function saveOwnWords(tx: Tx, actor: Staff, words: OwnWords) {
  await tx.deleteFrom('learning.labels').where('collaboration_id', '=', actor.collaborationId).execute()
  const rows = Object.entries(words)
    .filter(([, label]) => label)
    .map(([key, label]) => {
      const [scale_id = '', option_id = '', language = ''] = key.split('.')
      return { collaboration_id: actor.collaborationId, scale_id, option_id, language, label }
    })
  if (rows.length) await tx.insertInto('learning.labels').values(rows).execute()
}

type WheelLabels = Partial<Record<string, Partial<Record<Area, string>>>>

export async function findWheelLabels(tx: Tx): Promise<WheelLabels> {
  const row = await tx.selectFrom('people.collaborations').select('wheel_labels').executeTakeFirst()
  return (row?.wheel_labels ?? {}) as WheelLabels
}

/** Keeps what stands in languages that the page does not show. */
export async function saveWheelLabels(tx: Tx, given: WheelLabels) {
  const labels = { ...(await findWheelLabels(tx)) }
  for (const [language, words] of Object.entries(given))
    labels[language] = Object.fromEntries(areas.flatMap(area => (words?.[area] ? [[area, words[area]]] : [])))
  await sql`select learning.set_wheel_labels(${JSON.stringify(labels)}::jsonb)`.execute(tx)
}
