/** What is chosen on a page of results: a group of the release by its number, and an earlier survey to compare with. */
export type Choice = { of?: number; with?: string }

const query = ({ of, with: earlier }: Choice) => {
  const given = new URLSearchParams({
    ...(of ? { of: String(of) } : {}),
    ...(earlier ? { with: earlier } : {}),
  }).toString()
  return given ? `?${given}` : ''
}

export const resultPaths = {
  survey: (id: string) => `/surveys/${id}`,
  results: (id: string, choice: Choice = {}) => `/surveys/${id}/results${query(choice)}`,
  file: (id: string, format: string, choice: Choice = {}) =>
    `/surveys/${id}/results/files/${format}${query(choice)}`,
  item: (id: string, item: string, format: string, choice: Choice = {}) =>
    `/surveys/${id}/results/items/${item}/${format}${query(choice)}`,
  quotes: (id: string) => `/surveys/${id}/quotes`,
  quote: (id: string) => `/quotes/${id}`,
  decision: (id: string) => `/quotes/${id}/decision`,
}
