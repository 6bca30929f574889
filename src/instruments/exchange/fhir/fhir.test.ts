import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '../../../platform/config.ts'
import { anyDefinition } from '../../any-definition.ts'
import { checkDefinition } from '../../check.ts'
import type { Definition } from '../../definition.ts'
import { everyAnswer, everyKind } from '../../fill/every-kind.ts'
import { exportDefinition, exportResponse, importDefinition, importResponse } from '../exchange.ts'

const Validator = createRequire(import.meta.url)('@asymmetrik/fhir-json-schema-validator') as new () => {
  validate: (resource: unknown) => { instancePath?: string; dataPath?: string; message: string }[]
}
const validator = new Validator()
const bytes = (text: string) => new TextEncoder().encode(text)

const folder = join(projectFolder, 'db/catalogue/learning.ship_instrument')
const shipped = readdirSync(folder).map(
  file => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Definition,
)

/** What the JSON Schema of FHIR does not see: empty things, ids said twice, questions that are not there. */
function lawOfOurOwn(json: unknown): string[] {
  const wrong: string[] = []
  const linkIds: string[] = []
  const asked: string[] = []
  JSON.stringify(json, (name, value) => {
    if (value === '' || value === null) wrong.push(`${name} is empty`)
    if (Array.isArray(value) && value.length === 0) wrong.push(`${name} is an empty list`)
    if (typeof value === 'object' && value && Object.keys(value).length === 0) wrong.push(`${name} is {}`)
    if (name === 'linkId') linkIds.push(value)
    if (name === 'question') asked.push(value)
    return value
  })
  const type = (json as { resourceType: string }).resourceType
  if (type === 'Questionnaire') {
    if (new Set(linkIds).size !== linkIds.length) wrong.push('a linkId stands twice')
    wrong.push(...asked.filter(each => !linkIds.includes(each)).map(each => `${each} is asked for in vain`))
  }
  return wrong
}

const isSound = (text: string) => {
  const json = JSON.parse(text)
  return [...validator.validate(json), ...lawOfOurOwn(json)]
}

describe('FHIR Questionnaire', () => {
  test.each(shipped)('$code is sound and comes back as it was', async definition => {
    const { text } = exportDefinition(definition, 'fhir', 1)
    expect(isSound(text)).toEqual([])
    expect((await importDefinition(bytes(text), 'a.json')).definition).toEqual(definition)
  })

  test('Any definition comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyDefinition, async definition => {
        expect(checkDefinition(definition).filter(each => each.stops && each.kind !== 'range')).toEqual([])
        fc.pre(!checkDefinition(definition).some(each => each.kind === 'range'))
        const { text } = exportDefinition(definition, 'fhir')
        expect(lawOfOurOwn(JSON.parse(text))).toEqual([])
        const read = await importDefinition(bytes(text), 'a.json')
        expect(read).toEqual({ definition, notes: [] })
      }),
      { numRuns: 150 },
    )
  })
})

describe('FHIR QuestionnaireResponse', () => {
  test('One answer of every kind is sound and comes back as it was', () => {
    const { text } = exportResponse(everyKind, everyAnswer, { number: 3, authored: new Date(0) })
    expect(isSound(text)).toEqual([])
    expect(importResponse(everyKind, bytes(text))).toEqual({ answers: everyAnswer })
  })
})
