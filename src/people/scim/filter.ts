import { type RawBuilder, sql } from 'kysely'
import { type Filter, parse } from 'scim2-parse-filter'
import { refuse } from './problem.ts'
import { attributesOf, findAttribute, type Kind, withoutUrn } from './schema.ts'

export type { Filter } from 'scim2-parse-filter'

const longest = 600
const mostTerms = 30
const deepest = 12

/** Parses a filter that is short and shallow enough to be answered; the library is never given more. */
export function parseFilter(text: string): Filter {
  if (text.length > longest) return refuse('invalidFilter', `A filter has at most ${longest} characters.`)
  // A line break in a string would make the library's pattern try every way to read it.
  if (/\p{Cc}/u.test(text)) return refuse('invalidFilter', 'A filter has no control characters.')
  if (text.split(/[[(]/).length > deepest) return refuse('invalidFilter', 'The filter is nested too deeply.')
  let filter: Filter
  try {
    filter = parse(text)
  } catch {
    return refuse('invalidFilter', 'The filter cannot be read.')
  }
  if (termsOf(filter) > mostTerms) return refuse('invalidFilter', `A filter has at most ${mostTerms} terms.`)
  return filter
}

function termsOf(filter: Filter): number {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.filters.reduce((sum, each) => sum + termsOf(each), 0)
    case 'not':
      return termsOf(filter.filter)
    case '[]':
      return termsOf(filter.valFilter)
    default:
      return 1
  }
}

type Condition = RawBuilder<unknown>
/** `text` is compared in whatever case, `exact` as it is written. */
type Column = { type: 'text' | 'exact' | 'boolean' | 'time'; at: RawBuilder<unknown> }
type Collection = { among: (where: Condition) => Condition; columns: Record<string, Column> }

const column = (type: Column['type'], at: string): Column => ({ type, at: sql.raw(at) })
const times = {
  'meta.created': column('time', 'x.made_at'),
  'meta.lastModified': column('time', 'x.changed_at'),
}

/** Where each attribute stands: `x` is the row. */
const columns: Record<Kind, Record<string, Column>> = {
  User: {
    id: column('exact', 'x.id::text'),
    externalId: column('exact', 'x.external_id'),
    userName: column('text', 'x.user_name'),
    displayName: column('text', 'x.display_name'),
    'name.formatted': column('text', 'x.formatted_name'),
    'name.familyName': column('text', 'x.family_name'),
    'name.givenName': column('text', 'x.given_name'),
    active: column('boolean', 'x.active'),
    ...times,
  },
  Group: {
    id: column('exact', 'x.id::text'),
    externalId: column('exact', 'x.external_id'),
    displayName: column('text', 'x.display_name'),
    ...times,
  },
}

const collections: Record<Kind, Record<string, Collection>> = {
  User: {
    emails: {
      among: where => sql`exists (select from jsonb_array_elements(x.emails) e where ${where})`,
      columns: {
        value: column('text', `coalesce(e ->> 'value', '')`),
        type: column('text', `coalesce(e ->> 'type', '')`),
        primary: column('boolean', `coalesce(e ->> 'primary' = 'true', false)`),
      },
    },
    groups: {
      among: where => sql`exists (select from people.scim_members m where m.user_id = x.id and ${where})`,
      columns: { value: column('exact', 'm.group_id::text') },
    },
  },
  Group: {
    members: {
      among: where => sql`exists (select from people.scim_members m where m.group_id = x.id and ${where})`,
      columns: { value: column('exact', 'm.user_id::text') },
    },
  },
}

/** The condition that a filter is in SQL, over the row `x`. What cannot be answered by the database is refused. */
export const filterSql = (kind: Kind, text: string) =>
  conditionOf(kind, parseFilter(text), text.includes('].'))

/** `ofOne`: the text has `emails[type eq "work"].value eq "…"`, which the library parses into two terms, and which is said of one address. */
function conditionOf(kind: Kind, filter: Filter, ofOne: boolean): Condition {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const [first, second, ...others] = filter.filters
      if (ofOne && filter.op === 'and' && first?.op === '[]' && second && isTerm(second) && !others.length) {
        const [name, sub = ''] = canonical(kind, second.attrPath).split('.')
        if (name === canonical(kind, first.attrPath)) {
          const { among, columns: inside } = collectionOf(kind, first.attrPath) ?? unsupported()
          return among(
            sql`${insideOf(inside, first.valFilter)} and ${compare(inside[sub] ?? unsupported(), second)}`,
          )
        }
      }
      return sql`(${sql.join(
        filter.filters.map(each => conditionOf(kind, each, ofOne)),
        sql.raw(` ${filter.op} `),
      )})`
    }
    case 'not':
      return sql`not ${conditionOf(kind, filter.filter, ofOne)}`
    case '[]': {
      const { among, columns: inside } = collectionOf(kind, filter.attrPath) ?? unsupported()
      return among(insideOf(inside, filter.valFilter))
    }
    default: {
      const path = canonical(kind, filter.attrPath)
      const known = columns[kind][path]
      if (known) return compare(known, filter)
      const [name = '', sub = 'value'] = path.split('.')
      const { among, columns: inside } = collections[kind][name] ?? unsupported()
      return among(compare(inside[sub] ?? unsupported(), filter))
    }
  }
}

