import type { Child as Content } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'
import { usePage } from './page-context.ts'
import { EmptyMark } from './pictures/empty-mark.tsx'
import { Mark } from './pictures/mark.tsx'
import { texts } from './texts.ts'

type Tone = 'info' | 'success' | 'caution' | 'danger'
const icons = {
  info: 'info',
  success: 'check',
  caution: 'warning',
  danger: 'warning',
} as const satisfies Record<Tone, IconName>

type AlertProps = {
  /** `danger` is for danger to a child and for what cannot be undone, nothing else; `caution` asks somebody to stop and think */
  tone?: Tone
  heading?: Content
  /** `polite` or `now` when it appears in answer to what one did; nothing when it stood there from the start */
  announce?: 'polite' | 'now'
  /** it asks something about a form that is shown again: it takes the focus, as mistakes do */
  focus?: boolean
  children?: Content
}

/** Something to know on this page. What kind it is is drawn, and said to a screen reader. */
export function Alert({ tone = 'info', heading, announce, focus, children }: AlertProps) {
  const t = texts(usePage().lang)
  return (
    <div
      class="alert"
      data-tone={tone}
      role={announce && (announce === 'now' ? 'alert' : 'status')}
      tabindex={focus ? -1 : undefined}
      autofocus={focus || undefined}
    >
      <Icon name={icons[tone]} size={24} />
      <div class="alert-words">
        {heading ? <h2 class="alert-heading">{heading}</h2> : <span class="sr-only">{t[tone]}: </span>}
        {children}
      </div>
    </div>
  )
}

/** "Är barnet i fara?": always in sight where one writes about a child (R5). `href` leads to what to do. */
export function DangerBox({ href, question, action }: { href: string; question?: string; action?: string }) {
  const t = texts(usePage().lang)
  return (
    <a class="danger-box" href={href}>
      <Icon name="warning" size={26} />
      <span>
        <strong>{question ?? t.dangerQuestion}</strong>{' '}
        <span class="danger-action">{action ?? t.dangerAction}</span>
      </span>
    </a>
  )
}

type NextStepProps = {
  /** what the next step is, in a sentence */
  heading: Content
  /** one button: `<LinkButton>` or a form with one */
  action?: Content
  children?: Content
}

/** The green band: the next step. At most one on a page. */
export function NextStep({ heading, action, children }: NextStepProps) {
  return (
    <section class="next-step" aria-label={texts(usePage().lang).nextStep}>
      <Mark size={52} onBand />
      <div class="next-words">
        <h2>{heading}</h2>
        {children && <p>{children}</p>}
      </div>
      {action}
    </section>
  )
}

type EmptyProps = {
  /** what will be here, in one sentence */
  says: Content
  /** how to begin: a `<LinkButton>` */
  begin?: Content
  children?: Content
}

/** Nothing here yet: what will be, and how to begin. */
export function EmptyState({ says, begin, children }: EmptyProps) {
  return (
    <div class="empty">
      <EmptyMark />
      <p class="empty-says">{says}</p>
      {children && <p class="quiet">{children}</p>}
      {begin}
    </div>
  )
}

/** "Sparat nyss": said once, politely; the page goes on. */
export function Saved({ children }: { children?: Content }) {
  return (
    <p class="saved" role="status">
      <Icon name="check" size={18} />
      <span>{children}</span>
    </p>
  )
}

/** Something has been taken away: said once on the page that comes after, with the way back. */
export function Removed({ says, children }: { says: string; children?: Content }) {
  return (
    <div class="saved" data-say={says}>
      <Icon name="check" size={18} />
      <span>{says}</span>
      {children}
    </div>
  )
}

/** Follows a topic (`plan:<id>`) and refreshes the page when it changes. Draws nothing. */
export function Live({ topic }: { topic: string }) {
  const t = texts(usePage().lang)
  return <kring-live topic={topic} updated={t.updated} lost={t.reconnecting}></kring-live>
}
