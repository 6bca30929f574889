import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { Language } from '../../../i18n/index.ts'
import { apart } from '../../../platform/apart/index.ts'
import { projectFolder } from '../../../platform/config.ts'
import { standAlone, unpackFonts } from './picture.ts'
import { clean, type ExportTable } from './table.ts'

export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  /** `keep`: on the same sheet as what comes after it */
  | { kind: 'text'; text: string; quiet?: boolean; keep?: boolean }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'quote'; text: string }
  /** `svg` as the page draws it; `alt` says what it shows; `width` in per cent of the page; `name` above and `key` below are on its sheet */
  | { kind: 'picture'; svg: string; alt: string; width?: number; name?: string; key?: string }
  | { kind: 'table'; table: ExportTable }

/** `author` is who stands behind it (the collaboration), `made` a day in words. */
export type ExportDocument = {
  title: string
  language: Language
  author: string
  made: string
  blocks: readonly Block[]
}

const workspace = '/kring'
const template = join(projectFolder, 'src/learning/insight/exports/document.typ')

/** Tagged PDF/UA-1 (headings, table headers, texts for pictures). Throws with Typst's own words if it cannot be set. */
export async function toPdf(document: ExportDocument): Promise<Buffer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: await unpackFonts() }] })
  const { data, pictures } = await asData(document)
  compiler.mapShadow(
    `${workspace}/document.json`,
    Buffer.from(JSON.stringify(data, (_, value) => (typeof value === 'string' ? clean(value) : value))),
  )
  for (const [i, svg] of pictures.entries())
    compiler.mapShadow(`${workspace}/picture-${i}.svg`, Buffer.from(svg))
  const compiled = compiler.compile({ mainFileContent: await readFile(template, 'utf8') })
  const refused = compiled.takeDiagnostics()
  if (!compiled.result) {
    const why = refused ? compiler.fetchDiagnostics(refused).map(({ message }) => message) : []
    throw new Error(`The document could not be set: ${why.join('; ')}`)
  }
  const pdf = asStandard(compiler, compiled.result)
  // What was set is remembered by the library until it is told to forget.
  compiler.evictCache(0)
  return pdf
}

/** {@link toPdf} in a thread of its own: Typst sets a document without ever letting go of the one that it has. */
export const toPdfApart = apart('pdf', toPdf, { seconds: 30, megabytes: 256 })

/** A letter that our typefaces lack (Arabic, an emoji in a quote) is against the standard: then it is tagged, but not PDF/UA. */
function asStandard(compiler: NodeCompiler, set: NodeTypstDocument) {
  try {
    return compiler.pdf(set, { pdfStandard: 'ua-1' })
  } catch (error) {
    if (!/missing codepoints|could not be displayed/.test(String(error))) throw error
    return compiler.pdf(set)
  }
}

async function asData({ blocks, ...rest }: ExportDocument) {
  const pictures: string[] = []
  const written = []
  for (const block of blocks) {
    if (block.kind === 'picture') {
      const file = `picture-${pictures.length}.svg`
      pictures.push(await standAlone(block.svg))
      const { kind, alt, width = 62, name = '', key = '' } = block
      written.push({ kind, file, alt, width, name, key })
    } else if (block.kind === 'table')
      written.push({ kind: block.kind, ...tableData(block.table, rest.language) })
    else written.push(block.kind === 'text' ? { quiet: false, keep: false, ...block } : block)
  }
  return { data: { ...rest, blocks: written }, pictures }
}

function tableData({ columns, rows, notes = [] }: ExportTable, language: Language) {
  const number = new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { maximumFractionDigits: 2 })
  return {
    columns: columns.map(({ heading, numeric = false }) => ({ heading, numeric })),
    rows: rows.map(row => row.map(cell => (typeof cell === 'number' ? number.format(cell) : (cell ?? '')))),
    notes,
  }
}
