import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { fold } from './fold.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('a name is folded alike by the program and by the database, however it was typed', async () => {
  const same = {
    'ake angstrom': ['Åke Ångström', 'Åke Ångström'.normalize('NFD'), '  ÅKE\u00a0\u200bAngstrom '],
    'noor obrien': ['Noor O’Brien', "Noor O'Brien", 'noor OʼBrien', 'Noor Obrien'],
    'anna karin ek': ['Anna-Karin Ek', 'Anna\u2011Karin  Ek', 'anna–karin, ek'],
    'soren ljungstrom': ['Søren Ljungström', 'Sören Ljungstrøm'],
    'lukasz dabrowski': ['Łukasz Dąbrowski', 'lukasz dabrowski'],
    'isik strasse': ['Işık Straße', 'isik strasse'],
    'ngo thi minh': ['Ngô Thị Minh', 'Ngô Thị Minh'.normalize('NFD')],
    محمد: ['محمد', 'مُحَمَّد', '\u200fمحمد'],
    'шевченко 2': ['Шевченко 2', 'ШЕВЧЕНКО, 2'],
    '': ['', '\u200b', ' - ', '’'],
  }
  for (const [folded, written] of Object.entries(same))
    for (const each of written) {
      expect(fold(each), each).toBe(folded)
      const { rows } = await database.admin.query('select people.folded($1) as folded', [each])
      expect(rows[0].folded, each).toBe(folded)
    }
})
