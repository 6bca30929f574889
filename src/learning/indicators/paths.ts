export const indicatorPaths = {
  indicators: '/indicators',
  /** The list in an order, of what is found, or of what has been retired. */
  list: (query: { q?: string; order?: string; retired?: string }) => {
    const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString()
    return `/indicators${text && `?${text}`}`
  },
  /** First where the figures come from, then (`source`, and `of` what there) the rest. */
  newIndicator: (source?: string, of?: string) =>
    source
      ? `/indicators/new?${new URLSearchParams({ source, ...(of && { of }) }).toString()}`
      : '/indicators/new',
  indicator: (id: string) => `/indicators/${id}`,
  listFile: (format: string) => `/indicators/files/${format}`,
  file: (id: string, format: string) => `/indicators/${id}/files/${format}`,
  edit: (id: string) => `/indicators/${id}/edit`,
  /** `replaces`: the row that is corrected. */
  newValue: (id: string, replaces?: string) =>
    `/indicators/${id}/values/new${replaces ? `?replaces=${replaces}` : ''}`,
  values: (id: string) => `/indicators/${id}/values`,
  comments: (id: string) => `/indicators/${id}/comments`,
  retirement: (id: string) => `/indicators/${id}/retirement`,
  entries: (id: string, page = 1) => `/indicators/${id}/entries${page > 1 ? `?page=${page}` : ''}`,
  newEntry: (id: string, replaces?: string) =>
    `/indicators/${id}/entries/new${replaces ? `?replaces=${replaces}` : ''}`,
  imports: '/indicators/imports',
  withdrawal: (id: string) => `/indicators/imports/${id}/withdrawal`,
}
