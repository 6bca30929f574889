import { sql } from 'kysely'
import { Card } from '../../ui/index.ts'
import { childPaths, type OnChildPage } from '../children/index.ts'
import { mergingPaths } from './noun.ts'
import { texts } from './texts.ts'

type Data = { oldId: string | null }

/** Where an older record of the same child is read. */
export const mergingOnChildPage = {
  merging: {
    read: ({ child }) => ({
      json: sql<Data>`json_build_object('oldId', (select m.old_child_id from child.merges m where m.child_id = ${child} and m.split_at is null order by m.at desc limit 1))`,
    }),
    beside: ({ child, data, language }) => {
      if (!child.own || !data.oldId) return undefined
      const t = texts(language)
      return (
        <Card heading={t.merged}>
          <p>
            <a href={childPaths.child(data.oldId)}>{t.older}</a>
          </p>
          <p>
            <a href={mergingPaths.splitting(child.id)}>{t.split}</a>
          </p>
        </Card>
      )
    },
  } satisfies OnChildPage<Data>,
}
