import { z } from 'zod'

export const dateFormats = ['yyyy-mm-dd', 'yyyymmdd', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy'] as const

/**
 * What the columns of a file are: a JSON file that goes with it.
 *
 *     {
 *       "format": "kring-register-mapping/1",
 *       "columns": { "indicator": "Indikator", "on": "Datum", "amount": "Antal", "part": "Varav", "note": "Vad" },
 *       "indicators": { "Unika deltagare": "unika-individer" },
 *       "leave": ["Lokal"],
 *       "date": "yyyy-mm-dd",
 *       "decimal": ","
 *     }
 *
 * `indicator` in the place of `columns.indicator` puts every row in one register. `indicators` says which code a word in
 * the file stands for; without it the word is the code or the name. `columns.reference` names a row in the system that it
 * comes from: a row with the same reference is taken in once. Without `columns.amount` each row counts one.
 * `leave`: columns that are not taken in; one that stands nowhere here stops the file, so that nothing is left out in silence.
 */
const mappingSchema = z
  .strictObject({
    format: z.literal('kring-register-mapping/1'),
    columns: z.strictObject({
      indicator: z.string().min(1).optional(),
      on: z.string().min(1),
      amount: z.string().min(1).optional(),
      part: z.string().min(1).optional(),
      note: z.string().min(1).optional(),
      reference: z.string().min(1).optional(),
    }),
    indicator: z.string().min(1).optional(),
    indicators: z.record(z.string(), z.string()).optional(),
    leave: z.array(z.string().max(300)).max(200).optional(),
    date: z.enum(dateFormats).default('yyyy-mm-dd'),
    decimal: z.enum([',', '.']).default(','),
  })
  .refine(({ columns, indicator }) => Boolean(columns.indicator) !== Boolean(indicator), {
    path: ['indicator'],
  })

export type Mapping = z.output<typeof mappingSchema>
export type DateFormat = Mapping['date']

/** Reads a mapping file; `at` says where in it something is wrong. */
export function readMapping(text: string): { ok: true; mapping: Mapping } | { ok: false; at: string } {
  const json = parseJson(text)
  if (json === undefined) return { ok: false, at: 'JSON' }
  const read = mappingSchema.safeParse(json)
  if (read.success) return { ok: true, mapping: read.data }
  const [issue] = read.error.issues
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  return { ok: false, at: [...(issue?.path ?? []), extra].filter(Boolean).join('.') || 'JSON' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
