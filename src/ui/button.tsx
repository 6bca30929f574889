import type { Child as Content } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'
import { usePage } from './page-context.ts'
import { texts } from './texts.ts'

export type Variant = 'primary' | 'secondary' | 'quiet' | 'danger'

/** How our four words are said in the design system. */
const looks = {
  primary: { 'data-variant': 'primary', 'data-color': 'main' },
  secondary: { 'data-variant': 'secondary', 'data-color': 'main' },
  quiet: { 'data-variant': 'tertiary', 'data-color': 'main' },
  danger: { 'data-variant': 'primary', 'data-color': 'danger' },
} as const satisfies Record<Variant, object>

type Common = { variant?: Variant; icon?: IconName; children?: Content }

type ButtonProps = Common & {
  /** sent with the form, where it has several buttons */
  name?: string
  value?: string
  /** the id of a form elsewhere on the page */
  form?: string
  formaction?: string
  /** where one goes on, after something that took away what had the focus */
  autofocus?: boolean
  /** it cannot be used now, and this is why: shown beside it, and read with it */
  disabledReason?: string | undefined
}

/** Does something; its words are a verb, and name the receiver where there is one. It sends its form. */
export function Button({
  variant = 'primary',
  icon,
  name,
  value,
  form,
  formaction,
  autofocus,
  disabledReason,
  children,
}: ButtonProps) {
  if (disabledReason) return <DisabledButton {...{ variant, icon, disabledReason, children }} />
  return (
    <button
      class="ds-button"
      type="submit"
      {...looks[variant]}
      name={name}
      value={value}
      form={form}
      formaction={formaction}
      autofocus={autofocus || undefined}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** Stays in the tab order, so that the reason can be heard. */
function DisabledButton({
  variant,
  icon,
  disabledReason,
  children,
}: Common & { variant: Variant; disabledReason: string }) {
  const id = `why-${hash(disabledReason)}`
  return (
    <div class="disabled-button">
      <button class="ds-button" type="button" {...looks[variant]} aria-disabled="true" aria-describedby={id}>
        {icon && <Icon name={icon} />}
        {children}
      </button>
      <p class="hint" id={id}>
        <Icon name="lock" size={16} />
        <span>
          <span class="sr-only">{texts(usePage().lang).cannotNow} </span>
          {disabledReason}
        </span>
      </p>
    </div>
  )
}

type IconButtonProps = Pick<ButtonProps, 'name' | 'value' | 'form'> & {
  icon: IconName
  /** what it does, and to what: heard, and shown when pointed at */
  label: string
  /** keeps the focus on it when the page comes back */
  id?: string
  /** there is nothing more to do this way: it stays in its place, and what it sends changes nothing */
  off?: boolean
}

/** A small action beside a thing, where a word on each would drown the things. */
export const IconButton = ({ icon, label, off, ...given }: IconButtonProps) => (
  <button
    class="icon-button"
    type="submit"
    aria-label={label}
    title={label}
    aria-disabled={off ? 'true' : undefined}
    {...given}
  >
    <Icon name={icon} />
  </button>
)

type LinkButtonProps = Common & {
  href: string /** downloads and other addresses that Turbo shall not fetch */
  plain?: boolean
}

/** Goes somewhere, and looks like a button. */
export function LinkButton({ variant = 'primary', icon, href, plain, children }: LinkButtonProps) {
  return (
    <a class="ds-button" href={href} {...looks[variant]} data-turbo={plain ? 'false' : undefined}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

/** Buttons that belong together; the main one first. */
export const Buttons = ({ children }: { children?: Content }) => <div class="row buttons">{children}</div>

/** Short and stable, for an id that says the same on every render (a morph compares ids). */
function hash(text: string) {
  let sum = 0
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  return sum.toString(36)
}

/** First in a form whose first button is not its main one: what the Enter key in a field sends. Nobody sees it. */
export const EnterButton = () => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it is out of the tab order; a hidden one is not what Enter sends everywhere
  <button class="sr-only" type="submit" tabindex={-1} aria-hidden="true">
    ↵
  </button>
)
