import { z } from 'zod'

/**
 * What the columns of a file of answers are, by their headings. An item's cell holds an option's id or its words in any language;
 * `values` says it where the file has words of its own. `row`: a row of a matrix. `option`: one box of several (yes, ja, x, 1).
 * `target`: the column that says where an answer is from; each value is an organisation, a unit or a role that the survey is put to,
 * or null for answers that belong to none. `leave`: columns that are not taken in. Every column of the file stands in one of them, so that
 * none is lost because it was forgotten.
 */
const schema = z.strictObject({
  format: z.literal('kring-answers/1'),
  columns: z
    .array(
      z.strictObject({
        column: z.string().min(1).max(300),
        item: z.string().min(1).max(64),
        row: z.string().max(64).optional(),
        option: z.string().max(64).optional(),
        values: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1)
    .max(500),
  target: z
    .strictObject({
      column: z.string().min(1).max(300),
      values: z.record(
        z.string(),
        z
          .strictObject({
            organisation: z.string().optional(),
            unit: z.string().optional(),
            role: z.string().optional(),
          })
          .nullable(),
      ),
    })
    .optional(),
  leave: z.array(z.string().max(300)).max(500).optional(),
})

export type Mapping = z.infer<typeof schema>
export type MappedColumn = Mapping['columns'][number]

/** Reads a mapping that anybody may have written; `at` is where it is wrong. */
export function readMapping(json: string): { ok: true; mapping: Mapping } | { ok: false; at: string } {
  let given: unknown
  try {
    given = JSON.parse(json)
  } catch {
    return { ok: false, at: '' }
  }
  const read = schema.safeParse(given)
  return read.success
    ? { ok: true, mapping: read.data }
    : { ok: false, at: read.error.issues[0]?.path.join('.') || 'format' }
}
