import { idOf, ids } from '../../../demo/ids.ts'
import { dayFrom, may, must } from '../../../test/routes/fields.ts'
import { ground, leos, leosPartners } from '../../../test/routes/of-children.ts'
import { sends } from '../../../test/routes/sends.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Viewer } from '../../../test/routes/viewers.ts'
import { child, type Items } from '../../../test/routes/world.ts'
import { doerSchema, frameSchema, settlementSchema } from './draft/part-form.ts'
import { startSchema } from './start/start-form.ts'

const lead: readonly Viewer[] = ['siri-alm']
/** Maria is invited to Maja's meeting, which Siri has opened: she writes in the draft too (R3). */
const writers: readonly Viewer[] = [...lead, 'maria-lund']
const part = (of: string, key: string) => idOf(`plan-part/${of}/${key}`)

/** Leo's plan is published in its second version; Maja's is a draft, Hugo's has ended. All three are Siri's. */
export const whoMay = ({ plan, consentBasis, review, base, alternative }: Items): Table => {
  const leo = { of: 'Leo', at: { id: plan.leo }, about: child.leo }
  const maja = { of: 'Maja', at: { id: plan.maja }, about: child.maja }
  const readers = [...leos, ...leosPartners, 'johanna-marklund' as const]
  const ofMajas = (key: string) => ({ ...maja, at: { id: plan.maja, part: part('maja', key) }, may: writers })
  const words = { words: may.text('Maja får laga mellanmål.'), howSeen: may.text('Hon berättar det själv.') }
  return {
    'GET /children/:id/plan/new': [
      { of: 'Amina', at: { id: child.amina }, may: ['sara-lind', 'maria-lund'], about: child.amina },
      { of: 'Leo, who has one', at: { id: child.leo }, may: leos, gets: 303 },
    ],
    'POST /children/:id/plan': [
      {
        of: 'Amina',
        at: { id: child.amina },
        may: ['sara-lind', 'maria-lund'],
        sends: sends(startSchema, { leadFunctionId: ids.functions.stodsamordnare }),
      },
    ],
    'GET /plans/:id': [
      { ...leo, may: readers },
      { of: 'Hugo', at: { id: plan.hugo }, may: leos, about: child.hugo },
    ],
    'GET /plans/:id/versions/:version': [
      { ...leo, at: { id: plan.leo, version: '2' }, may: readers },
      // Replaced: what the version before gave has ended with it (R3).
      { ...leo, of: 'Leo, the first', at: { id: plan.leo, version: '1' }, may: leos },
    ],
    'GET /plans/:id/versions/:version/difference': [
      { ...leo, at: { id: plan.leo, version: '2' }, may: leos },
    ],
    'POST /plans/:id/actions/:part/marks': [
      {
        ...leo,
        at: { id: plan.leo, part: part('leo', 'skolstart') },
        may: ['siri-alm', 'jonas-ek'],
        makes: true,
        sends: { state: must.choice('hindered'), words: must.text('Skolan har inte svarat än.') },
      },
    ],
    'GET /plans/:id/draft': [
      { ...leo, may: lead },
      { ...maja, may: writers },
    ],
    'POST /plans/:id/frame': [{ ...maja, may: lead, sends: sends(frameSchema, { sip: '' }) }],
    'POST /plans/:id/parts': [
      {
        ...maja,
        may: writers,
        makes: true,
        earlier: ['kind', 'parentId'],
        sends: {
          kind: must.choice('action'),
          parentId: must.id(part('maja', 'need/healthy')),
          words: must.text('En lugn plats vid maten.'),
          howSeen: may.text('Hon sitter kvar.'),
          functionId: may.id(ids.functions.forskollarare),
          fromOn: may.date(dayFrom(1)),
          untilOn: may.date(dayFrom(40)),
        },
      },
    ],
    'POST /plans/:id/parts/:part': [
      {
        ...ofMajas('vem'),
        sends: {
          ...words,
          base_words: may.hidden(base.words),
          base_howSeen: may.hidden(base.howSeen),
          functionId: may.id(ids.functions.forskollarare),
          fromOn: may.date(dayFrom(1)),
          untilOn: may.date(dayFrom(50)),
        },
      },
    ],
    'POST /plans/:id/parts/:part/position': [
      { ...ofMajas('need/healthy'), lenient: true, sends: { to: must.choice('0') } },
    ],
    'POST /plans/:id/parts/:part/removal': [{ ...ofMajas('vem') }],
    'POST /plans/:id/parts/:part/comeback': [{ ...ofMajas('vem') }],
    'POST /plans/:id/parts/:part/settlement': [
      {
        ...ofMajas('need/nurtured'),
        gone: ['alternative'],
        sends: sends(settlementSchema, { alternative, how: 'kept_both' }),
      },
    ],
    'GET /plans/:id/parts/:part/function': [ofMajas('vem')],
    'POST /plans/:id/parts/:part/function': [
      { ...ofMajas('vem'), sends: sends(doerSchema, { functionId: ids.functions.samordnare }) },
    ],

    'GET /plans/:id/partners': [{ ...leo, may: lead }],
    'GET /plans/:id/partners/new': [{ ...leo, may: lead }],
    'GET /plans/:id/partners/:who': [
      { ...leo, at: { id: plan.leo, who: ids.functions.samordnare }, may: lead },
    ],
    'GET /plans/:id/partners/:who/preview': [
      { ...leo, at: { id: plan.leo, who: ids.functions.samordnare }, may: lead },
    ],
    'POST /plans/:id/partners/:who': [
      {
        ...leo,
        at: { id: plan.leo, who: ids.functions.samordnare },
        may: lead,
        sends: {
          gets: must.choice('areas'),
          areas: may.many('achieving', 'included'),
          ...ground(consentBasis),
        },
      },
    ],
    'POST /plans/:id/partners/:who/removal': [
      {
        ...leo,
        at: { id: plan.leo, who: ids.functions.aktivitetsledare },
        may: lead,
        gone: ['who'],
        ends: true,
      },
    ],
    'GET /plans/:id/publication/new': [{ ...leo, may: lead }],
    'POST /plans/:id/publication': [
      {
        ...leo,
        may: lead,
        sends: { base: must.hidden('2'), whatChanged: may.text('Ett nytt besök.') },
        stale: { base: '1' },
      },
    ],
    'GET /plans/:id/review/new': [{ ...leo, may: lead }],
    'POST /plans/:id/reviews': [
      {
        ...leo,
        may: lead,
        makes: true,
        sends: {
          instrument: may.hidden(''),
          'q.held_on': must.date(dayFrom(-1)),
          'q.child_words': may.text('”Båten flyter.”'),
          'q.guardian_words': may.text('Det går bättre.'),
          'q.decision': must.choice('continue'),
          'q.next_on': must.date(dayFrom(50)),
          ...Object.fromEntries(
            ['achieving', 'included', 'active'].flatMap(area => [
              [`q.${part('leo', `need/${area}`)}_what`, must.choice('go_on')],
              [`q.${part('leo', `need/${area}`)}_words`, may.text('Det går åt rätt håll.')],
            ]),
          ),
        },
      },
    ],
    'GET /plans/:id/reviews/:review': [
      { of: 'Hugo', at: { id: plan.hugo, review: review.hugo }, may: leos, about: child.hugo },
    ],
    'GET /plans/:id/lead': [{ ...leo, may: lead }],
    'POST /plans/:id/lead': [
      { ...leo, may: lead, ends: true, sends: { functionId: must.id(ids.functions.rektor) } },
    ],
  }
}
