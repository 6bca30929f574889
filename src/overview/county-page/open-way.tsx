import { formatDate } from '../../i18n/index.ts'
import { countyPaths, countyTexts } from '../../learning/county/index.ts'
import { Hidden, usePage } from '../../ui/index.ts'

/** How somebody without an account reads the page. */
export type OpenWay = { kind: 'link'; token: string; lastOn: string } | { kind: 'public'; id: string }

const other = { sv: { code: 'en', name: 'In English' }, en: { code: 'sv', name: 'På svenska' } } as const

/** Until when, and the other language. */
export function OpenFoot({ way }: { way: OpenWay }) {
  const { lang } = usePage()
  const t = countyTexts(lang)
  const { code, name } = other[lang]
  return (
    <div class="screen-only flow">
      {way.kind === 'link' && <p class="hint">{t.linkUntil(formatDate(way.lastOn, lang))}</p>}
      {way.kind === 'public' ? (
        <p>
          <a href={countyPaths.open(way.id, { language: code })} lang={code}>
            {name}
          </a>
        </p>
      ) : (
        <form method="post" action={countyPaths.linked()} data-turbo="false">
          <Hidden name="token" value={way.token} />
          <button class="county-way" type="submit" name="language" value={code} lang={code}>
            {name}
          </button>
        </form>
      )}
    </div>
  )
}

/** A file of the page. By a link it is a form, since no address holds a token. */
export function FileWay({ format, way }: { format: string; way: OpenWay | undefined }) {
  const name = format.toUpperCase()
  const { lang } = usePage()
  if (way?.kind === 'link')
    return (
      <form method="post" action={countyPaths.linkedFile(format)} data-turbo="false">
        <Hidden name="token" value={way.token} />
        <Hidden name="language" value={lang} />
        <button class="county-way" type="submit">
          {name}
        </button>
      </form>
    )
  const href = way ? countyPaths.openFile(way.id, format, { language: lang }) : countyPaths.file(format)
  return (
    <a href={href} data-turbo="false" download>
      {name}
    </a>
  )
}
