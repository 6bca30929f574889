import { z } from 'zod'

/** What we read of FHIR R4 and R5, and what we write. Other elements are kept as they are: what nobody reads is told. */
const text = z.string()

export type Extension = {
  url: string
  valueBoolean?: boolean | undefined
  valueExpression?: { expression?: string | undefined } | undefined
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
  z.looseObject({
    url: text,
    valueString: text.optional(),
    valueCode: text.optional(),
    valueBoolean: z.boolean().optional(),
    valueExpression: z.looseObject({ expression: text.optional() }).optional(),
    valueInteger: z.number().optional(),
    valueDecimal: z.number().optional(),
    valueCoding: coding.optional(),
    valueCodeableConcept: z.looseObject({ coding: z.array(coding).optional() }).optional(),
    extension: z.array(extension).optional(),
  }),
)
const extensions = z.array(extension).optional()
const element = z.looseObject({ extension: extensions }).optional()
const coding: z.ZodType<Coding> = z.looseObject({
  system: text.optional(),
  code: text.optional(),
  display: text.optional(),
  _display: element,
  extension: extensions,
})

const quantity = z.looseObject({ value: z.number().optional() })
/** `hasAnswer` and no operator: STU3. What is compared with is judged by who reads it. */
const enableWhen = z.looseObject({
  question: text,
  operator: text.optional(),
  hasAnswer: z.boolean().optional(),
  answerBoolean: z.boolean().optional(),
  answerDecimal: z.number().optional(),
  answerInteger: z.number().optional(),
  answerCoding: coding.optional(),
  answerString: text.optional(),
  answerDate: text.optional(),
  answerDateTime: text.optional(),
  answerTime: text.optional(),
  answerQuantity: quantity.optional(),
})
export type EnableWhen = {
  question: string
  operator?: string | undefined
  hasAnswer?: boolean | undefined
  answerBoolean?: boolean | undefined
  answerDecimal?: number | undefined
  answerInteger?: number | undefined
  answerCoding?: Coding | undefined
  answerString?: string | undefined
  answerDate?: string | undefined
  answerDateTime?: string | undefined
  answerTime?: string | undefined
}

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
  /** STU3 */
  option?: AnswerOption[] | undefined
  options?: { reference?: string | undefined } | undefined
  /** R5: `optionsOnly`, `optionsOrType`, `optionsOrString`. */
  answerConstraint?: string | undefined
  modifierExtension?: Extension[] | undefined
  enableWhen?: EnableWhen[] | undefined
  enableBehavior?: string | undefined
  extension?: Extension[] | undefined
  item?: QuestionnaireItem[] | undefined
}
export type AnswerOption = {
  valueCoding?: Coding | undefined
  valueString?: string | undefined
  valueInteger?: number | undefined
  valueDate?: string | undefined
  valueTime?: string | undefined
  valueDecimal?: number | undefined
  extension?: Extension[] | undefined
}

const answerOption = z.looseObject({
  valueCoding: coding.optional(),
  valueString: text.optional(),
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
  valueDate: text.optional(),
  valueTime: text.optional(),
  extension: extensions,
})

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
    answerOption: z.array(answerOption).optional(),
    option: z.array(answerOption).optional(),
    options: z.looseObject({ reference: text.optional() }).optional(),
    answerConstraint: text.optional(),
    modifierExtension: extensions,
    enableWhen: z.array(enableWhen).optional(),
    enableBehavior: text.optional(),
    extension: extensions,
    item: z.array(questionnaireItem).optional(),
  }),
)

const concept = z.looseObject({
  code: text,
  display: text.optional(),
  designation: z.array(z.looseObject({ language: text.optional(), value: text })).optional(),
  extension: extensions,
})
const valueSet = z.looseObject({
  resourceType: z.literal('ValueSet'),
  id: text,
  url: text.optional(),
  status: text.optional(),
  extension: extensions,
  compose: z
    .looseObject({
      include: z.array(
        z.looseObject({
          system: text.optional(),
          concept: z.array(concept).optional(),
          filter: z.array(z.unknown()).optional(),
          valueSet: z.array(z.unknown()).optional(),
        }),
      ),
      exclude: z.array(z.unknown()).optional(),
    })
    .optional(),
  /** The set as a server has written it out. */
  expansion: z
    .looseObject({
      contains: z
        .array(
          z.looseObject({
            system: text.optional(),
            code: text.optional(),
            display: text.optional(),
            contains: z.array(z.unknown()).optional(),
          }),
        )
        .optional(),
    })
    .optional(),
})
export type ValueSet = z.infer<typeof valueSet>

export const questionnaire = z.looseObject({
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
  modifierExtension: extensions,
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
