import { createContext, useContext } from 'hono/jsx'
import type { Language } from '../i18n/index.ts'
import type { AssetName } from './asset.ts'
import type { IconName } from './icon.tsx'

/** What the top of the page says of who is reading. The actor of a request has these fields and more. */
export type Reader = {
  personName: string
  /** null for a guardian who acts as such */
  functionName: string | null
  unitName: string | null
  functionId?: string | null
  guardian?: boolean
}

export type Scheme = 'auto' | 'light' | 'dark'

/** A place of the menu. `count` is how many wait there; it is said in words to a screen reader. */
export type NavItem = {
  href: string
  label: string
  icon: IconName
  count?: number
  /** they are late: its own colour and word */
  late?: boolean
  /** what stands below the place on a wide screen, once one is there */
  pages?: readonly { href: string; label: string }[]
  /** paths elsewhere that belong to it */
  holds?: readonly string[]
}

export type Page = {
  lang: Language
  /** null when nobody is signed in */
  actor: Reader | null
  /** path and query of this page: marks the place in the menu, and is where a choice of language returns to */
  path: string
  demo: boolean
  scheme: Scheme
  nav: NavItem[]
  /** stylesheets that only some pages need, beside the first */
  styles?: readonly AssetName[]
  /** for who has no account: no menu, no choices, no way to sign in */
  bare?: boolean
}

/** Wrap a page: `<PageContext.Provider value={page}>…</PageContext.Provider>`. */
export const PageContext = createContext<Page>({
  lang: 'sv',
  actor: null,
  path: '/',
  demo: false,
  scheme: 'auto',
  nav: [],
})

/** The context of the page being drawn. Never hold it past the render. */
export const usePage = () => useContext(PageContext)
