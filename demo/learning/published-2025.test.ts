import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answered, answersCsv, mapping, sectors, shares } from './published-2025.ts'

const file = (name: string) =>
  readFileSync(`${import.meta.dirname}/../published/implementation-2025/${name}`, 'utf8')

test('the file of 448 answers is what was made, to the letter', () => {
  expect(file('answers.csv')).toBe(answersCsv())
  expect(JSON.parse(file('mapping.json'))).toEqual(mapping)
})

test('each published per cent comes out of the answers, rounded', () => {
  const [heading = '', ...lines] = file('answers.csv').trim().split('\n')
  const columns = heading.split(';')
  const answers = lines.map(line => line.split(';'))
  expect(answers).toHaveLength(answered)
  const found = shares.flatMap(({ column, published }) =>
    published.map(([percent, options]) => {
      const n = answers.filter(cells => options.includes(cells[columns.indexOf(column)] ?? '')).length
      return [column, percent, Math.round((n / answered) * 100)] as const
    }),
  )
  expect(found).toHaveLength(31)
  expect(found.filter(([, percent, got]) => percent !== got)).toEqual([])
  for (const [name, count] of sectors) expect(answers.filter(cells => cells[0] === name)).toHaveLength(count)
})
