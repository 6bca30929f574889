import { idOf, ids } from '../../demo/ids.ts'
import { aminas, ofAmina, ofTindra, own } from './child-routes.ts'
import { dayFrom, may, must } from './fields.ts'
import { everybody, type Table } from './table.ts'
import { child, type Items } from './world.ts'

/** What is around a child when it is serious: danger, protection, an emergency, the log. */
export const careRoutes = ({ heldBack }: Items): Table => ({
  'GET /danger': [{ may: everybody }, { of: 'Amina', query: `?child=${child.amina}`, may: everybody }],
  'GET /children/:id/reports': own,
  'GET /children/:id/reports/new': own,
  'POST /children/:id/reports': [
    {
      ...ofAmina,
      makes: true,
      sends: {
        madeOn: must.date(dayFrom(-1)),
        madeTime: must.time('14.05'),
        madeTo: must.text('Socialtjänstens mottagning'),
        how: must.choice('phone'),
        note: may.text('Vi ringde i går eftermiddag.'),
        guardiansTold: must.choice('yes'),
        notToldReason: may.text('Inget skäl behövs här.'),
      },
    },
  ],

  'GET /children/:id/protection': [ofAmina, ofTindra],
  'POST /children/:id/protection': [
    {
      ...ofAmina,
      ends: true,
      sends: { level: must.choice('marked'), reason: must.text('Mamma har bett om det.') },
    },
  ],
  'POST /children/:id/protection/readers': [
    {
      ...ofTindra,
      sends: {
        who: must.choice(`function:${idOf('function/aspskolan/larare')}`),
        reviewOn: must.date(dayFrom(90)),
      },
    },
  ],
  'GET /children/:id/protection/removal': [
    { ...ofTindra, query: `?function=${idOf('function/aspskolan/rektor')}` },
  ],
  'POST /children/:id/protection/removal': [
    {
      ...ofTindra,
      gets: 422,
      gone: ['reader'],
      sends: { kind: must.choice('function'), reader: must.id(idOf('function/aspskolan/rektor')) },
    },
  ],

  'GET /emergency': [{ may: ['linnea-hjort'] }],
  'POST /emergency': [
    {
      may: ['linnea-hjort'],
      makes: true,
      sends: { number: must.time('20210424-2389'), reason: must.text('Hon kom ensam till akuten i natt.') },
    },
  ],

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
