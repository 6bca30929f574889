import { idOf, ids } from '../../demo/ids.ts'
import type { House } from '../house.ts'

/** What a directory has told of, with what lets it in: in the demo's county and in the one beside it. */
export async function makeDirectories({ database: { admin } }: House) {
  const one = async (sql: string, ...values: unknown[]): Promise<string> =>
    (await admin.query(sql, values)).rows[0].id
  const organisation = idOf('organisation/ekdala')
  const token = (where: string) =>
    one(
      `insert into people.scim_tokens (collaboration_id, organisation_id, name, token_hash, issuer, sign_in, expires_at, once, made_by)
        select collaboration_id, id, 'Entra', sha256(gen_random_uuid()::text::bytea), 'https://login.example.se', 'user_name', now() + interval '1 day', gen_random_uuid(), (select a.person_id from people.appointments a join people.functions f on f.id = a.function_id
            where f.kind = 'administrator' and f.collaboration_id = organisations.collaboration_id limit 1)
        from people.organisations where id = $1 returning id`,
      where,
    )
  const make = async (where: string, func: string | null) => ({
    token: await token(where),
    taken: await token(where),
    group: await one(
      `insert into people.scim_groups (collaboration_id, organisation_id, display_name, function_id)
        select collaboration_id, id, 'Lärare', $2 from people.organisations where id = $1 returning id`,
      where,
      func,
    ),
  })
  const other = await one(`select id from people.organisations where name = 'Sjöstads kommun'`)
  const { token: otherToken, group: otherGroup } = await make(other, null)
  return { organisation, ...(await make(organisation, ids.functions.forskollarare)), otherToken, otherGroup }
}
