import { asset } from './asset.ts'
import { type NavItem, usePage } from './page-context.ts'
import { texts } from './texts.ts'

/** The way to the search: one line in the layout. On a wide screen a script puts the field beside it. */
export function SearchEverywhere() {
  const { lang, actor } = usePage()
  const t = texts(lang)
  if (!actor?.functionId) return null
  return (
    <kring-find id="find" label={t.searchEverywhere} data-turbo-permanent>
      <a class="find-link" href="/search">
        {t.search}
      </a>
    </kring-find>
  )
}

/** What each key does; fetched when somebody asks for it, so that no page waits for it. */
export function Keys() {
  const { lang, nav } = usePage()
  const t = texts(lang)
  const keys: [key: string, what: string][] = [
    ['Ctrl K', t.keySearch],
    ['/', t.keySearch],
    ['↑ ↓ Enter', t.keyChoose],
    ['Esc', t.keyClose],
    ['?', t.keyHelp],
  ]
  return (
    <>
      <link rel="stylesheet" href={asset('search.css')} />
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
                <a href={href}>{label}</a>
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
    </>
  )
}

/** A letter for each place of the menu: the first of its name that no place before it has. `src/browser/keys.ts` gives the same. */
function jumps(nav: readonly NavItem[]) {
  const taken = new Set<string>()
  return nav.flatMap(({ href, label }) => {
    const letter = [...label.toLowerCase()].find(each => /[a-zåäö]/.test(each) && !taken.has(each))
    if (!letter) return []
    taken.add(letter)
    return [{ letter, href, label }]
  })
}
