import type pg from 'pg'

type Move = {
  table: string
  where: Record<string, unknown>
  columns: string[]
  to: Date
  /** Of several alike, the first that has not been moved. */
  oneOfMany: boolean
}

/**
 * When things happened, in days from today; never on a weekend. What is done at the laying is remembered here, and moved
 * to its day when all is done: the database stamps every command with the minute it runs in.
 */
export class Time {
  readonly #moves: Move[]
  readonly #today = new Date()
  #minutes = 0

  constructor(moves: Move[] = []) {
    this.#moves = moves
  }

  /** The date that is so many days from today, `2026-11-22`; a weekend becomes the working day before it, or after it when ahead. */
  day(days: number): string {
    const date = new Date(
      Date.UTC(this.#today.getFullYear(), this.#today.getMonth(), this.#today.getDate() + days),
    )
    const weekday = date.getUTCDay()
    if (weekday === 6) date.setUTCDate(date.getUTCDate() + (days < 0 ? -1 : 2))
    if (weekday === 0) date.setUTCDate(date.getUTCDate() + (days < 0 ? -2 : 1))
    return date.toISOString().slice(0, 10)
  }

  /** That day at a time of day. */
  at(days: number, clock: string): Date {
    return new Date(`${this.day(days)}T${clock}:00${stockholmOffset(this.day(days))}`)
  }

  /** That day at a time that is later than the command before; today it is now. */
  next(days: number): Date {
    this.#minutes = (this.#minutes + 23) % 480
    const minutes = 8 * 60 + 10 + this.#minutes
    const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return days < 0 ? this.at(days, clock) : new Date(Math.min(this.#today.getTime(), Date.now()))
  }

  /** A new child's days begin in the morning; what is to be moved is remembered in the same place. */
  morning(): Time {
    return new Time(this.#moves)
  }

  move(table: string, where: Record<string, unknown>, to: Date, ...columns: string[]) {
    this.#moves.push({ table, where, columns, to, oneOfMany: false })
  }

  /** For a row whose id its writer never gets to know; others like it are moved by their own calls, in their order. */
  moveNext(table: string, where: Record<string, unknown>, to: Date, ...columns: string[]) {
    this.#moves.push({ table, where, columns, to, oneOfMany: true })
  }

  /** By the owner, when everything has been done. The access log stays as it is: nobody moves that. */
  async settle(client: pg.ClientBase) {
    // What has ended cannot end again, and that is guarded by triggers; the command has run, only its hour is moved.
    const guarded = ['only_end_once', 'end_items']
    for (const trigger of guarded)
      await client.query(`alter table sharing.disclosures disable trigger ${trigger}`)
    for (const { table, where, columns, to, oneOfMany } of this.#moves) {
      const alike = Object.keys(where)
        .map((key, n) => `${key} = $${n + 2}`)
        .join(' and ')
      const which = oneOfMany
        ? `id = (select id from ${table} where ${alike}
            and ${columns[0]} > (select min(created_at) from people.collaborations) order by ${columns[0]} limit 1)`
        : alike
      await client.query(
        `update ${table} set ${columns.map(column => `${column} = $1`).join(', ')} where ${which}`,
        [to, ...Object.values(where)],
      )
    }
    for (const trigger of guarded)
      await client.query(`alter table sharing.disclosures enable trigger ${trigger}`)
  }
}

const stockholmOffset = (day: string) =>
  new Intl.DateTimeFormat('en', { timeZone: 'Europe/Stockholm', timeZoneName: 'longOffset' })
    .formatToParts(new Date(`${day}T12:00:00Z`))
    .find(part => part.type === 'timeZoneName')
    ?.value.replace('GMT', '') || '+00:00'
