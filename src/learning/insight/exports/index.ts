import type { Context } from 'hono'
import { HttpProblem } from '../../../platform/errors/index.ts'
import { type ExportDocument, toPdfApart } from './document.ts'
import { toPng } from './picture.ts'
import { type ExportTable, toCsv, toXlsx } from './table.ts'

export type { Block, ExportDocument } from './document.ts'
export type { ExportCell, ExportTable } from './table.ts'

export const tableFormats = ['csv', 'xlsx'] as const
export type TableFormat = (typeof tableFormats)[number]

/** Answers with a table as a file. `name` is in words and becomes the file's name. */
export async function exportTable(
  c: Context,
  format: TableFormat,
  { name, table }: { name: string; table: ExportTable },
) {
  return format === 'csv'
    ? file(c, `${fileName(name)}.csv`, 'text/csv; charset=utf-8', Buffer.from(toCsv(table)))
    : file(
        c,
        `${fileName(name)}.xlsx`,
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        await toXlsx(table),
      )
}

/** Answers with a picture as PNG. `svg` is the markup of one `<svg>` with a `viewBox`, in the classes of `src/ui/pictures`. */
export const exportPicture = async (c: Context, { name, svg }: { name: string; svg: string }) =>
  file(c, `${fileName(name)}.png`, 'image/png', await toPng(svg))

/** Answers with a tagged PDF (PDF/UA-1). */
export const exportDocument = async (
  c: Context,
  { name, document }: { name: string; document: ExportDocument },
) => {
  const pdf = await toPdfApart(document)
  if (!pdf.ok) throw new HttpProblem('unavailable')
  return file(c, `${fileName(name)}.pdf`, 'application/pdf', pdf.value)
}

function file(c: Context, name: string, type: string, content: Uint8Array) {
  c.header('Content-Type', type)
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  c.header('Cache-Control', 'private, no-store')
  return c.body(new Uint8Array(content))
}

/** "Enkät om samverkan 2025" → `enkat-om-samverkan-2025`: every system and mail program takes it. */
const fileName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80) || 'kring'
