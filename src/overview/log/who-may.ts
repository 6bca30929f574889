import { idOf, ids } from '../../../demo/ids.ts'
import { dayFrom, must } from '../../../test/routes/fields.ts'
import { aminas, ofAmina, ofTindra } from '../../../test/routes/of-children.ts'
import { sends } from '../../../test/routes/sends.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import { questionSchema } from './question-form.ts'

const aDay = { function: ids.functions.rektor, person: idOf('person/maria-lund'), day: dayFrom(-1) }

export const whoMay = ({ heldBack }: Items): Table => ({
  'GET /log': [{ may: ['eva-sand'] }],
  'GET /log/export': [{ may: ['eva-sand'] }],
  'GET /log/days/:function/:person/:day': [{ at: aDay, may: ['eva-sand'] }],
  'POST /log/days/:function/:person/:day/questions': [
    { at: aDay, may: ['eva-sand'], sends: sends(questionSchema) },
  ],
  'GET /children/:id/log': [
    { ...ofAmina, may: [...aminas, 'anders-holm', 'eva-sand'] },
    { ...ofTindra, may: ['ulrika-mo', 'eva-sand'] },
  ],
  'POST /children/:id/log/held-back': [
    {
      ...ofAmina,
      sends: {
        functionId: must.id(ids.functions.verksamhetschef),
        reason: must.text('Det skulle skada barnet.'),
        reviewOn: must.date(dayFrom(60)),
      },
    },
  ],
  'GET /held-back': [{ may: ['anders-holm', 'eva-sand'] }],
  'GET /held-back/:id': [{ at: { id: heldBack }, may: ['anders-holm', 'eva-sand'] }],
  'POST /held-back/:id/decision': [
    {
      at: { id: heldBack },
      may: ['anders-holm', 'eva-sand'],
      sends: { decision: must.choice('hold'), holdUntil: must.date(dayFrom(40)) },
    },
  ],
  'POST /children/:id/log/held-back/removal': [
    { ...ofAmina, blind: true, gone: ['row'], sends: { row: must.id(heldBack) } },
  ],
})
