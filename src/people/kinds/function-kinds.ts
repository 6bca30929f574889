/** The kinds that `people.functions` takes. Only the administrator's pages name them: a function has a name of its own. */
export const functionKinds = [
  'staff',
  'named_person',
  'manager',
  'process_leader',
  'log_reviewer',
  'administrator',
] as const
/** Those that an administrator appoints to; a manager appoints to all others. The database says the same (people.steered_function). */
export const steeringKinds = ['manager', 'log_reviewer', 'process_leader', 'administrator'] as const
export type FunctionKind = (typeof functionKinds)[number]

/** The kind of function that somebody acts in; a guardian acts in none. */
type Acting = { functionKind: string | null }

/** Whether somebody acts in a function of one of these kinds. What they then may is decided by the database. */
export const actsAs = ({ functionKind }: Acting, ...kinds: FunctionKind[]) =>
  kinds.some(kind => kind === functionKind)
