import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '../../../platform/config.ts'

let made: Promise<string> | undefined

/** The style of our pictures for those who draw without a browser: the same files, with the light colours written in. */
export function pictureStyle(): Promise<string> {
  made ??= (async () => {
    const ui = join(projectFolder, 'src/ui')
    const tokens = readTokens(await readFile(join(ui, 'theme/tokens.css'), 'utf8'))
    const files = (await readdir(join(ui, 'pictures'))).filter(file => file.endsWith('.css')).sort()
    if (!files.length) throw new Error('No style of pictures was found')
    const sheets = await Promise.all(files.map(file => readFile(join(ui, 'pictures', file), 'utf8')))
    return sheets.map(sheet => resolve(plainRules(sheet), tokens)).join('')
  })()
  return made
}

/** The first block is the light one. */
function readTokens(css: string) {
  const block = css.slice(css.indexOf('{') + 1, css.indexOf('}'))
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  )
}

const resolve = (css: string, tokens: Map<string, string>) =>
  css.replace(/var\((--[\w-]+)[^)]*\)/g, (_, name: string) => tokens.get(name) ?? 'none')

/** Without comments and at-rules (they are for screens), and only rules with a simple selector. */
function plainRules(css: string) {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
  return [...bare.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
    .filter(([, selector]) => !/[:[&<>]/.test(selector ?? ''))
    .map(([rule]) => rule.replace(/\s+/g, ' '))
    .join('')
}
