/** The kinds that `people.functions` takes. Only the administrator's pages name them: a function has a name of its own. */
export const functionKinds = [
  'staff',
  'named_person',
  'manager',
  'process_leader',
  'log_reviewer',
  'organisation_administrator',
  'administrator',
] as const
/** Those that keep the house, or an organisation in it, and see no child. The database says the same (people.administers). */
export const administeringKinds = ['organisation_administrator', 'administrator'] as const
/** Those that the system administrator appoints to; a manager appoints to all others. The database says the same (people.appoints_to). */
export const steeringKinds = ['manager', 'log_reviewer', 'process_leader', ...administeringKinds] as const
/** Those that reach no further than their own unit: who administers an organisation keeps them (people.kept_by_organisation). */
export const organisationsOwnKinds = ['staff', 'named_person', 'manager'] as const
export type FunctionKind = (typeof functionKinds)[number]

/** The kind of function that somebody acts in; a guardian acts in none. */
type Acting = { functionKind: string | null }

/** Whether somebody acts in a function of one of these kinds. What they then may is decided by the database. */
export const actsAs = ({ functionKind }: Acting, ...kinds: FunctionKind[]) =>
  kinds.some(kind => kind === functionKind)

/** Whether somebody keeps the house, or an organisation in it: whatever shuts one of them out asks here. */
export const administers = (actor: Acting) => actsAs(actor, ...administeringKinds)
export const isAdministeringKind = (kind: string) => administeringKinds.some(each => each === kind)
