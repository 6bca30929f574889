import type { Child as Content } from 'hono/jsx'

type CardProps = {
  heading?: Content
  /** h2 unless the card stands under another heading */
  level?: 2 | 3
  /** where the whole card leads: the heading is the link */
  href?: string
  /** a tag or a small action beside the heading */
  beside?: Content
  id?: string
  /** not on paper: what one does or opens, and what whoever gets the paper may not have */
  screenOnly?: boolean
  children?: Content
}

/** Something to read, fill in or choose. */
export function Card({ heading, level = 2, href, beside, id, screenOnly, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class={`card ${href ? 'card-link ' : ''}flow${screenOnly ? ' screen-only' : ''}`} id={id}>
      {heading && (
        <div class="card-head">
          <Heading>{href ? <a href={href}>{heading}</a> : heading}</Heading>
          {beside}
        </div>
      )}
      {children}
    </section>
  )
}

/** Cards for choosing, side by side where there is room. */
export const Cards = ({ children }: { children?: Content }) => <div class="cards">{children}</div>

/** Two things that belong together, side by side where the card is wide: a picture and its words. */
export const Halves = ({ children }: { children?: Content }) => <div class="halves">{children}</div>
