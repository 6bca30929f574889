export const requestPaths = {
  /** First whom, then (`to`) what; `from` is the request that this one goes on from. */
  newRequest: (childId: string, { to, from }: { to?: string; from?: string } = {}) => {
    const query = new URLSearchParams({ ...(to && { to }), ...(from && { from }) }).toString()
    return `/children/${childId}/requests/new${query && `?${query}`}`
  },
  requests: (childId: string) => `/children/${childId}/requests`,
  request: (id: string) => `/requests/${id}`,
  answers: (id: string) => `/requests/${id}/answers`,
  proposal: (id: string) => `/requests/${id}/proposal`,
  refusal: (id: string) => `/requests/${id}/refusal`,
  withdrawal: (id: string) => `/requests/${id}/withdrawal`,
}
