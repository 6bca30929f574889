import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '../../platform/config.ts'
import { parseDefinition } from './check.ts'

const folder = join(projectFolder, 'db/catalogue/learning.ship_instrument')
const files = readdirSync(folder).map(file => ({
  name: basename(file, '.json'),
  json: JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
}))

describe('every shipped instrument', () => {
  test.each(files)('$name has no problem and no gap, in Swedish and English', ({ name, json }) => {
    const { definition, problems } = parseDefinition(json)
    expect(problems).toEqual([])
    expect(definition?.languages).toEqual(['sv', 'en'])
    expect(name).toMatch(new RegExp(`^${definition?.code}\\.\\d+$`))
  })
})
