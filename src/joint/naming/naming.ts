import { sql } from 'kysely'
import type { Language } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { field } from '../../platform/forms.ts'
import { suspectsIn } from './suspects.ts'
import { texts } from './texts.ts'

/** In the schema of a form whose words are checked: the answer to the question that `<NotAChild>` asks. */
export const notAChild = { notChild: field.checkbox() }

/**
 * What in a text looks as if it named a child: a person number, two capitalised words that are nobody and nothing of the directory, or
 * the given name of a child that the writer works with. It knows no other children than the writer does.
 */
export async function listNames(tx: Tx, text: string): Promise<string[]> {
  const { numbers, pairs, words } = suspectsIn(text)
  if (pairs.length === 0 && words.length === 0) return numbers
  const [given, last] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
  const { rows } = await sql<{ name: string }>`
    select distinct p.one || ' ' || p.other as name from unnest(${given}::text[], ${last}::text[]) p(one, other)
    where not exists (select from people.persons x where people.folded(x.name) = people.folded(p.one || ' ' || p.other)
        and exists (select from people.appointments a where a.person_id = x.id))
      and not exists (select from (select o.name from people.organisations o union all select u.name from people.units u union all select f.name from people.functions f) d
        where regexp_split_to_array(people.folded(d.name), '[ -]+') && array[people.folded(p.one), people.folded(p.other)])
    union select n from joint.names_of_my_children(${words}::text[]) n order by name limit 20`.execute(tx)
  return [...numbers, ...rows.map(({ name }) => name)]
}

/** The question, where a text looks as if it named a child and nobody has said that it does not; by the name of its field. */
export async function askOfNames(
  tx: Tx,
  language: Language,
  { text, notChild }: { text: string; notChild: boolean },
): Promise<{ notChild?: string }> {
  if (notChild) return {}
  const names = await listNames(tx, text)
  return names.length ? { notChild: texts(language).isItAChild(names) } : {}
}

/** Keeps who said that it is about no child, and of which row; nothing where the text did not look so. */
export async function keepAnswer(
  tx: Tx,
  actor: Staff,
  { text, notChild, kind, id }: { text: string; notChild: boolean; kind: 'matter' | 'subject'; id: string },
) {
  if (!notChild || (await listNames(tx, text)).length === 0) return
  await tx
    .insertInto('joint.name_answers')
    .values({
      collaboration_id: actor.collaborationId,
      function_id: actor.functionId,
      person_id: actor.personId,
      item_kind: kind,
      item_id: id,
    })
    .execute()
}
