import pg from 'pg'

// A calendar date is a string `2026-11-22` (a Date would shift with the machine's zone); counts are numbers.
const asText = (value: string) => value
const parsers: Record<number, (value: string) => unknown> = { 1082: asText, 20: Number }

/** A pool that reads values as the generated types say. A broken idle connection is dropped, never thrown. */
export function createPool(connectionString: string, options: pg.PoolConfig = {}) {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (id, format) =>
        (format !== 'binary' && parsers[id as number]) || pg.types.getTypeParser(id, format),
    },
    ...options,
  })
  pool.on('error', () => {})
  // A connection that breaks while in use fails its query; without a listener it would end the process as well.
  pool.on('connect', client => void client.on('error', () => {}))
  return pool
}

/** One connection of its own, ended whatever happens. */
export async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
