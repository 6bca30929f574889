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

/** What a database error is about, without the values it names; of any other error its message without what it quotes. */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, severity, schema, table, constraint } = error as Error & Record<string, unknown>
  const message = severity ? undefined : withoutQuotes(error.message)
  return { kind: error.name, code, schema, table, constraint, message, at: framesOf(error) }
}

const withoutQuotes = (text: string) => text.replace(/"[^"]*"|“[^”]*”|`[^`]*`/g, '…').slice(0, 300)

/** The frames alone: the first lines of a stack repeat the message. */
const framesOf = ({ stack = '' }: Error) =>
  stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 6)
    .map(line => line.trim().replace(/^at /, ''))
