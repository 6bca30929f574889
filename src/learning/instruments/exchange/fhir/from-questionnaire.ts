import type { Note, Trouble } from '../trouble.ts'

/** Reads a FHIR R4 Questionnaire into JSON that `parseDefinition` judges. */
export const fromQuestionnaire = (
  _json: unknown,
): { json: unknown; notes: Note[] } | { problems: Trouble[]; notes: Note[] } => ({
  problems: [{ kind: 'not-a-questionnaire', at: '', what: 'Questionnaire' }],
  notes: [],
})
