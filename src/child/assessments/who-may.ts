import { dayFrom, may, must } from '../../../test/routes/fields.ts'
import { ofAmina, ofLeo, own } from '../../../test/routes/of-children.ts'
import { sends } from '../../../test/routes/sends.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import { newWheelSchema } from './wheel-form.ts'

export const whoMay = (items: Items): Table => ({
  'GET /children/:id/wheel/new': own,
  'POST /children/:id/wheel': [
    { ...ofAmina, makes: true, sends: sends(newWheelSchema, { heldOn: dayFrom(-1) }) },
  ],
  'GET /assessments/:id': [
    { ...ofAmina, at: { id: items.wheel.amina } },
    { ...ofLeo, at: { id: items.wheel.leo } },
  ],
  'GET /assessments/:id/beside': [{ ...ofLeo, at: { id: items.wheel.leo } }],
  'POST /assessments/:id/setting-aside': [{ ...ofAmina, at: { id: items.wheel.amina }, ends: true }],
  'GET /assessments/:id/edit': [{ ...ofAmina, at: { id: items.wheel.amina } }],
  'POST /assessments/:id/edit': [
    {
      ...ofAmina,
      at: { id: items.wheel.amina },
      sends: {
        'q.child_safe.strengths': may.text('Gosedjuret är med.'),
        'q.guardian_safe.needs': may.text('Att vi säger samma sak.'),
        'q.child_safe-face': may.choice('good'),
        'q.child_child_words': may.text('”Så här är det.”'),
        heldOn: must.date(dayFrom(-1)),
        version: may.hidden('0'),
        assessmentId: may.hidden(items.wheel.amina),
      },
    },
  ],
})
