import type { Child as Content } from 'hono/jsx'
import { usePage } from './page-context.ts'
import { texts } from './texts.ts'

type QuoteProps = {
  /** who said it, how and when: "Amina, på dari, 12 november" */
  by: Content
  /** the language of the words, where it is not the page's */
  lang?: string
  children?: Content
}

/** The child's own words (R12). Nothing else is set in this type with this bar. */
export function Quote({ by, lang, children }: QuoteProps) {
  return (
    <figure class="quote">
      <blockquote lang={lang} dir="auto">
        {children}
      </blockquote>
      <figcaption>{by}</figcaption>
    </figure>
  )
}

/** One voice apart from the others: a guardian, a partner, who wrote. The child's own words are a `<Quote>` inside. */
export function Voice({ who, children }: { who: Content; children?: Content }) {
  return (
    <figure class="voice">
      <figcaption>{who}</figcaption>
      {children}
    </figure>
  )
}

/** Voices side by side, so that a disagreement stays in sight. */
export const Voices = ({ children }: { children?: Content }) => <div class="voices">{children}</div>

/** What was written, with its own line breaks. */
export const Written = ({ lang, children }: { lang?: string; children?: Content }) => (
  <p class="written" lang={lang} dir="auto">
    {children}
  </p>
)

/** What a number as it is written dials. */
export const dialled = (phone: string) => `tel:${phone.replace(/[^+\d]/g, '')}`

/** A number to call, which also reads on paper. */
export const PhoneLink = ({ phone }: { phone: string }) => <a href={dialled(phone)}>{phone}</a>

/** More for who wants it. `open` from the start when it is needed; `printed` on paper although it is closed. */
export function Details({
  summary,
  open,
  id,
  printed,
  children,
}: {
  summary: Content
  open?: boolean
  id?: string
  printed?: boolean
  children?: Content
}) {
  return (
    <details class={printed ? 'details printed' : 'details'} open={open} id={id}>
      <summary>{summary}</summary>
      <div class="flow">{children}</div>
    </details>
  )
}

/** A secret or an address to take elsewhere, whole: a button copies it where there is script. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const t = texts(usePage().lang)
  return (
    <kring-copy words={t.copy} done={t.copied}>
      <span>
        <strong>{label}</strong>
        <code>{text}</code>
      </span>
    </kring-copy>
  )
}
