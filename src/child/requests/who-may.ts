import { idOf, ids } from '../../../demo/ids.ts'
import { dayFrom, may, must } from '../../../test/routes/fields.ts'
import { ground, leos, leosPartners, ofAmina, ofLeo, ofTindra } from '../../../test/routes/of-children.ts'
import { sends } from '../../../test/routes/sends.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import { answerSchema, endSchema, proposalSchema, refusalSchema } from './request-form.ts'

export const whoMay = ({ request, consentBasis }: Items): Table => ({
  'GET /children/:id/requests/new': [
    ofAmina,
    { ...ofLeo, query: `?to=${ids.functions.samordnare}` },
    { ...ofLeo, query: `?again=${request.declined}`, may: ['siri-alm'] },
  ],
  'GET /children/:id/requests': [ofAmina, { ...ofLeo, may: [...leos, ...leosPartners] }, ofTindra],
  'POST /children/:id/requests': [
    {
      ...ofLeo,
      makes: true,
      sends: {
        to: must.id(ids.functions.samordnare),
        asked: must.text('Kan ni komma en gång till?'),
        tried: may.text('En klocka vid dörren.'),
        childView: may.text('”Gärna Jonas.”'),
        guardianView: may.text('Ja tack.'),
        areas: must.many('achieving'),
        answerBy: must.date(dayFrom(12)),
        ...ground(consentBasis),
      },
    },
  ],
  'GET /requests/:id': [
    { ...ofLeo, of: 'Leo, to Jonas', at: { id: request.waiting }, may: [...leos, 'jonas-ek'] },
    { ...ofLeo, of: 'Leo, to Lina', at: { id: request.proposed }, may: [...leos, 'lina-berg'] },
  ],
  'POST /requests/:id/answers': [
    {
      ...ofLeo,
      at: { id: request.waiting },
      may: ['jonas-ek'],
      sends: sends(answerSchema, { kind: 'advised' }),
    },
  ],
  'POST /requests/:id/proposal': [
    {
      ...ofLeo,
      at: { id: request.second },
      may: ['jonas-ek'],
      sends: sends(proposalSchema, { sendOnTo: idOf('function/elevhalsan/psykolog') }),
    },
  ],
  'POST /requests/:id/refusal': [
    {
      ...ofLeo,
      at: { id: request.proposed },
      may: ['siri-alm'],
      sends: sends(refusalSchema),
    },
  ],
  'GET /requests/:id/withdrawal': [{ ...ofLeo, at: { id: request.proposed }, may: ['siri-alm'] }],
  'POST /requests/:id/reading-end': [
    { ...ofLeo, at: { id: request.declined }, may: ['siri-alm'], ends: true },
  ],
  'POST /requests/:id/end': [
    { ...ofLeo, at: { id: request.declined }, may: ['siri-alm'], ends: true, sends: sends(endSchema) },
  ],
  'POST /requests/:id/withdrawal': [{ ...ofLeo, at: { id: request.proposed }, may: ['siri-alm'] }],
})
