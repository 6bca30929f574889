import { raw } from 'hono/html'
import type { Child as Content } from 'hono/jsx'
import { formatDate, type Language, todaysDate } from '../i18n/index.ts'
import { asset } from './asset.ts'
import { drawnOnce } from './drawn-once.ts'
import { Icon } from './icon.tsx'
import { type NavItem, type Page, type Scheme, usePage } from './page-context.ts'
import { Mark } from './pictures/mark.tsx'
import { SearchEverywhere } from './search-everywhere.tsx'
import { texts } from './texts.ts'

type Props = {
  /** what the tab is called; " – Kring" is added */
  title: string
  /** whose page it is: of a protected child (R8) the tab, the history, the list of windows and the foot on paper say nothing */
  about?: About
  /** the h1 where it differs from the title */
  heading?: Content
  /** one or two sentences straight under the h1 */
  lead?: Content
  /** where one came from, above the h1: `<BackLink>` */
  back?: Content
  /** what stands beside on a wide screen and after on a narrow one */
  aside?: Content
  /** the page answers a form with mistakes: said first in the title */
  mistakes?: boolean
  /** a narrow column for reading and filling in; wide by default */
  narrow?: boolean
  children?: Content
}

/** Without a name it is secret all the same: a list of whom others have read about. */
type About = { protected: boolean; givenName?: string; familyName?: string; unitName?: string }

/**
 * The whole HTML document with one h1, around a page. Everything else it needs comes from `usePage()`.
 * Turbo neither prefetches nor keeps pages: a prefetch would be a logged reading that nobody made, a kept page
 * could be shown after the right to it has ended.
 */
