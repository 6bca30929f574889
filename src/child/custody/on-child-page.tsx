import { sql } from 'kysely'
import { Card, PersonLine } from '../../ui/index.ts'
import { childPaths, type OnChildPage } from '../children/index.ts'
import { standing } from './changes.tsx'
import { custodyPaths } from './noun.ts'
import { texts } from './texts.ts'

type Data = { id: string; name: string; relation: string; custody: boolean }[]

/** Who has custody and who is close, each leading to what can be changed about them. */
export const custodyOnChildPage = {
  custody: {
    read: ({ child }) => ({
      json: sql<Data>`(select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'relation', g.relation, 'custody', g.custody) order by g.custody desc, g.since), '[]')
        from child.guardians g where g.child_id = ${child} and g.ended_at is null)`,
    }),
    beside: ({ child, data, language }) => {
      if (!child.own) return undefined
      const t = texts(language)
      return (
        <Card heading={t.guardians}>
          {data.length === 0 && <p>{t.none}</p>}
          {data.map(({ id, name, relation, custody }) => (
            <PersonLine
              name={name}
              href={custodyPaths.guardian(child.id, id)}
              role={[relation, standing({ custody, endedAt: null }, t)].filter(Boolean).join(', ')}
              family
            />
          ))}
          <p>
            <a href={childPaths.guardians(child.id)}>{t.addGuardian}</a>
          </p>
          <p>
            <a href={custodyPaths.details(child.id)}>{t.correctChild}</a>
          </p>
          <p>
            <a href={custodyPaths.changes(child.id)}>{t.seeChanges}</a>
          </p>
        </Card>
      )
    },
  } satisfies OnChildPage<Data>,
}
