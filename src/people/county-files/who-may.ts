import { may, must } from '../../../test/routes/fields.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'

const both = ['nils-kvist', 'gunilla-frost'] as const

/** Files: by who administers; what was sent by one is nobody else's. */
export const whoMay = ({ place }: Items): Table => {
  const file = { of: "Gunilla's", at: { id: place.file }, may: ['gunilla-frost'] } as const
  return {
    'GET /administration/files': [{ may: both }],
    'POST /administration/files': [
      {
        may: both,
        sends: {
          pasted: must.time('ref;organisation_ref;name;kind\nn-1;nowhere;Nämnd;committee'),
          pastedAs: may.hidden('bodies'),
        },
      },
    ],
    'GET /administration/files/template/:format': [
      { at: { format: 'xlsx' }, may: both },
      { at: { format: 'people.csv' }, may: both },
    ],
    'GET /administration/files/house/:format': [
      { at: { format: 'xlsx' }, may: both },
      { at: { format: 'people.csv' }, may: both },
    ],
    'GET /administration/files/:id': [file],
    'POST /administration/files/:id/use': [file],
  }
}
