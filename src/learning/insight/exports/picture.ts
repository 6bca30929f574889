import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../../../platform/config.ts'
import { pictureStyle } from './picture-style.ts'

const folder = join(projectFolder, 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files')
const fontNames = ['latin', 'latin-ext'].map(part => `atkinson-hyperlegible-next-${part}-wght-normal`)

let unpacked: Promise<Buffer[]> | undefined

/**
 * The reading typeface as TrueType, unpacked once: Western European letters, then the rest of Latin under a family name of its
 * own, since Typst takes one file per family. Variable axes are not read by those who draw: it is the regular weight.
 */
export function unpackFonts(): Promise<Buffer[]> {
  unpacked ??= (async () => {
    const { default: woff } = await import('wawoff2')
    const fonts = await Promise.all(
      fontNames.map(async name =>
        Buffer.from(await woff.decompress(await readFile(join(folder, `${name}.woff2`)))),
      ),
    )
    return fonts.map((font, i) => (i ? renamed(font) : font))
  })()
  return unpacked
}

/** Names in a font are UTF-16, high byte first; the new one is as long as the old. */
function renamed(font: Buffer) {
  const [from, to] = ['Atkinson Hyperlegible Next', 'Atkinson Hyperlegible More'].map(name =>
    Buffer.from(name, 'utf16le').swap16(),
  ) as [Buffer, Buffer]
  for (let at = font.indexOf(from); at >= 0; at = font.indexOf(from, at + 1)) to.copy(font, at)
  return font
}

/** A picture as it stands alone outside a page: with its namespace, and its style with the colours of paper. */
export async function standAlone(svg: string): Promise<string> {
  const opened = /\sxmlns=/.test(svg.slice(0, svg.indexOf('>')))
    ? svg
    : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
  return opened.replace('>', `><style>${await pictureStyle()}</style>`)
}

/** PNG on white, `width` pixels wide with a margin of 3 %. Drawn outside the event loop's thread. */
export async function toPng(svg: string, { width = 1600 } = {}): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const own = await mkdtemp(join(tmpdir(), 'kring-fonts-'))
  try {
    const fontFiles = await Promise.all(
      (await unpackFonts()).map(async (font, i) => {
        const file = join(own, `${i}.ttf`)
        await writeFile(file, font)
        return file
      }),
    )
    const image = await renderAsync(withMargin(await standAlone(svg)), {
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Atkinson Hyperlegible Next' },
      fitTo: { mode: 'width', value: width },
      background: '#fff',
    })
    return image.asPng()
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

/** Grows the view box, so that no letter touches the edge. */
function withMargin(svg: string) {
  return svg.replace(/viewBox="([^"]+)"/, (whole, box: string) => {
    const [x, y, width, height] = box
      .trim()
      .split(/[\s,]+/)
      .map(Number)
    if (x === undefined || y === undefined || !width || !height) return whole
    const margin = Math.max(width, height) * 0.03
    return `viewBox="${x - margin} ${y - margin} ${width + 2 * margin} ${height + 2 * margin}"`
  })
}
