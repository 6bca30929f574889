import pino from 'pino'

/**
 * The program's log: a line of JSON each on standard output. It holds nothing about a person: no addresses with their
 * queries and numbers (only the route's pattern), no texts, no values out of database errors, no names.
 */
export const createLog = (level: string, destination?: pino.DestinationStream) =>
  pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: describe, err: describe },
    },
    destination,
  )

export type Log = ReturnType<typeof createLog>

/** One request: `pattern` is the route as it is written in the code, `/children/:id`, never the path that was asked for. */
export function logRequest(
  log: Log,
  request: { method: string; pattern: string; status: number; milliseconds: number },
) {
  const { method, pattern, status, milliseconds } = request
  log.info({ method, pattern, status, ms: Math.round(milliseconds) }, 'request')
}

/**
 * What a database error is about, without the values it names: PostgreSQL puts the row's own into `detail` and sometimes
 * into the message, quoted. Of any other error its message without what it quotes.
 */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, severity, schema, table, column, constraint, routine } = error as Error &
    Record<string, unknown>
  const kind = severity ? 'database' : error.name
  const names = { code, schema, table, column, constraint, routine }
  const cause = error.cause === undefined ? undefined : describe(error.cause)
  return { kind, ...names, message: messageOf(error, Boolean(severity)), at: framesOf(error), cause }
}

/** A mistake in our own SQL (42…) is about the schema and says where; any other may hold what a trigger or a cast was given. */
function messageOf(error: Error, fromDatabase: boolean) {
  const isOurs = !fromDatabase || String((error as { code?: unknown }).code).startsWith('42')
  return isOurs ? withoutQuotes(error.message) : undefined
}

const longestMessage = 300

/** A quoted text may hold quotes itself, so from the first to the last; an apostrophe ends at the next one. */
function withoutQuotes(text: string) {
  const last: Record<string, number> = {
    '"': text.lastIndexOf('"'),
    '“': text.lastIndexOf('”'),
    '`': text.lastIndexOf('`'),
  }
  let said = ''
  for (let at = 0; at < text.length && said.length < longestMessage; at++) {
    const letter = text.charAt(at)
    const end = letter === "'" ? text.indexOf("'", at + 1) : (last[letter] ?? -1)
    said += end > at ? '…' : letter
    if (end > at) at = end
  }
  return said
}

/** The frames alone: the first lines of a stack repeat the message. */
const framesOf = ({ stack = '' }: Error) =>
  stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 8)
    .map(line => line.trim().replace(/^at /, ''))
