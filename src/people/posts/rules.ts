import { sql } from 'kysely'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { attempt } from '../changes/index.ts'
import { ownRights } from './posts.ts'

/** Which function is the named person of the ages of a unit (R13). */
export type Rule = { id: string; fromAge: number; toAge: number; functionName: string }

export const listRules = (tx: Tx, unit: string): Promise<Rule[]> =>
  tx
    .selectFrom('people.named_person_rules as r')
    .innerJoin('people.functions as f', 'f.id', 'r.function_id')
    .select(['r.id', 'r.from_age as fromAge', 'r.to_age as toAge', 'f.name as functionName'])
    .where('r.unit_id', '=', unit)
    .orderBy('r.from_age')
    .execute()

/** Functions of a unit that can be a child's named person. */
export const listContacts = (tx: Tx, unit: string) =>
  tx
    .selectFrom('people.functions')
    .select(['id', 'name'])
    .where('unit_id', '=', unit)
    .where('kind', '=', sql.lit('named_person'))
    .where('closed_at', 'is', null)
    .orderBy('name')
    .execute()

/** Ages from the first to the last that no rule covers. */
export const agesWithout = (rules: readonly Pick<Rule, 'fromAge' | 'toAge'>[], from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n).filter(
    age => !rules.some(({ fromAge, toAge }) => fromAge <= age && age <= toAge),
  )

type NewRule = { function: string; fromAge: number; toAge: number; once: string }

/** Idempotent by `once`; refused where an age of it has a named person already, and for a function of one’s own. */
export const makeRule = (tx: Tx, actor: Staff, unit: string, rule: NewRule) =>
  attempt(tx, ['rule_overlaps', ownRights], () =>
    insertOnce(tx, 'people.named_person_rules', {
      collaboration_id: actor.collaborationId,
      unit_id: unit,
      from_age: rule.fromAge,
      to_age: rule.toAge,
      function_id: rule.function,
      once: rule.once,
    }),
  )

export async function removeRule(tx: Tx, unit: string, rule: string): Promise<void> {
  await tx
    .deleteFrom('people.named_person_rules')
    .where('id', '=', rule)
    .where('unit_id', '=', unit)
    .execute()
}
