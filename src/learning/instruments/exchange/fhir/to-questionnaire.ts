import type { Definition } from '../../definition.ts'

/** A definition as a FHIR R4 Questionnaire. */
export const toQuestionnaire = (_definition: Definition, _number?: number): unknown => ({})
