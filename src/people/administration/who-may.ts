import { must } from '../../../test/routes/fields.ts'
import { sends } from '../../../test/routes/sends.ts'
import type { Table } from '../../../test/routes/table.ts'
import { administration } from './noun.ts'

export const whoMay = (): Table => ({
  'GET /administration': [{ may: ['nils-kvist', 'gunilla-frost'] }],
  'GET /administration/collaboration': [{ may: ['nils-kvist'] }],
  'POST /administration/collaboration': [
    {
      may: ['nils-kvist'],
      sends: { ...sends(administration.fields, { answerDays: '12' }), answerDays: must.time('12') },
    },
  ],
  'GET /administration/changes': [{ may: ['nils-kvist', 'eva-sand'] }],
})
