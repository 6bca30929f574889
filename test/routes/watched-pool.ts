import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'

type Watch = { dry: boolean; statements: string[] }

/**
 * Looks over the app's shoulder at its database, without changing the app: `dry` runs a request to its very end, with
 * every constraint that a commit would try, and undoes it; `count` tells which statements a request has run.
 */
export function watchPool(pool: pg.Pool) {
  const watches = new AsyncLocalStorage<Watch>()
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>
  const callback = pool.connect.bind(pool)
  pool.connect = ((...args: Parameters<typeof callback>) => {
    const watch = watches.getStore()
    return args.length || !watch ? callback(...args) : connect().then(client => watched(client, watch))
  }) as typeof pool.connect

  const within = async <T>(watch: Watch, work: () => Promise<T>) => ({
    value: await watches.run(watch, work),
    ...watch,
  })
  return {
    dry: async <T>(work: () => Promise<T>) => (await within({ dry: true, statements: [] }, work)).value,
    count: async <T>(work: () => Promise<T>) => within({ dry: false, statements: [] }, work),
  }
}

function watched(client: pg.PoolClient, watch: Watch): pg.PoolClient {
  const query = client.query.bind(client)
  const release = client.release.bind(client)
  // biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen shapes, and all go through
  const look = (first: any, ...rest: any[]) => {
    const text = typeof first === 'string' ? first : first.text
    watch.statements.push(text)
    const ends = typeof first === 'string' && /(^|; )commit$/.test(first)
    // biome-ignore lint/suspicious/noExplicitAny: as above
    return (query as any)(
      ends && watch.dry ? first.replace(/commit$/, 'set constraints all immediate; rollback') : first,
      ...rest,
    )
  }
  client.query = look as typeof client.query
  client.release = (error?: Error | boolean) => {
    client.query = query as typeof client.query
    client.release = release
    release(error)
  }
  return client
}
