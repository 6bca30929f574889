import { Card, Layout, Lines, SearchField, usePage } from '../../ui/index.ts'
import { searchPaths } from './noun.ts'
import type { FoundGroup } from './search.ts'
import { texts } from './texts.ts'

type Props = { search: string; only: string | undefined; groups: FoundGroup[]; most: number }

/** What is found, group by group. The same without script: a form and its answer. */
export function SearchPage({ search, only, groups, most }: Props) {
  const t = texts(usePage().lang)
  const found = groups.reduce((sum, { items }) => sum + items.length, 0)
  const more = groups.some(each => each.more)
  return (
    <Layout title={search ? `${t.heading}: ${search}` : t.heading} heading={t.heading} lead={t.lead} narrow>
      <SearchField
        action={searchPaths.search()}
        label={t.field}
        hint={t.hint}
        value={search}
        suggestions={searchPaths.suggestions()}
      />
      {search && <p role="status">{found === 0 ? t.none : more ? t.atLeast(found) : t.found(found)}</p>}
      {only && (
        <p>
          <a href={searchPaths.search({ q: search })}>{t.everything}</a>
        </p>
      )}
      {groups.map(group => (
        <Card heading={group.heading}>
          <Lines label={group.heading} items={group.items} />
          {group.more && (
            <p>{group.key === only ? t.moreThan(most) : <a href={group.all}>{t.all(group.heading)}</a>}</p>
          )}
        </Card>
      ))}
    </Layout>
  )
}

/** What drops down under the field while one types: links that the arrow keys go through. */
export function Suggestions({ search, groups }: { search: string; groups: FoundGroup[] }) {
  const t = texts(usePage().lang)
  if (!search) return null
  let n = 0
  const option = (href: string, title: string, detail?: string) => (
    <a role="option" id={`find-option-${n++}`} href={href} tabindex={-1} aria-selected="false">
      {title}
      {detail && <span class="hint"> {detail}</span>}
    </a>
  )
  const found = groups.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <div data-said={found === 0 ? t.none : t.found(found)}>
      {found === 0 && <p class="hint">{t.none}</p>}
      {groups.map(({ key, heading, items, more, all }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box is no group of fields
        <div role="group" aria-labelledby={`find-group-${key}`}>
          <p class="hint" id={`find-group-${key}`}>
            {heading}
          </p>
          {items.map(({ href, title, detail }) => option(href, title, detail))}
          {more && option(all, t.all(heading))}
        </div>
      ))}
    </div>
  )
}
