import type { Note, Trouble } from '../trouble.ts'

/** Reads an XLSForm into JSON that `parseDefinition` judges. */
export const fromXlsForm = async (
  _bytes: Uint8Array,
  _fileName: string,
): Promise<{ json: unknown; notes: Note[] } | { problems: Trouble[]; notes: Note[] }> => ({
  problems: [{ kind: 'not-xlsx', at: '', what: '' }],
  notes: [],
})
