import { must } from '../../../test/routes/fields.ts'
import { own } from '../../../test/routes/of-children.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'

export const whoMay = (items: Items): Table => {
  const twice = {
    of: 'Kim, who is there twice',
    at: { id: items.twice.kept },
    may: ['sara-lind', 'maria-lund'] as const,
  }
  const one = {
    of: 'Ida, whose records are one',
    at: { id: items.merged },
    may: ['maria-lund', 'sara-lind'] as const,
  }
  return {
    'GET /children/:id/merging': [...own, { ...twice, about: items.twice.kept }],
    'POST /children/:id/merging': [
      {
        ...twice,
        gets: 200,
        asks: true,
        sends: { oldId: must.id(items.twice.old), words: must.text('Familjen har visat papper.') },
      },
    ],
    'GET /children/:id/merging/split': [{ ...one, about: items.merged }],
    'POST /children/:id/merging/split': [
      { ...one, may: ['maria-lund'], unasked: ['sara-lind'], sends: { words: must.text('Två kusiner.') } },
    ],
  }
}
