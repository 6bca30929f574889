import type { Child as Content } from 'hono/jsx'
import { defineTexts } from '../../i18n/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { BackLink, Card, Layout, Lines, Live, Pagination, usePage } from '../../ui/index.ts'
import { type Child, childName } from './children.ts'
import { onAPage } from './listing.ts'
import { childPaths } from './noun.ts'

/** One page of a list, and how many there are in all. */
export type PageOf<Row> = { rows: Row[]; page: number; total: number }

/** Which page of a list an address asks for: the first where it asks for none that can be. */
/** For a query with `count(*) over ()::int as total`. Ends in 404 for a page after the last. */
export function pageOf<Row extends { total: number }>(rows: Row[], page: number): PageOf<Row> {
  if (page > 1 && rows.length === 0) throw notFound()
  return { rows, page, total: rows[0]?.total ?? 0 }
}

type Line = { title: Content; href: string; detail?: Content; beside?: Content }

/** All of one kind about a child, fifty on a page: the child's own page shows only the latest. */
export function AllAboutChild({
  child,
  heading,
  lines,
  page,
  total,
  href,
}: {
  child: Child
  heading: string
  lines: Line[]
  page: number
  total: number
  href: (page: number) => string
}) {
  const t = texts(usePage().lang)
  const name = childName(child)
  const before = (page - 1) * onAPage
  return (
    <Layout
      title={`${heading}: ${name}`}
      about={child}
      heading={heading}
      narrow
      back={<BackLink href={childPaths.child(child.id)}>{name}</BackLink>}
    >
      <Live topic={`child:${child.id}`} />
      <Card>{total === 0 ? <p>{t.none}</p> : <Lines items={lines} />}</Card>
      <Pagination
        page={page}
        pages={Math.ceil(total / onAPage)}
        of={{ from: before + 1, to: before + lines.length, total }}
        href={href}
      />
    </Layout>
  )
}

const texts = defineTexts({
  none: { sv: 'Här finns inget än.', en: 'There is nothing here yet.' },
})
