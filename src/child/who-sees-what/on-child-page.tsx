import { sql } from 'kysely'
import type { Area } from '../../sharing/disclosures/index.ts'
import type { OnChildPage, PersonAround } from '../children/index.ts'
import { type Counts, consentBy, countsOf, groundName, itemsOf, type Kind } from './sharings.ts'
import { WhoSeesWhat } from './who-sees-what.tsx'

type Data = {
  kind: Kind
  functionId: string | null
  guardianName: string | null
  ground: string
  areas: Area[]
  validUntil: string
  consentBy: string[]
  counts: Counts | null
}[]

/** Kinds of disclosure that make the receiver one of those who work with the child. */
const worksWith: readonly Kind[] = ['plan', 'request', 'worry', 'item']

/** Who may read what just now: what has ended stands on its own page. */
export const whoSeesWhatOnChildPage = {
  whoSeesWhat: {
    read: ({ child, language }) => ({
      rows: sql`live as (select d.* from sharing.disclosures d
          where d.child_id = ${child} and d.decision = 'given' and d.ended_at is null and d.valid_until > now() order by d.made_at desc, d.id desc limit 500),
        ${countsOf('live')}`,
      json: sql<Data>`coalesce((select json_agg(json_build_object('kind', d.kind, 'functionId', d.to_function_id, 'guardianName', g.name, 'ground', ${groundName(language)}, 'areas', d.areas,
          'validUntil', d.valid_until, 'consentBy', ${consentBy}, 'counts', n.counts) order by d.made_at desc, d.id desc)
        from live d join sharing.bases b on b.id = d.basis_id left join child.guardians g on g.id = d.to_guardian_id left join live_counts n on n.disclosure_id = d.id), '[]')`,
      functions: sql`select to_function_id from live`,
    }),
    people: ({ data, functionId, functionOf }) =>
      data
        .filter(({ kind, functionId: id }) => id !== functionId && worksWith.includes(kind))
        .flatMap(({ functionId: id, validUntil }) => {
          const known = id ? functionOf(id) : undefined
          return id && known ? [{ id, validUntil, ...known }] : []
        })
        .sort(
          (a, b) =>
            compare(a.validUntil, b.validUntil) || compare(a.unitName, b.unitName) || compare(a.id, b.id),
        )
        .map(
          ({ id, name, unitName, holders }): PersonAround => ({
            functionId: id,
            name: holders[0] ?? unitName,
            role: holders[0] ? `${name}, ${unitName}` : name,
            ring: 'around',
          }),
        ),
    beside: ({ child, data, functionOf }) => {
      if (!child.own) return undefined
      const sharings = data.map(({ kind, functionId, guardianName, validUntil, counts, ...rest }) => {
        const known = functionId ? functionOf(functionId) : undefined
        const to = functionId
          ? {
              functionId,
              functionName: known?.name ?? '',
              unitName: known?.unitName ?? '',
              holders: known?.holders ?? [],
            }
          : { guardianName }
        return { ...rest, kinds: [kind], to, validUntil: new Date(validUntil), items: itemsOf(counts) }
      })
      return <WhoSeesWhat childId={child.id} sharings={sharings} />
    },
  } satisfies OnChildPage<Data>,
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
