import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { testDatabase } from '../database.ts'

// The house that random lives are lived in: two counties, units of different legal domains, and who works there.
// Each function is named `<unit>.<function>`; the names are the ids' seeds, so that a failure reads as a sentence.

export const idOf = (slug: string) => {
  const hex = createHash('sha256').update(`kring-rules:${slug}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
export const hashOf = (text: string) => createHash('sha256').update(text).digest()

export const tenants = {
  north: { policy: 'all_custodians' },
  south: { policy: 'all_custodians_and_mature_child' },
} as const
export type Tenant = keyof typeof tenants

type UnitOf = { tenant: Tenant; kind: string; domain: string; functions: Record<string, FunctionOf> }
type FunctionOf = { kind?: string; emergency?: true }

export const units: Record<string, UnitOf> = {
  preschool: {
    tenant: 'north',
    kind: 'preschool',
    domain: 'preschool',
    functions: {
      teacher: {},
      named: { kind: 'named_person' },
      manager: { kind: 'manager' },
      keeper: { kind: 'organisation_administrator' },
    },
  },
  school: { tenant: 'north', kind: 'school', domain: 'school', functions: { head: {}, mentor: {} } },
  health: {
    tenant: 'north',
    kind: 'school_health',
    domain: 'health',
    functions: { nurse: {}, doctor: { emergency: true } },
  },
  social: {
    tenant: 'north',
    kind: 'social_services',
    domain: 'social',
    functions: { worker: {}, duty: { emergency: true } },
  },
  club: { tenant: 'north', kind: 'association', domain: 'civil', functions: { leader: {} } },
  office: {
    tenant: 'north',
    kind: 'office',
    domain: 'other',
    functions: { reviewer: { kind: 'log_reviewer' }, administrator: { kind: 'administrator' } },
  },
  southern: {
    tenant: 'south',
    kind: 'preschool',
    domain: 'preschool',
    functions: { teacher: {}, manager: { kind: 'manager' } },
  },
  council: {
    tenant: 'south',
    kind: 'office',
    domain: 'other',
    functions: { reviewer: { kind: 'log_reviewer' }, administrator: { kind: 'administrator' } },
  },
  services: {
    tenant: 'south',
    kind: 'social_services',
    domain: 'social',
    functions: { worker: { emergency: true } },
  },
}

export type Func = {
  slug: string
  id: string
  unit: string
  tenant: Tenant
  kind: string
  emergency: boolean
  domain: string
}
export const functions: Func[] = Object.entries(units).flatMap(([unit, { tenant, domain, functions }]) =>
  Object.entries(functions).map(([name, { kind, emergency }]) => ({
    slug: `${unit}.${name}`,
    id: idOf(`function/${unit}.${name}`),
    unit,
    tenant,
    domain,
    kind: kind ?? 'staff',
    emergency: emergency ?? false,
  })),
)
/** ADR 34, 35: kinds of function that keep the house and see no child. Told here anew, to be compared. */
export const administers = (func: { kind: string } | null | undefined) =>
  func?.kind === 'administrator' || func?.kind === 'organisation_administrator'
export const unitId = (unit: string) => idOf(`unit/${unit}`)
export const tenantId = (tenant: Tenant) => idOf(`tenant/${tenant}`)
export const functionOf = (slug: string) => functions.find(each => each.slug === slug) as Func

/** Who holds what when a life begins. Pia holds two functions; Wim is a social worker, and a father when a child is his. */
export const persons: Record<string, { tenant: Tenant; holds: string[] }> = {
  tea: { tenant: 'north', holds: ['preschool.teacher'] },
  nam: { tenant: 'north', holds: ['preschool.named'] },
  max: { tenant: 'north', holds: ['preschool.manager'] },
  hed: { tenant: 'north', holds: ['school.head'] },
  pia: { tenant: 'north', holds: ['health.nurse', 'club.leader'] },
  doc: { tenant: 'north', holds: ['health.doctor'] },
  wim: { tenant: 'north', holds: ['social.worker'] },
  dut: { tenant: 'north', holds: ['social.duty'] },
  rev: { tenant: 'north', holds: ['office.reviewer'] },
  adm: { tenant: 'north', holds: ['office.administrator'] },
  // Administers the organisation of a unit with children, in that unit.
  kee: { tenant: 'north', holds: ['preschool.keeper'] },
  men: { tenant: 'north', holds: ['school.mentor'] },
  new: { tenant: 'north', holds: [] },
  sue: { tenant: 'south', holds: ['southern.teacher'] },
  sam: { tenant: 'south', holds: ['southern.manager'] },
  ser: { tenant: 'south', holds: ['services.worker'] },
  sev: { tenant: 'south', holds: ['council.reviewer'] },
  ads: { tenant: 'south', holds: ['council.administrator'] },
}
export const namedPersonRules: { id: string; tenant: Tenant; unit: string; slug: string }[] = [
  { id: idOf('rule'), tenant: 'north', unit: 'preschool', slug: 'preschool.named' },
  { id: idOf('rule/south'), tenant: 'south', unit: 'southern', slug: 'southern.teacher' },
]
/** Person numbers of parents. They are nobody here until they sign in; wim is staff as well. */
export const parents = ['wim', 'far', 'oma', 'eli'] as const
export const personId = (person: string) => idOf(`person/${person}`)
export const issuer = 'https://id.example'

/** A database with the house in it. */
export async function openRulesHouse() {
  const database = await testDatabase()
  await database.admin.query(seedHouse())
  return database
}

/** Empties what a life has written, and puts the house back as it was. What is shipped with Kring is seeded when migrating: it stays. */
export async function startOver(admin: pg.Pool) {
  const { rows } = await admin.query(`select string_agg(format('%I.%I', n.nspname, c.relname), ', ') as tables
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('people', 'sharing', 'audit', 'child')
      and c.relname not in ('bases', 'basis_pairs')`)
  const shipped = ['learning.instruments', 'learning.instrument_versions']
  await admin.query(`
    ${shipped.map((table, n) => `create temporary table shipped_${n} on commit drop as select * from ${table} where collaboration_id is null;`).join('\n')}
    truncate ${rows[0].tables} cascade;
    ${shipped.map((table, n) => `insert into ${table} select * from shipped_${n};`).join('\n')}
    ${seedHouse()}`)
}

function seedHouse() {
  const list = (values: (string | boolean)[][]) =>
    values
      .map(row => `(${row.map(value => (typeof value === 'string' ? `'${value}'` : value)).join(', ')})`)
      .join(', ')
  const held = Object.entries(persons).flatMap(([person, { tenant, holds }]) =>
    holds.map(slug => ({ person, tenant, slug })),
  )
  return `
    insert into people.collaborations (id, name, consent_policy) values ${list(Object.entries(tenants).map(([name, { policy }]) => [tenantId(name as Tenant), name, policy]))};
    insert into people.organisations (id, collaboration_id, name, kind) values ${list(Object.entries(units).map(([name, { tenant }]) => [idOf(`organisation/${name}`), tenantId(tenant), name, 'municipality']))};
    insert into people.units (id, collaboration_id, organisation_id, name, kind, legal_domain) values ${list(Object.entries(units).map(([name, { tenant, kind, domain }]) => [unitId(name), tenantId(tenant), idOf(`organisation/${name}`), name, kind, domain]))};
    insert into people.functions (id, collaboration_id, unit_id, name, kind, may_open_in_emergency, receives_requests) values ${list(functions.map(({ id, tenant, unit, slug, kind, emergency }) => [id, tenantId(tenant), unitId(unit), slug, kind, emergency, !administers({ kind })]))};
    insert into people.named_person_rules (id, collaboration_id, unit_id, from_age, to_age, function_id) values ${list(namedPersonRules.map(({ id, tenant, unit, slug }) => [id, tenantId(tenant), unitId(unit), '0', '6', functionOf(slug).id]))};
    insert into people.persons (id, collaboration_id, name) values ${list(Object.entries(persons).map(([name, { tenant }]) => [personId(name), tenantId(tenant), name]))};
    insert into people.accounts (person_id, issuer, subject) values ${list(Object.keys(persons).map(name => [personId(name), issuer, name]))};
    insert into people.addresses (person_id, email) values ${list(Object.keys(persons).map(name => [personId(name), `${name}@example.org`]))};
    insert into people.appointments (id, collaboration_id, unit_id, function_id, person_id, starts_at) values ${list(held.map(({ person, tenant, slug }) => [idOf(`appointment/${person}/${slug}`), tenantId(tenant), unitId(functionOf(slug).unit), functionOf(slug).id, personId(person), '2026-01-01']))};
  `
}

export type Refused = { code: string; constraint: string; message: string }
export type Outcome<T = unknown> = { ok: true; value: T; rowCount: number } | ({ ok: false } & Refused)

/** One connection as kring_app, on which sessions take turns: each action is a transaction opened as the app opens it. */
export type Gateway = {
  client: pg.ClientBase
  signIn(
    subject: string,
    appointment: string | null | undefined,
    number?: Buffer,
  ): Promise<Buffer | undefined>
  as<T>(session: Buffer | null, work: (query: Query) => Promise<T>): Promise<Outcome<T>>
}
export type Query = (text: string, values?: unknown[]) => Promise<pg.QueryResult>

export function openGateway(client: pg.ClientBase): Gateway {
  return {
    client,
    async signIn(subject, appointment, number) {
      const token = randomBytes(32)
      const begun = await client.query(
        `select people.begin_session($1, $2, $3, null, null, '1 hour', '1 hour', $4) as person`,
        [issuer, subject, token, number ?? null],
      )
      if (!begun.rows[0].person) return undefined
      if (appointment !== undefined) {
        const { rows } = await client.query('select people.choose_appointment($1, $2) as done', [
          token,
          appointment,
        ])
        if (!rows[0].done) return undefined
      }
      return token
    },
    async as(session, work) {
      let rowCount = 0
      try {
        await client.query(
          session ? `begin; select from people.open_request('\\x${session.toString('hex')}')` : 'begin',
        )
        const value = await work(async (text, values) => {
          const answer = await client.query(text, values)
          rowCount = answer.rowCount ?? 0
          return answer
        })
        await client.query('commit')
        return { ok: true, value, rowCount }
      } catch (error) {
        await client.query('rollback')
        const { code, constraint, message } = error as pg.DatabaseError
        if (!code) throw error
        return { ok: false, code, constraint: constraint ?? '', message }
      }
    },
  }
}
