import type { Child as Content } from 'hono/jsx'
import { Button, type Variant } from './button.tsx'
import { Form, type FormState } from './forms/form.tsx'
import { Icon } from './icon.tsx'
import { usePage } from './page-context.ts'
import { texts } from './texts.ts'

/** Where one came from. */
export const BackLink = ({ href, children }: { href: string; children?: Content }) => (
  <a class="back-link" href={href}>
    <Icon name="back" size={18} />
    {children}
  </a>
)

type WaysProps = { items: readonly { href: string; label: Content; here?: boolean }[]; label: string }

const WayList = ({ items, current }: Pick<WaysProps, 'items'> & { current: 'page' | 'true' }) => (
  <ul>
    {items.map(({ href, label, here }) => (
      <li>
        <a href={href} aria-current={here ? current : undefined}>
          {label}
        </a>
      </li>
    ))}
  </ul>
)

/** Views of the same thing, each its own page. */
export function Tabs({ items, label }: WaysProps) {
  return (
    <nav class="tabs" aria-label={label}>
      <WayList items={items} current="page" />
    </nav>
  )
}

type SearchProps = {
  action: string
  label: string
  name?: string
  value?: string
  hint?: Content
  /** what of the address stays when one searches */
  keeps?: Record<string, string | false>
  /** an address that answers with what is found while one types */
  suggestions?: string
}

/** One line to look for something; a GET, so that the answer has an address. */
export function SearchField({
  action,
  label,
  name = 'q',
  value = '',
  hint,
  keeps = {},
  suggestions,
}: SearchProps) {
  const form = (
    <form class="search" method="get" action={action}>
      <label class="label" for={`search-${name}`}>
        {label}
      </label>
      {hint && (
        <p class="hint" id={`search-${name}-hint`}>
          {hint}
        </p>
      )}
      {Object.entries(keeps).map(([kept, as]) => as && <input type="hidden" name={kept} value={as} />)}
      <SearchLine
        id={`search-${name}`}
        name={name}
        value={value}
        describedBy={hint ? `search-${name}-hint` : undefined}
      />
    </form>
  )
  return <search>{suggestions ? <kring-search suggestions={suggestions}>{form}</kring-search> : form}</search>
}

type SearchLineProps = {
  id: string
  name: string
  value: string
  describedBy?: string | undefined
  /** the name that its button is sent by, where the form does something else as well */
  button?: string
  /** where one goes on reading after the search */
  focus?: boolean
}

/** The field and its button, inside a form. */
export function SearchLine({ id, name, value, describedBy, button, focus }: SearchLineProps) {
  return (
    <div class="search-line">
      <input
        class="ds-input"
        type="search"
        id={id}
        name={name}
        value={value}
        autocomplete="off"
        autofocus={focus || undefined}
        aria-describedby={describedBy}
      />
      <button class="ds-button" type="submit" name={button} value={button && 'yes'} data-variant="secondary">
        <Icon name="search" />
        {texts(usePage().lang).search}
      </button>
    </div>
  )
}

/** Stands where a page has not shown all: under what is near or found, or instead of it. */
export function MoreFound({ shown = true }: { shown?: boolean }) {
  const t = texts(usePage().lang)
  return <p class="hint">{shown ? t.foundMore : t.foundBySearch}</p>
}

/** Ways to narrow or order a list, each its own page: one line that wraps. */
export function Ways({ items, label }: WaysProps) {
  return (
    <nav class="ways" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <WayList items={items} current="true" />
    </nav>
  )
}

/** The letters of a long list in order, each where it begins. Draws nothing for one letter. */
export function Letters({
  items,
  label,
}: {
  items: readonly { letter: string; href: string }[]
  label: string
}) {
  if (items.length < 2) return null
  return (
    <nav class="ways letters" aria-label={label}>
      <ul>
        {items.map(({ letter, href }) => (
          <li>
            <a href={href}>{letter}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Under a list that has an end: says so when it is reached, since there may be more than what is shown. */
export function AtMost({ most, shown }: { most: number; shown: number }) {
  return shown < most ? null : <p class="hint">{texts(usePage().lang).atMost(most)}</p>
}

/** Under a list that shows the first of more: how many of how many, and the way to all. Draws nothing where all are shown. */
export function ShownOf({ shown, total, href }: { shown: number; total: number; href: string }) {
  const t = texts(usePage().lang)
  if (shown >= total) return null
  return (
    <p>
      {t.shownOf(shown, total)} <a href={href}>{t.showAll}</a>
    </p>
  )
}

type PaginationProps = {
  page: number
  pages: number
  href: (page: number) => string
  /** which rows these are, of how many */
  of?: { from: number; to: number; total: number }
}

/** Back and forth in a long list. Draws nothing for one page. */
export function Pagination({ page, pages, href, of }: PaginationProps) {
  const t = texts(usePage().lang)
  if (pages < 2) return null
  return (
    <nav class="pagination row" aria-label={t.pages}>
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          {t.previous}
        </a>
      )}
      <span>
        {t.pageOf(page, pages)}
        {of && ` (${t.rowsOf(of.from, of.to, of.total)})`}
      </span>
      {page < pages && (
        <a href={href(page + 1)} rel="next">
          {t.next}
        </a>
      )}
    </nav>
  )
}

/** The same where nobody has counted how many there are: only whether there are more. */
export function MorePages({ page, more, href }: Omit<PaginationProps, 'pages'> & { more: boolean }) {
  const t = texts(usePage().lang)
  if (page === 1 && !more) return null
  return (
    <nav class="pagination row" aria-label={t.pages}>
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          {t.previous}
        </a>
      )}
      <span>{t.page(page)}</span>
      {more && (
        <a href={href(page + 1)} rel="next">
          {t.next}
        </a>
      )}
    </nav>
  )
}

type ConfirmProps = {
  /** where the answer is sent */
  action: string
  /** the verb of the button, never "OK" */
  verb: Content
  /** where one goes instead */
  cancel: string
  variant?: Variant
  state?: FormState
  once?: boolean
  /** what goes on being so when it could not be sent */
  unsent?: string
  /** what will happen, to whom, and whether it can be undone; then any fields */
  children?: Content
}

/** Instead of a dialog: a page of its own that says what will happen, with the action and the way out. */
export function Confirm({
  action,
  verb,
  cancel,
  variant = 'danger',
  state,
  once,
  unsent,
  children,
}: ConfirmProps) {
  return (
    <Form {...{ action, state, once, unsent }}>
      {children}
      <div class="row buttons">
        <Button variant={variant}>{verb}</Button>
        <a href={cancel}>{texts(usePage().lang).cancel}</a>
      </div>
    </Form>
  )
}
