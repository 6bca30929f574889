import type { Answers } from '../answer.ts'
import { readAnswers } from '../answers.ts'
import { parseDefinition } from '../check.ts'
import type { Definition } from '../definition.ts'
import { fromQuestionnaire } from './fhir/from-questionnaire.ts'
import { fromResponse, toResponse } from './fhir/response.ts'
import { toQuestionnaire } from './fhir/to-questionnaire.ts'
import { isXlsx, mostInFile, readJson } from './file.ts'
import type { Note, Trouble } from './trouble.ts'
import { fromXlsForm } from './xlsform/from-xlsform.ts'

export { mostInFile } from './file.ts'
export type { Note, NoteGroup, Trouble } from './trouble.ts'
export { groupNotes, sayTrouble } from './trouble.ts'

export type Imported =
  | { definition: Definition; notes: Note[]; problems?: undefined }
  | { definition?: undefined; notes: Note[]; problems: Trouble[] }

/**
 * Reads a file that anybody may have written: our JSON, a FHIR R4 Questionnaire, or an XLSForm in .xlsx. All of it or nothing:
 * with a problem there is no definition. `notes` tell what the file says that has no place here. Never throws.
 */
export async function importDefinition(bytes: Uint8Array, fileName: string): Promise<Imported> {
  if (bytes.length > mostInFile) return refuse('file-too-large', String(mostInFile))
  if (bytes.length === 0) return refuse('file-empty')
  if (isXlsx(bytes)) return judge(await fromXlsForm(bytes, fileName))
  const read = readJson(bytes)
  if ('problems' in read) return { problems: read.problems, notes: [] }
  const type = typeOf(read.json)
  if (type === undefined) return judge({ json: read.json, notes: [] })
  if (type === 'Questionnaire') return judge(fromQuestionnaire(read.json))
  return refuse('not-a-questionnaire', type)
}

/** The file of a definition: its name, its media type and its text. */
export function exportDefinition(definition: Definition, as: 'json' | 'fhir', number?: number): ExportedFile {
  const name = number === undefined ? definition.code : `${definition.code}.${number}`
  return as === 'json'
    ? file(`${name}.json`, 'application/json', definition)
    : file(`${name}.fhir.json`, 'application/fhir+json', toQuestionnaire(definition, number))
}

export type ExportedFile = { fileName: string; mediaType: string; text: string }
type ResponseFacts = { number: number; authored?: Date; language?: string }

/** One answered instrument as a FHIR R4 QuestionnaireResponse; it names nobody. */
export function exportResponse(definition: Definition, answers: Answers, facts: ResponseFacts): ExportedFile {
  return file(
    `${definition.code}.response.fhir.json`,
    'application/fhir+json',
    toResponse(definition, answers, facts),
  )
}

/** Reads a QuestionnaireResponse to this definition: all of it, or the problems. Never throws. */
export function importResponse(
  definition: Definition,
  bytes: Uint8Array,
): { answers: Answers; problems?: undefined } | { answers?: undefined; problems: Trouble[] } {
  if (bytes.length > mostInFile)
    return { problems: [{ kind: 'file-too-large', at: '', what: String(mostInFile) }] }
  const read = readJson(bytes)
  if ('problems' in read) return read
  const type = typeOf(read.json)
  if (type !== 'QuestionnaireResponse')
    return { problems: [{ kind: 'not-a-response', at: '', what: type ?? '' }] }
  const given = fromResponse(definition, read.json)
  const { answers, problems } = readAnswers(definition, given.answers)
  const all: Trouble[] = [
    ...given.problems,
    ...problems.map(each => ({ kind: 'wrong-answer' as const, at: each.item, what: each.kind })),
  ]
  return all.length > 0 ? { problems: all } : { answers }
}

const refuse = (kind: Trouble['kind'], what = ''): Imported => ({
  problems: [{ kind, at: '', what }],
  notes: [],
})

/** What stops a definition stops its import; a text that is missing in a language is shown in the editor. */
function judge(read: { json: unknown; notes: Note[] } | { problems: Trouble[]; notes: Note[] }): Imported {
  if ('problems' in read) return read
  const { definition, problems } = parseDefinition(read.json)
  const stops = problems.filter(each => each.stops)
  return !definition || stops.length > 0
    ? { problems: stops, notes: read.notes }
    : { definition, notes: read.notes }
}

const typeOf = (json: unknown) =>
  typeof json === 'object' && json !== null && 'resourceType' in json
    ? String(json.resourceType).slice(0, 64)
    : undefined

const file = (fileName: string, mediaType: string, json: unknown): ExportedFile => ({
  fileName,
  mediaType,
  text: `${JSON.stringify(json, null, 2)}\n`,
})
