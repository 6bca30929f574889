import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { projectFolder } from '../platform/config.ts'
import { migrate } from '../platform/database/migrate.ts'
import { parseDefinition, textsOf } from './check.ts'
import { type Definition, itemsOf, optionsOf } from './definition.ts'

const folder = join(projectFolder, 'db/catalogue/learning.ship_instrument')
const shipped = readdirSync(folder)
  .sort(new Intl.Collator('en', { numeric: true }).compare)
  .map(file => ({
    name: basename(file, '.json'),
    definition: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Definition,
  }))

describe('Every shipped instrument', () => {
  test.each(shipped)('$name has no problem and no gap, in Swedish and English', ({ name, definition }) => {
    expect(parseDefinition(definition).problems).toEqual([])
    expect(definition.languages).toEqual(['sv', 'en'])
    expect(name).toMatch(new RegExp(`^${definition.code}\\.\\d+$`))
  })

  test.each(shipped)('$name says where it comes from and by which right', ({ definition }) => {
    for (const words of [definition.source.note, definition.source.rights])
      for (const language of ['sv', 'en']) expect(words[language]?.length).toBeGreaterThan(20)
  })

  test.each(shipped.filter(({ definition }) => ['child', 'meeting', 'activity'].includes(definition.about)))(
    '$name does not score, rank or grade a child (R11)',
    ({ definition }) => {
      const grading =
        /poäng|risknivå|betygsätt|rangordna|låg risk|hög risk|\b(?:scores?|points|risk level|rank(?:ed|ing)?|low risk|high risk)\b/i
      const said = [...textsOf(definition)].flatMap(({ words }) => Object.values(words))
      expect(said.filter(words => grading.test(words))).toEqual([])
      expect(itemsOf(definition).filter(each => each.kind === 'number' || each.kind === 'ranking')).toEqual(
        [],
      )
    },
  )
})

/** `code/item: options and rows`, of the newest version of each: what is counted over years. */
const idsNow = [...new Map(shipped.map(({ definition }) => [definition.code, definition])).values()].flatMap(
  definition =>
    itemsOf(definition).map(item => {
      const parts = [
        ...optionsOf(definition, item),
        ...('rows' in item ? item.rows : []),
        ...('columns' in item ? (item.columns ?? []) : []),
      ].map(each => each.id)
      return `${definition.code}/${item.id}: ${parts.join(' ')}`.trim()
    }),
)

describe('What has been released', () => {
  const listed = readFileSync(join(import.meta.dirname, 'released-ids.txt'), 'utf8')
    .trim()
    .split('\n')
  const idsIn = (lines: readonly string[]) =>
    lines.flatMap(line => {
      const [item, parts = ''] = line.split(':') as [string, string?]
      return [item, ...parts.split(' ').flatMap(part => (part ? [`${item} ${part}`] : []))]
    })

  test('No id that answers are stored under has gone away: years compare by it', () => {
    const now = new Set(idsIn(idsNow))
    expect(listed.length).toBeGreaterThan(100)
    expect(idsIn(listed).filter(id => !now.has(id))).toEqual([])
  })

  test('Every id is on the list: add its line to released-ids.txt', () => {
    const known = new Set(idsIn(listed))
    expect(idsIn(idsNow).filter(id => !known.has(id))).toEqual([])
  })
})

describe('Migrating', async () => {
  const database = await testDatabase()
  afterAll(() => database.drop())

  test('seeds every file once as a published version that belongs to nobody', async () => {
    const { rows } = await database.owner.query(
      `select i.code || '.' || v.number as name, v.definition from learning.instrument_versions v
        join learning.instruments i on i.id = v.instrument_id
        where i.collaboration_id is null and v.state in ('published', 'retired')`,
    )
    expect(rows.map(row => row.name).sort()).toEqual(shipped.map(each => each.name).sort())
    for (const { name, definition } of shipped)
      expect(rows.find(row => row.name === name).definition).toEqual(definition)
  })

  test('refuses a file that was edited after it was seeded', async () => {
    await database.owner.query(
      `update platform.shipped set sha256 = 'another text' where name = 'learning.ship_instrument/pdsa.1'`,
    )
    await expect(migrate(database.urlFor('kring_owner'))).rejects.toThrow(
      /db\/catalogue\/learning.ship_instrument\/pdsa.1.json was edited after it was shipped/,
    )
  })
})
