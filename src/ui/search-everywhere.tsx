import { Icon } from './icon.tsx'
import { type NavItem, usePage } from './page-context.ts'
import { texts } from './texts.ts'

/** The field at the top, and what the keys do: one line in the layout. A GET form, so that it works without script. */
export function SearchEverywhere() {
  const { lang, actor, nav } = usePage()
  const t = texts(lang)
  if (!actor?.functionId) return null
  return (
    <>
      <a class="find-link" href="/search" aria-label={t.searchEverywhere}>
        <Icon name="search" />
      </a>
      <search class="find">
        <kring-search suggestions="/search/suggestions">
          <form method="get" action="/search">
            <label class="sr-only" for="find">
              {t.searchEverywhere}
            </label>
            <Icon name="search" size={18} />
            <input
              class="ds-input"
              type="search"
              id="find"
              name="q"
              placeholder={t.searchEverywhere}
              autocomplete="off"
              aria-keyshortcuts="Control+K"
            />
            <button class="sr-only" type="submit">
              {t.search}
            </button>
          </form>
        </kring-search>
      </search>
      <Keys nav={nav} />
    </>
  )
}

/** What each key does. Drawn closed; `?` opens it. */
function Keys({ nav }: { nav: NavItem[] }) {
  const t = texts(usePage().lang)
  const keys: [key: string, what: string][] = [
    ['Ctrl K', t.keySearch],
    ['/', t.keySearch],
    ['↑ ↓ Enter', t.keyChoose],
    ['Esc', t.keyClose],
    ['?', t.keyHelp],
  ]
  return (
    <dialog id="keys" aria-labelledby="keys-heading">
      <h2 id="keys-heading">{t.keys}</h2>
      <dl class="facts">
        {keys.map(([key, what]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
        {jumps(nav).map(({ letter, href, label }) => (
          <div>
            <dt>
              <kbd>g {letter}</kbd>
            </dt>
            <dd>
              <a href={href} data-jump={letter}>
                {label}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <label class="row">
        <input type="checkbox" id="single-keys" checked /> {t.keySingle}
      </label>
      <form method="dialog">
        <button class="ds-button" type="submit" data-variant="secondary">
          {t.keyDone}
        </button>
      </form>
    </dialog>
  )
}

/** A letter for each place of the menu: the first of its name that no place before it has. */
export function jumps(nav: readonly NavItem[]) {
  const taken = new Set<string>()
  return nav.flatMap(({ href, label }) => {
    const letter = [...label.toLowerCase()].find(each => /[a-zåäö]/.test(each) && !taken.has(each))
    if (!letter) return []
    taken.add(letter)
    return [{ letter, href, label }]
  })
}
