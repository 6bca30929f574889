import { sql } from 'kysely'
import { defineTexts } from '../../i18n/index.ts'
import { holderOrPost, postLine } from '../../people/holders/index.ts'
import { Card, PersonLine } from '../../ui/index.ts'
import type { OnChildPage, PersonAround } from './contribution.ts'
import { childPaths } from './noun.ts'

type Data = {
  namedPerson: string | null
  guardians: { id: string; name: string; relation: string; custody: boolean }[]
  /** Functions of my own unit. */
  team: string[]
}

/** Who is close to the child, and who in my unit works with it. */
export const childrenOnChildPage = {
  children: {
    read: ({ child }) => ({
      rows: sql`named_here as (select n.function_id from child.named_persons n where n.child_id = ${child} and n.until is null),
        team_here as (select t.function_id, t.since from sharing.my_units_team(${child}) t)`,
      json: sql<Data>`json_build_object(
        'namedPerson', (select function_id from named_here),
        'guardians', coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name, 'relation', g.relation, 'custody', g.custody) order by g.custody desc, g.since)
          from child.guardians g where g.child_id = ${child} and g.ended_at is null), '[]'),
        'team', coalesce((select json_agg(t.function_id order by t.since, t.function_id) from team_here t), '[]'))`,
      functions: sql`select function_id from named_here union all select function_id from team_here`,
    }),
    people: ({ data, functionOf }) => [
      ...data.guardians.map(
        ({ name, relation }): PersonAround => ({ name, role: relation, ring: 'near', family: true }),
      ),
      ...[data.namedPerson, ...data.team].flatMap((id): PersonAround[] => {
        const known = id ? functionOf(id) : undefined
        if (!id || !known) return []
        return [{ functionId: id, name: known.holders[0] ?? known.name, role: known.name, ring: 'daily' }]
      }),
    ],
    beside: ({ child, data, functionOf, language }) => {
      if (!child.own) return undefined
      const t = texts(language)
      const named = data.namedPerson ? functionOf(data.namedPerson) : undefined
      return (
        <Card heading={t.namedPerson}>
          {named ? (
            <PersonLine
              name={holderOrPost({ ...named, functionName: named.name })}
              role={postLine({ ...named, functionName: named.name }, language)}
            />
          ) : (
            <p>{t.namedPersonNone}</p>
          )}
          <p>
            <a href={childPaths.namedPerson(child.id)}>{named ? t.changeNamedPerson : t.chooseNamedPerson}</a>
          </p>
        </Card>
      )
    },
  } satisfies OnChildPage<Data>,
}

const texts = defineTexts({
  namedPerson: { sv: 'Barnets kontakt', en: 'Named person' },
  namedPersonNone: { sv: 'Ingen är barnets kontakt än.', en: 'Nobody is the named person yet.' },
  chooseNamedPerson: { sv: 'Välj barnets kontakt', en: 'Choose the named person' },
  changeNamedPerson: { sv: 'Byt barnets kontakt', en: 'Change the named person' },
})
