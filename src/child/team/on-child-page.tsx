import { sql } from 'kysely'
import { holderOrPost, postLine, type Turn, turnOf } from '../../people/holders/index.ts'
import { Card, PersonLine } from '../../ui/index.ts'
import type { OnChildPage } from '../children/index.ts'
import { teamPaths } from './noun.ts'
import type { Holding } from './team.ts'
import { texts } from './texts.ts'
import { reasonsOf } from './words.ts'

type Data = {
  functionId: string
  since: string
  turn: Turn
  takenInAt: string | null
  holds: Holding[]
}[]

/** Few names on the page of the child; all of them on the page of the team. */
const shown = 5

export const teamOnChildPage = {
  team: {
    read: ({ child }) => ({
      rows: sql`team_members as (select t.function_id, t.since, t.taken_in_at, t.holds from child.team(${child}) t)`,
      json: sql<Data>`(select coalesce(json_agg(json_build_object('functionId', t.function_id, 'since', t.since, 'turn', ${turnOf('t.function_id')}, 'takenInAt', t.taken_in_at, 'holds', t.holds)
        order by not 'named_person' = any(t.holds), not 'lead' = any(t.holds), t.since, t.function_id), '[]') from team_members t)`,
      functions: sql`select function_id from team_members`,
    }),
    beside: ({ child, data, functionOf, language }) => {
      if (!child.own) return undefined
      const t = texts(language)
      return (
        <Card heading={t.heading}>
          {data.slice(0, shown).map(({ functionId, since, turn, takenInAt, holds }) => {
            const known = functionOf(functionId)
            const held = { functionName: known?.name ?? '', holders: known?.holders ?? [] }
            return (
              <PersonLine
                name={holderOrPost(held)}
                role={[postLine(held, language), reasonsOf({ since, turn, takenInAt, holds }, language)]
                  .filter(Boolean)
                  .join('. ')}
              />
            )
          })}
          {data.length > shown && <p>{t.andMore(data.length - shown)}</p>}
          <p>
            <a href={teamPaths.team(child.id)}>{t.takeInOrEnd}</a>
          </p>
        </Card>
      )
    },
  } satisfies OnChildPage<Data>,
}
