export const assessmentPaths = {
  newWheel: (childId: string) => `/children/${childId}/wheel/new`,
  /** Where a new wheel is sent. */
  wheels: (childId: string) => `/children/${childId}/wheel`,
  wheel: (id: string, version?: number) => `/assessments/${id}${version ? `?version=${version}` : ''}`,
  edit: (id: string, view?: 'all') => `/assessments/${id}/edit${view ? '?view=all' : ''}`,
  /** The wheel beside the one before it. */
  beside: (id: string) => `/assessments/${id}/beside`,
}
