import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/database/transaction.ts'

/** A `Child` as a JSON value of a larger query; null where `findChild` finds none. */
export const childAsJson = (id: RawBuilder<unknown>, actor: Actor) => sql`
  (select json_build_object('id', c.id, 'unitId', c.unit_id, 'unitName', u.name, 'givenName', c.given_name, 'familyName', c.family_name,
      'birthDate', c.birth_date, 'personNumber', c.person_number, 'language', c.language, 'interpreter', c.interpreter,
      'protected', c.protection <> 'none', 'own', c.unit_id is not distinct from ${actor.unitId}::uuid and m.child_id is null and exists (select from sharing.my_involvements i where i.child_id = c.id), 'mergedInto', m.child_id)
    from child.children c join people.units u on u.id = c.unit_id
      left join child.merges m on m.old_child_id = c.id and m.split_at is null where c.id = ${id})`
