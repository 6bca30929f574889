import { formatDate } from '../../i18n/index.ts'
import { Card, Letters, Lines, Pagination, SearchField, Tag, usePage, Ways } from '../../ui/index.ts'
import { childAge, childName } from './children.ts'
import { listTexts } from './list-texts.ts'
import { type askedFrom, type ChildInList, type ChildList, onAPage, shows, sorts } from './listing.ts'

type Props = {
  list: ChildList
  recent: ChildInList[]
  search: string
  asked: ReturnType<typeof askedFrom>
  /** where the list itself is */
  at: (query: Record<string, string | number | false>) => string
  /** where a child leads */
  to: (child: ChildInList) => string
  label: string
  noneFound: string
  /** choosing one: fewer ways to look */
  choosing?: boolean
}

/** So few are seen at once: what was opened lately would only be the same names again. */
const fewEnough = 15

/** A page of children, and the ways to find one: by name, by letter, by what waits. */
export function ListOfChildren({ list, recent, search, asked, at, to, label, noneFound, choosing }: Props) {
  const { lang } = usePage()
  const t = listTexts(lang)
  const { children, total, page, pages, letters } = list
  const { show, sort } = asked
  const address = (change: Partial<typeof asked>, q = search) => {
    const next = { show, sort, page: 1, ...change }
    return at({
      q,
      show: next.show !== 'all' && next.show,
      sort: next.sort !== 'given' && next.sort,
      page: next.page > 1 && next.page,
    })
  }
  const isPlain = !search && show === 'all'
  const line = (child: ChildInList) => ({
    title: childName(child),
    href: to(child),
    detail: detailOf(child, lang),
    ...(child.protected && { beside: <Tag icon="lock">{t.protectedIdentity}</Tag> }),
  })
  const hasWays = !choosing && (total > 0 || !isPlain)
  return (
    <>
      {(total > 0 || !isPlain) && (
        <SearchField
          action={at({})}
          label={t.search}
          hint={t.searchHint}
          value={search}
          keeps={{ show: show !== 'all' && show, sort: sort !== 'given' && sort }}
        />
      )}
      {isPlain && page === 1 && recent.length > 0 && total > fewEnough && (
        <Card heading={t.recent}>
          <Lines label={t.recent} items={recent.map(line)} />
        </Card>
      )}
      {hasWays && (
        <>
          <Ways
            label={t.show}
            items={shows.map(each => ({
              href: address({ show: each }),
              label: t[`show_${each}`],
              here: each === show,
            }))}
          />
          {show !== 'plan' && total > 1 && (
            <Ways
              label={t.sort}
              items={sorts.map(each => ({
                href: address({ sort: each }),
                label: t[`sort_${each}`],
                here: each === sort,
              }))}
            />
          )}
        </>
      )}
      {pages > 1 && (
        <Letters
          label={t.letters}
          items={letters.map(({ letter, page: on }) => ({ letter, href: address({ page: on }) }))}
        />
      )}
      {total > 0 && (
        <>
          {(search || pages > 1) && <p role="status">{t.found(total)}</p>}
          <Lines label={label} items={children.map(line)} />
          <Pagination
            page={page}
            pages={pages}
            of={{ from: (page - 1) * onAPage + 1, to: (page - 1) * onAPage + children.length, total }}
            href={on => address({ page: on })}
          />
        </>
      )}
      {total === 0 && !isPlain && (
        <p role="status">
          {search ? noneFound : t[`none_${show}`]} <a href={at({})}>{t.showAll}</a>
        </p>
      )}
    </>
  )
}

function detailOf(child: ChildInList, lang: 'sv' | 'en') {
  const t = listTexts(lang)
  return [
    `${t.years(childAge(child.birthDate))}, ${t.born(formatDate(child.birthDate, lang))}`,
    !child.own && t.from(child.unitName),
    child.planNextOn && t.planNext(formatDate(child.planNextOn, lang)),
  ]
    .filter(Boolean)
    .join('. ')
}
