import type { Child as Content } from 'hono/jsx'
import { Hidden } from '../../../ui/index.ts'
import type { Link } from './link.ts'

type Props = { to: string; link: Link; language: string; children?: Content }

/** Looks like a link and is a form: an address would have to hold the token (ADR 27). */
export const WayOn = ({ to, link, language, children }: Props) => (
  <form method="post" action={to} data-turbo="false">
    <Hidden name="token" value={link.token} />
    <Hidden name="language" value={language} />
    <button class="way-on" type="submit">
      {children}
    </button>
  </form>
)
