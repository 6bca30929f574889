import type { Child as Content } from 'hono/jsx'
import { Icon } from './icon.tsx'
import { usePage } from './page-context.ts'
import { type Progress, ProgressRing } from './pictures/progress-ring.tsx'
import { texts } from './texts.ts'

/** Facts about one thing: `[['Samordnare', 'Siri Alm'], …]`. */
export function DescriptionList({ items }: { items: readonly (readonly [Content, Content])[] }) {
  return (
    <dl class="facts">
      {items.map(([term, fact]) => (
        <div>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}

type LineItem = {
  /** what it is; a link where it leads somewhere */
  title: Content
  href?: string
  /** who, where, when: the second line */
  detail?: Content
  /** a ring before it */
  progress?: Progress
  /** a tag or a button after it */
  beside?: Content
}

/** Things one under another, with room between and a rule: actions, worries, meetings. */
export function Lines({ items, label }: { items: readonly LineItem[]; label?: string }) {
  return (
    <ul class="lines" aria-label={label}>
      {items.map(({ title, href, detail, progress, beside }) => (
        <li>
          {progress && <ProgressRing state={progress} />}
          <div class="line-words">
            <p>{href ? <a href={href}>{title}</a> : title}</p>
            {detail && <p class="hint">{detail}</p>}
          </div>
          {beside}
        </li>
      ))}
    </ul>
  )
}

type PersonProps = {
  name: string
  /** "Skolkurator, Björkskolan" */
  role?: Content
  href?: string
  beside?: Content
  /** one of the family: filled, as on the hub */
  family?: boolean
}

/** A person, or a function that someone holds. */
export function PersonLine({ name, role, href, beside, family }: PersonProps) {
  return (
    <div class="person">
      <span class="avatar" data-family={family ? '' : undefined} aria-hidden="true">
        {initials(name)}
      </span>
      <div class="line-words">
        <p>{href ? <a href={href}>{name}</a> : name}</p>
        {role && <p class="hint">{role}</p>}
      </div>
      {beside}
    </div>
  )
}

/** "Siri Alm" → SA, "Farah" → F. */
export function initials(name: string) {
  const words = name.trim().split(/\s+/)
  const first = (word: string | undefined) =>
    word ? String.fromCodePoint(word.codePointAt(0) as number) : ''
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '')).toUpperCase()
}

type StepItem = { label: Content; state: 'done' | 'here' | 'later'; detail?: Content; href?: string }

/** The way through something in a few steps, and where one is. */
export function Steps({ items, label }: { items: readonly StepItem[]; label?: string }) {
  const t = texts(usePage().lang)
  const said = { done: t.stepDone, here: t.stepHere, later: t.stepLater }
  return (
    <ol class="steps" aria-label={label ?? t.steps}>
      {items.map((step, i) => (
        <li data-state={step.state} aria-current={step.state === 'here' ? 'step' : undefined}>
          <span class="step-mark" aria-hidden="true">
            {step.state === 'done' ? <Icon name="check" size={16} /> : i + 1}
          </span>
          <div class="line-words">
            <p>
              {step.href ? <a href={step.href}>{step.label}</a> : step.label}
              <span class="sr-only">, {said[step.state]}</span>
            </p>
            {step.detail && <p class="hint">{step.detail}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}

type Happening = {
  /** machine time or day, `2026-11-22` or ISO */
  at: string
  /** the same in words */
  when: string
  what: Content
  who?: Content
}

/** What has happened, latest first if given so. */
export function Timeline({ items, label }: { items: readonly Happening[]; label?: string }) {
  return (
    <ol class="timeline" aria-label={label}>
      {items.map(({ at, when, what, who }) => (
        <li>
          <time class="hint" datetime={at}>
            {when}
          </time>
          <p>{what}</p>
          {who && <p class="hint">{who}</p>}
        </li>
      ))}
    </ol>
  )
}

type Column = {
  heading: string
  numeric?: boolean
  /** A day, kept on one line. */
  day?: boolean
  /** shown only where there is room for a table, or only where each row is a block */
  only?: 'wide' | 'narrow'
}
type TableProps = {
  caption: string
  /** the caption is only for a screen reader, when a heading above says the same */
  captionHidden?: boolean
  columns: readonly Column[]
  /** one list of cells per row; the first cell is the row's heading */
  rows: readonly (readonly Content[])[]
}

const classOf = ({ numeric, day, only }: Partial<Column> = {}) =>
  [numeric && 'numeric', day && 'day', only && `only-${only}`].filter(Boolean).join(' ') || undefined

/** For comparing. On a narrow screen each row becomes a block with the headings beside its cells. */
export function Table({ caption, captionHidden, columns, rows }: TableProps) {
  return (
    <table class="table">
      <caption class={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th scope="col" class={classOf(column)}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head, ...cells]) => (
          <tr>
            <th scope="row">{head}</th>
            {cells.map((cell, i) => (
              <td data-heading={columns[i + 1]?.heading} class={classOf(columns[i + 1])}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