function insideOf(inside: Record<string, Column>, filter: Filter): Condition {
  switch (filter.op) {
    case 'and':
    case 'or':
      return sql`(${sql.join(
        filter.filters.map(each => insideOf(inside, each)),
        sql.raw(` ${filter.op} `),
      )})`
    case 'not':
      return sql`not ${insideOf(inside, filter.filter)}`
    case '[]':
      return unsupported()
    default: {
      const name = Object.keys(inside).find(each => each.toLowerCase() === filter.attrPath.toLowerCase())
      return compare(inside[name ?? ''] ?? unsupported(), filter)
    }
  }
}

type Term = Exclude<Filter, { op: 'and' | 'or' } | { op: 'not' } | { op: '[]' }>
const isTerm = (filter: Filter): filter is Term => !['and', 'or', 'not', '[]'].includes(filter.op)

function compare({ type, at }: Column, term: Term): Condition {
  if (type === 'boolean') {
    if (term.op === 'pr') return sql`true`
    const value = booleanOf(comparedWith(term)) ?? unsupported()
    if (term.op === 'eq') return sql`${at} = ${value}`
    return term.op === 'ne' ? sql`${at} <> ${value}` : unsupported()
  }
  if (term.op === 'pr') return type === 'time' ? sql`true` : sql`${at} <> ''`
  const value = comparedWith(term)
  if (type === 'time') {
    const moment = typeof value === 'string' ? new Date(value) : undefined
    if (!moment || Number.isNaN(moment.getTime())) return unsupported()
    // As precise as it is told.
    return sql`date_trunc('milliseconds', ${at}) ${sql.raw(order[term.op] ?? unsupported())} ${moment.toISOString()}::timestamptz`
  }
  if (value === null) return term.op === 'ne' ? sql`${at} <> ''` : sql`${at} = ''`
  if (typeof value !== 'string') return unsupported()
  const [left, right] =
    type === 'text' ? [sql`lower(${at})`, sql`lower(${value})`] : [at, sql`${value}::text`]
  switch (term.op) {
    case 'co':
      return sql`strpos(${left}, ${right}) > 0`
    case 'sw':
      return sql`starts_with(${left}, ${right})`
    case 'ew':
      return sql`right(${left}, length(${right})) = ${right}`
    default:
      return sql`${left} collate "C" ${sql.raw(order[term.op] ?? unsupported())} ${right}`
  }
}

const order: Record<string, string> = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' }
const comparedWith = (term: Term) => ('compValue' in term ? term.compValue : undefined)

/** Entra writes `"True"`. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return undefined
  return { true: true, false: false }[value.toLowerCase()]
}

/** `USERNAME` and `urn:…:User:userName` are `userName`. */
function canonical(kind: Kind, path: string): string {
  const [name = '', sub, ...more] = withoutUrn(kind, path).split('.')
  const attribute = findAttribute(attributesOf(kind), name)
  if (!attribute || more.length) return unsupported()
  if (sub === undefined) return attribute.name
  return `${attribute.name}.${findAttribute(attribute.subAttributes, sub)?.name ?? unsupported()}`
}

const collectionOf = (kind: Kind, path: string) => collections[kind][canonical(kind, path)]

const unsupported = (): never =>
  refuse('invalidFilter', 'The filter asks for an attribute, or in a way, that is not answered here.')

/** What a list is ordered by; undefined for what is no single value. */
export const sortColumn = (kind: Kind, path: string) => columns[kind][canonical(kind, path)]
