export type Logged = { act: string; child_id: string | null }

type Page = {
  text: string
  /** The child whom the page is about; none for a list. */
  about?: string | undefined
  /** Every child's name, by id. */
  names: ReadonlyMap<string, string>
}

/** Names on a page that the access log does not know of (R7). A list of children is logged as one search; a page about a child never is. */
export function unloggedNames({ text, about, names }: Page, log: readonly Logged[]): string[] {
  if (!about && log.some(({ act, child_id }) => act === 'search' && !child_id)) return []
  const isLogged = (id: string) => log.some(({ act, child_id }) => child_id === id && act !== 'refused')
  const shown = [...names].filter(([id, name]) => text.includes(name) || id === about)
  // The same girl is in two units under one name: the row of either is enough for the name.
  const byTwin = (name: string) => shown.some(([twin, same]) => same === name && isLogged(twin))
  return shown
    .filter(([id, name]) => !isLogged(id) && (id === about || !byTwin(name)))
    .map(([, name]) => name)
}
