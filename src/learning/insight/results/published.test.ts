import { afterAll, beforeAll, expect, test } from 'vitest'
import { shares } from '../../../../demo/learning/published-2025.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { type Definition, itemsOf, optionsOf, scaleOf } from '../../../instruments/index.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
}, 60_000)
afterAll(() => house.close())

const all = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows

test('the follow-up of 2025 comes out of its release to the same per cent, with its n; only what is under five is hidden', async () => {
  const [row] = await all(
    `select s.id, v.definition from learning.surveys s join learning.instrument_versions v on v.id = s.version_id where s.code = 'implementation-2025'`,
  )
  const definition: Definition = row.definition
  const cells = new Map(
    (
      await all(
        `select c.item || '/' || c.part || '/' || c.option as name, c.value from learning.release_cells c join learning.releases r on r.id = c.release_id
          where r.survey_id = $1 and c.number = 0`,
        [row.id],
      )
    ).map(({ name, value }) => [name, value as number | null]),
  )
  const told: string[] = []
  const wrong: string[] = []
  for (const { item, row: part = '', column, published } of shares) {
    const of = itemsOf(definition).find(each => each.id === item)
    if (!of) throw new Error(`No item ${item}`)
    const options = optionsOf(definition, of)
    const groups = 'scale' in of ? (scaleOf(definition, of.scale)?.groups ?? []) : []
    for (const [percent, labels] of published) {
      const ids = labels.map(label => options.find(each => each.label.sv === label)?.id ?? '')
      const group = groups.find(
        each => each.options.length === ids.length && each.options.every(id => ids.includes(id)),
      )
      const values = group
        ? [cells.get(`${item}/${part}/~${group.id}`)]
        : ids.map(id => cells.get(of.kind === 'choices' ? `${item}/${id}/yes` : `${item}/${part}/${id}`))
      const n = cells.get(`${item}/${of.kind === 'matrix' ? part : ''}/$n`)
      if (values.some(value => typeof value !== 'number') || !n) wrong.push(`${column} ${labels}: hidden`)
      else if (
        Math.round((100 * (values as number[]).reduce((sum, value) => sum + value, 0)) / n) !== percent
      )
        wrong.push(`${column} ${labels}: ${values} of ${n}, not ${percent} %`)
      else told.push(column)
    }
  }
  expect(wrong).toEqual([])
  expect(told.length).toBeGreaterThan(10)
})
