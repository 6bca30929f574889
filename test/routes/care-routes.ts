import { idOf, ids } from '../../demo/ids.ts'
import { dayFrom, may, must } from './fields.ts'
import { aminas, ground, leos, ofAmina, ofLeo, ofTindra } from './of-children.ts'
import type { Table } from './table.ts'
import type { Items } from './world.ts'

/** Asking others for support, and the log. */
export const careRoutes = ({ request, consentBasis, heldBack }: Items): Table => ({
  'GET /children/:id/requests/new': [ofAmina, { ...ofLeo, query: `?to=${ids.functions.samordnare}` }],
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
      sends: { kind: must.choice('advised'), words: must.text('Prova en klocka till.') },
    },
  ],
  'POST /requests/:id/proposal': [
    {
      ...ofLeo,
      at: { id: request.second },
      may: ['jonas-ek'],
      sends: {
        sendOnTo: must.id(idOf('function/elevhalsan/psykolog')),
        words: must.text('Vår psykolog kan mer om det.'),
      },
    },
  ],
  'POST /requests/:id/refusal': [
    {
      ...ofLeo,
      at: { id: request.proposed },
      may: ['siri-alm'],
      sends: { words: must.text('Familjen vill ha det hos er.') },
    },
  ],
  'GET /requests/:id/withdrawal': [{ ...ofLeo, at: { id: request.proposed }, may: ['siri-alm'] }],
  'POST /requests/:id/withdrawal': [{ ...ofLeo, at: { id: request.proposed }, may: ['siri-alm'] }],

  'GET /log': [{ may: ['eva-sand'] }],
  'GET /children/:id/log': [
    { ...ofAmina, may: [...aminas, 'anders-holm', 'eva-sand'] },
    { ...ofTindra, may: ['ulrika-mo', 'eva-sand'] },
  ],
  'POST /children/:id/log/held-back': [
    {
      ...ofAmina,
      sends: {
        functionId: must.id(ids.functions.forskollarare),
        reason: must.text('Det skulle skada barnet.'),
        reviewOn: must.date(dayFrom(60)),
      },
    },
  ],
  'POST /children/:id/log/held-back/removal': [
    { ...ofAmina, blind: true, gone: ['row'], sends: { row: must.id(heldBack) } },
  ],
})
