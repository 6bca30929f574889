import { z } from 'zod'

/** What we read of FHIR R4, and what we write; other elements are told as notes. */
const text = z.string()

export type Extension = {
  url: string
  valueString?: string | undefined
  valueCode?: string | undefined
  valueInteger?: number | undefined
  valueDecimal?: number | undefined
  valueCoding?: Coding | undefined
  valueCodeableConcept?: { coding?: Coding[] | undefined } | undefined
  extension?: Extension[] | undefined
}
export type Element = { extension?: Extension[] | undefined }
export type Coding = {
  system?: string | undefined
  code?: string | undefined
  display?: string | undefined
  _display?: Element | undefined
  extension?: Extension[] | undefined
}

const extension: z.ZodType<Extension> = z.lazy(() =>
  z.object({
    url: text,
    valueString: text.optional(),
    valueCode: text.optional(),
    valueInteger: z.number().optional(),
    valueDecimal: z.number().optional(),
    valueCoding: coding.optional(),
    valueCodeableConcept: z.object({ coding: z.array(coding).optional() }).optional(),
    extension: z.array(extension).optional(),
  }),
)
const extensions = z.array(extension).optional()
const element = z.object({ extension: extensions }).optional()
const coding: z.ZodType<Coding> = z.object({
  system: text.optional(),
  code: text.optional(),
  display: text.optional(),
  _display: element,
  extension: extensions,
})

const enableWhen = z.object({
  question: text,
  operator: z.enum(['exists', '=', '!=', '>', '<', '>=', '<=']),
  answerBoolean: z.boolean().optional(),
  answerDecimal: z.number().optional(),
  answerInteger: z.number().optional(),
  answerCoding: coding.optional(),
})
export type EnableWhen = z.infer<typeof enableWhen>

export type QuestionnaireItem = {
  linkId: string
  type: string
  text?: string | undefined
  _text?: Element | undefined
  required?: boolean | undefined
  repeats?: boolean | undefined
  maxLength?: number | undefined
  answerValueSet?: string | undefined
  answerOption?: AnswerOption[] | undefined
  enableWhen?: EnableWhen[] | undefined
  enableBehavior?: 'all' | 'any' | undefined
  extension?: Extension[] | undefined
  item?: QuestionnaireItem[] | undefined
}
export type AnswerOption = {
  valueCoding?: Coding | undefined
  valueString?: string | undefined
  valueInteger?: number | undefined
  extension?: Extension[] | undefined
}

const questionnaireItem: z.ZodType<QuestionnaireItem> = z.lazy(() =>
  z.looseObject({
    linkId: text.min(1),
    type: text,
    text: text.optional(),
    _text: element,
    required: z.boolean().optional(),
    repeats: z.boolean().optional(),
    maxLength: z.number().optional(),
    answerValueSet: text.optional(),
    answerOption: z
      .array(
        z.object({
          valueCoding: coding.optional(),
          valueString: text.optional(),
          valueInteger: z.number().optional(),
          extension: extensions,
        }),
      )
      .optional(),
    enableWhen: z.array(enableWhen).optional(),
    enableBehavior: z.enum(['all', 'any']).optional(),
    extension: extensions,
    item: z.array(questionnaireItem).optional(),
  }),
)

const concept = z.object({
  code: text,
  display: text.optional(),
  designation: z.array(z.object({ language: text.optional(), value: text })).optional(),
  extension: extensions,
})
const valueSet = z.object({
  resourceType: z.literal('ValueSet'),
  id: text,
  url: text.optional(),
  status: text.optional(),
  extension: extensions,
  compose: z
    .object({
      include: z.array(z.object({ system: text.optional(), concept: z.array(concept).optional() })),
    })
    .optional(),
})
export type ValueSet = z.infer<typeof valueSet>

export const questionnaire = z.object({
  resourceType: z.literal('Questionnaire'),
  url: text.optional(),
  version: text.optional(),
  name: text.optional(),
  language: text.optional(),
  status: text.optional(),
  title: text.optional(),
  _title: element,
  description: text.optional(),
  _description: element,
  purpose: text.optional(),
  _purpose: element,
  copyright: text.optional(),
  _copyright: element,
  extension: extensions,
  contained: z.array(z.union([valueSet, z.looseObject({})])).optional(),
  item: z.array(questionnaireItem).optional(),
})
export type Questionnaire = z.infer<typeof questionnaire>

export type ResponseItem = {
  linkId: string
  extension?: Extension[] | undefined
  answer?: ResponseAnswer[] | undefined
  item?: ResponseItem[] | undefined
}
export type ResponseAnswer = {
  valueString?: string | undefined
  valueInteger?: number | undefined
  valueDecimal?: number | undefined
  valueDate?: string | undefined
  valueCoding?: Coding | undefined
  valueAttachment?: { contentType?: string | undefined; data?: string | undefined } | undefined
}
const responseItem: z.ZodType<ResponseItem> = z.lazy(() =>
  z.object({
    linkId: text,
    extension: extensions,
    answer: z
      .array(
        z.object({
          valueString: text.optional(),
          valueInteger: z.number().optional(),
          valueDecimal: z.number().optional(),
          valueDate: text.optional(),
          valueCoding: coding.optional(),
          valueAttachment: z.object({ contentType: text.optional(), data: text.optional() }).optional(),
        }),
      )
      .optional(),
    item: z.array(responseItem).optional(),
  }),
)
export const questionnaireResponse = z.object({
  resourceType: z.literal('QuestionnaireResponse'),
  questionnaire: text.optional(),
  item: z.array(responseItem).optional(),
})
