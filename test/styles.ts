import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** The classes and own elements that a built stylesheet styles, by its name as a page links it. */
const styled = new Map(
  globSync('build/public/*.css').map(file => {
    const css = readFileSync(file, 'utf8').replace(/"[^"]*"|url\([^)]*\)/g, '')
    const selectors = [...css.matchAll(/[^{};]+(?=\{)/g)].join(' ')
    return [
      basename(file),
      new Set([...selectors.matchAll(/\.[a-z][\w-]*|kring-\w+/g)].map(([name]) => name)),
    ]
  }),
)

/** What is on a page that a stylesheet knows of, but none of those that the page links. */
export function unstyled(html: string): string[] {
  // A part of a page is put into one that links its own.
  if (!html.includes('<html')) return []
  if (styled.size < 4) throw new Error('The styles are not built: bin/test does it.')
  const linked = new Set(
    [...html.matchAll(/<link rel="stylesheet" href="\/assets\/([^"]+)"/g)].map(each => each[1]),
  )
  const classes = [...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(each => (each[1] as string).split(/\s+/))
  const elements = [...html.matchAll(/<(kring-\w+)/g)].map(each => each[1] as string)
  const knownTo = (name: string) => [...styled].filter(([, names]) => names.has(name)).map(([sheet]) => sheet)
  return [...new Set([...classes.map(name => `.${name}`), ...elements])].filter(name => {
    const sheets = knownTo(name)
    return sheets.length > 0 && !sheets.some(sheet => linked.has(sheet))
  })
}
