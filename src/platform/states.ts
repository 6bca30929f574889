type Moves = Record<string, Record<string, string>>
type Actions<T extends Moves> = { [S in keyof T]: keyof T[S] }[keyof T] & string

/**
 * The states of a noun, told in one table: what can be done in each, and where that leads. The button, the command and the test that
 * compares it with the database's check all read it.
 *
 *     const survey = states({ planned: { open: 'open' }, open: { close: 'closed' }, closed: {} })
 *     survey.allows('open', 'close')   // true
 *     survey.after('open', 'close')    // 'closed'
 */
export function states<const T extends Moves>(table: T) {
  type State = keyof T & string
  return {
    table,
    names: Object.keys(table) as State[],
    allows: (state: State, action: Actions<T>) => Object.hasOwn(table[state] as object, action),
    /** Throws RangeError where `allows` is false. */
    after(state: State, action: Actions<T>): State {
      const next = table[state]?.[action]
      if (next === undefined) throw new RangeError(`${state} does not allow ${action}`)
      return next as State
    },
  }
}