export function Layout({ title, about, heading, lead, back, aside, mistakes, narrow, children }: Props) {
  const page = usePage()
  const t = texts(page.lang)
  const tab = about?.protected
    ? [typeof heading === 'string' && heading, t.protectedTitle].filter(Boolean).join(': ')
    : title
  return (
    <>
      {raw('<!doctype html>')}
      <html
        lang={page.lang}
        data-color-scheme={page.scheme}
        data-foot={about ? footOf(about, page.lang) : page.actor && plainFoot(title, page.lang)}
      >
        <head>
          <meta charset="utf-8" />
          <title>{`${mistakes ? `${t.mistakePrefix}: ` : ''}${tab} – Kring`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={page.scheme === 'auto' ? 'light dark' : page.scheme} />
          <Links styles={page.styles} />
        </head>
        <body>
          <a class="skip-link" href="#main">
            {t.skip}
          </a>
          <Header page={page} />
          {page.nav.length > 0 && <Menu page={page} />}
          <main
            id="main"
            class={narrow ? 'page page-narrow' : aside ? 'page page-aside' : 'page'}
            tabindex={-1}
          >
            <div class="page-head">
              {back}
              <h1 id="heading" tabindex={-1}>
                {heading ?? title}
              </h1>
              {lead && <p class="lead">{lead}</p>}
            </div>
            <div class="flow page-body">{children}</div>
            {aside && <div class="flow page-beside">{aside}</div>}
          </main>
          <footer class="foot">
            <p>{t.motto}</p>
            <p>
              {!page.bare && <a href="/help">{t.help}</a>} <a href="/accessibility">{t.accessibility}</a>{' '}
              <a href="/about">{t.about}</a>
            </p>
          </footer>
          <div id="said" class="sr-only" aria-live="polite" data-turbo-permanent></div>
          {page.actor && <kring-session></kring-session>}
          {page.actor?.functionId && <kring-appointment function={page.actor.functionId}></kring-appointment>}
        </body>
      </html>
    </>
  )
}

/** What stands at the foot of each sheet: one that has gone astray says what it is, and of a protected child no more than that (R8). */
function footOf({ protected: isProtected, givenName, familyName, unitName }: About, lang: Language) {
  const t = texts(lang)
  const name = [givenName, familyName].filter(Boolean).join(' ')
  const about = isProtected ? [t.protectedTitle] : [name, unitName]
  return [t.secrecy, ...about, formatDate(todaysDate(), lang)].filter(Boolean).join(', ')
}

/** Of a page that is about nobody: what it is, and of what day. */
const plainFoot = (title: string, lang: Language) => `${title}, ${formatDate(todaysDate(), lang)}`

/** The same on every page but for the stylesheets. */
const Links = drawnOnce(({ styles }: Pick<Page, 'styles'>) => (
  <>
    <meta name="turbo-refresh-method" content="morph" />
    <meta name="turbo-refresh-scroll" content="preserve" />
    <meta name="turbo-prefetch" content="false" />
    <meta name="turbo-cache-control" content="no-cache" />
    <link rel="stylesheet" href={asset('main.css')} data-turbo-track="reload" />
    <link rel="stylesheet" href={asset('wide.css')} media="(min-width: 64rem)" />
    {styles?.map(each => (
      <link rel="stylesheet" href={asset(each)} />
    ))}
    <link rel="stylesheet" href={asset('print.css')} media="print" />
    <link rel="stylesheet" href={asset('forced.css')} media="(forced-colors)" />
    <link rel="preload" href={asset('text.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
    <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
    <script type="module" src={asset('main.js')} data-turbo-track="reload"></script>
  </>
))

function Header({ page }: { page: Page }) {
  const t = texts(page.lang)
  return (
    <header>
      {page.demo && (
        <p class="demo">
          <strong>{t.demo}</strong> {t.demoMeans}
        </p>
      )}
      <div class="top">
        {page.bare ? (
          <span class="brand">
            <Mark size={40} />
            <span>Kring</span>
          </span>
        ) : (
          <a class="brand" href="/" aria-label={t.home}>
            <Mark size={40} />
            <span aria-hidden="true">Kring</span>
          </a>
        )}
        {!page.bare && <SearchEverywhere />}
        {!page.bare && <Choices page={page} />}
      </div>
    </header>
  )
}

/** A rail beside the page on a wide screen, a bar at the foot of a small one. */
function Menu({ page }: { page: Page }) {
  const t = texts(page.lang)
  return (
    <nav class="menu" aria-label={t.menu}>
      <ul>
        {page.nav.map(item => (
          <MenuItem item={item} page={page} />
        ))}
      </ul>
    </nav>
  )
}

function MenuItem({ item, page }: { item: NavItem; page: Page }) {
  const here = [item.href, ...(item.holds ?? [])].some(each => isHere(each, page.path))
  return (
    <li>
      <a href={item.href} aria-current={here ? 'true' : undefined}>
        <Icon name={item.icon} size={24} />
        <span>{item.label}</span>
        {item.count ? (
          <span class="count" data-late={item.late ? '' : undefined}>
            <span aria-hidden="true">{item.count > 99 ? '99+' : item.count}</span>
            <span class="sr-only">
              , {item.late ? texts(page.lang).late(item.count) : texts(page.lang).waiting(item.count)}
            </span>
          </span>
        ) : null}
      </a>
      {here && item.pages && item.pages.length > 0 && (
        <ul>
          {item.pages.map(({ href, label }) => (
            <li>
              <a href={href} aria-current={isHere(href, page.path) ? 'true' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** A place in the menu is marked on its own page and on those below it. */
function isHere(href: string, path: string) {
  const plain = path.split('?')[0] ?? path
  return plain === href || (href !== '/' && plain.startsWith(`${href}/`))
}

/** Who one is and in which function; behind it language, appearance and the way out. */
function Choices({ page }: { page: Page }) {
  const t = texts(page.lang)
  const { actor } = page
  return (
    <details class="who" id="who">
      <summary>
        <span class="who-name">
          {actor ? (
            <>
              <strong>{actor.personName}</strong>
              {actor.functionName && (
                <span>
                  {actor.functionName}, {actor.unitName}
                </span>
              )}
            </>
          ) : (
            <strong>{page.lang === 'sv' ? 'Svenska' : 'English'}</strong>
          )}
        </span>
        <Icon name="down" size={18} />
        <span class="sr-only">{t.you}</span>
      </summary>
      <div class="who-choices">
        {actor && (
          <a class="choice" href="/appointments">
            <Icon name="person" /> {t.changeAppointment}
          </a>
        )}
        <form method="post" action="/language" data-turbo="false">
          <input type="hidden" name="return" value={page.path} />
          <button
            class="choice"
            type="submit"
            name="language"
            value={page.lang === 'sv' ? 'en' : 'sv'}
            lang={page.lang === 'sv' ? 'en' : 'sv'}
          >
            <Icon name="speech" /> {t.otherLanguage}
          </button>
        </form>
        <SchemeChoice page={page} />
        {actor ? (
          <form method="post" action="/sign-out" data-turbo="false" data-sign-out>
            <button class="choice" type="submit">
              <Icon name="sign-out" /> {t.signOut}
            </button>
          </form>
        ) : (
          <a class="choice" href="/sign-in">
            <Icon name="person" /> {t.signIn}
          </a>
        )}
      </div>
    </details>
  )
}

function SchemeChoice({ page }: { page: Page }) {
  const t = texts(page.lang)
  const schemes: [Scheme, string][] = [
    ['auto', t.schemeAuto],
    ['light', t.schemeLight],
    ['dark', t.schemeDark],
  ]
  return (
    <form class="schemes" method="post" action="/appearance" data-turbo="false">
      <input type="hidden" name="return" value={page.path} />
      <fieldset>
        <legend>{t.appearance}</legend>
        {schemes.map(([scheme, label]) => (
          <button
            type="submit"
            name="scheme"
            value={scheme}
            aria-pressed={page.scheme === scheme ? 'true' : 'false'}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
