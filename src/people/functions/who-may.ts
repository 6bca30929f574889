import { ids } from '../../../demo/ids.ts'
import { sends } from '../../../test/routes/sends.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import { functionSchema } from './functions.ts'

const { stodsamordnare, samordnare } = ids.functions
const hers = { of: "Siri's", at: { id: stodsamordnare }, may: ['anders-holm'] } as const
const others = { of: "Jonas'", at: { id: samordnare }, may: [] } as const

/** Making, changing and closing functions: by the manager of their unit. */
export const whoMay = (_: Items): Table => ({
  'GET /unit/functions/new': [{ may: ['anders-holm'] }],
  'POST /unit/functions': [
    { may: ['anders-holm'], sends: sends(functionSchema, { name: 'Förskollärare, avdelning Tussilago' }) },
  ],
  'GET /functions/:id/edit': [hers, others],
  'POST /functions/:id/edit': [
    {
      ...hers,
      unique: ['name'],
      sends: sends(functionSchema, { name: 'Stödsamordnare för alla', contact: 'yes', receives: 'yes' }),
    },
    others,
  ],
  'GET /functions/:id/closing': [hers, others],
  'POST /functions/:id/closing': [hers, others],
  'POST /functions/:id/reopening': [hers, others],
})
