export type Logged = { act: string; child_id: string | null; item_kind?: string }

type Page = {
  text: string
  /** The child whom the page is about; none for a list. */
  about?: string | undefined
  /** Every child's name, by id. */
  names: ReadonlyMap<string, string>
}

/** Names on a page that the access log does not know of (R7). A list of children is logged as one search, the own inbox as one reading; a page about a child never is. */
export function unloggedNames({ text, about, names }: Page, log: readonly Logged[]): string[] {
  if (!about && log.some(row => !row.child_id && (row.act === 'search' || isOwnInbox(row)))) return []
  const isLogged = (id: string) => log.some(({ act, child_id }) => child_id === id && act !== 'refused')
  const shown = [...names].filter(([id, name]) => text.includes(name) || id === about)
  // The same girl is in two units under one name: the row of either is enough for the name.
  const byTwin = (name: string) => shown.some(([twin, same]) => same === name && isLogged(twin))
  return shown
    .filter(([id, name]) => !isLogged(id) && (id === about || !byTwin(name)))
    .map(([, name]) => name)
}

const isOwnInbox = ({ act, item_kind }: Logged) => act === 'read' && item_kind === 'inbox'
