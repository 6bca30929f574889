import { idOf } from '../../../demo/ids.ts'
import { dayFrom, may, must } from '../../../test/routes/fields.ts'
import { leos, leosPartners, ofAmina, ofLeo, ofTindra } from '../../../test/routes/of-children.ts'
import { sends } from '../../../test/routes/sends.ts'
import { acting, type Table } from '../../../test/routes/table.ts'
import type { Viewer } from '../../../test/routes/viewers.ts'
import { child, type Items } from '../../../test/routes/world.ts'
import { agendaPointSchema, answerSchema, preparationSchema } from './meeting-form.ts'

const caller: readonly Viewer[] = ['siri-alm']
/** Invited to the next meeting about Leo; the two of other units and his mother on a ground of their own. */
const invited: readonly Viewer[] = ['siri-alm', 'sara-lind', 'jonas-ek', 'lina-berg', 'johanna-marklund']

/** One meeting about Leo is to come and one is held; the one about Maja is open. Siri has called all three. */
export const whoMay = ({ meeting, point }: Items): Table => {
  const leo = { of: 'Leo', at: { id: meeting.leo }, may: caller, about: child.leo }
  const held = { of: 'Leo, held', at: { id: meeting.held }, may: caller, about: child.leo }
  const open = { of: 'Maja, open', at: { id: meeting.open }, may: caller, about: child.maja }
  const time = {
    day: must.date(dayFrom(30)),
    from: must.time('13.30'),
    to: must.time('14.30'),
    place: may.text('Biblioteket'),
  }
  const takesPart = sends(preparationSchema, { childTakesPart: 'part', childHowAbout: 'none' })
  const row = (n: number) => ({
    [`title${n}`]: may.text('Så är det nu'),
    [`about${n}`]: must.choice('healthy'),
    [`pointKind${n}`]: must.choice('discussion'),
    [`raisedBy${n}`]: must.choice('child'),
  })
  const minutes = (of: string, who: string, reason: boolean, base: string, points: number) => ({
    words: must.text('Vi kom överens om allt.'),
    childWords: may.text('”Jag var med.”'),
    areas: may.hidden('healthy'),
    ...(reason && { reason: must.text('Ett namn hade blivit fel.') }),
    ...Object.fromEntries(
      Array.from({ length: points }, (_, n) => [
        `outcome-${idOf(`point/${idOf(of)}/${n}`)}`,
        may.text('Vi gör så.'),
      ]),
    ),
    [`presence.${idOf(`participant/${idOf(of)}/${who}`)}`]: may.choice('there'),
    receivers: may.hidden(''),
    base: may.hidden(base),
  })
  return {
    'GET /meetings': [{ may: acting.filter(each => each !== 'nils-kvist' && each !== 'gunilla-frost') }],
    'GET /meetings/:id': [
      { ...leo, may: [...invited, 'maria-lund'] },
      { ...held, may: ['siri-alm', 'sara-lind', 'maria-lund', 'jonas-ek', 'johanna-marklund'] },
    ],
    'POST /meetings/:id/answer': [
      {
        ...leo,
        may: invited.filter(each => each !== 'siri-alm'),
        lenient: true,
        sends: sends(answerSchema),
      },
    ],
    'GET /children/:id/meetings/new': [{ of: 'Leo', at: { id: child.leo }, may: leos, about: child.leo }],
    'GET /children/:id/meetings': [ofAmina, { ...ofLeo, may: [...leos, ...leosPartners] }, ofTindra],
    'POST /children/:id/meetings': [
      {
        of: 'Leo',
        at: { id: child.leo },
        may: leos,
        makes: true,
        sends: {
          kind: must.choice('meeting'),
          ...time,
          ...takesPart,
          guardians: must.many(idOf('guardian/leo/johanna-marklund')),
          ...row(1),
          ...row(2),
          ...row(3),
        },
      },
    ],
    'GET /meetings/:id/participants': [leo],
    'POST /meetings/:id/participants': [
      { ...leo, sends: { team: must.many(idOf('function/bjorkbacken/rektor')) } },
    ],
    'GET /meetings/:id/preparation': [leo],
    'POST /meetings/:id/preparation': [{ ...leo, sends: takesPart }],
    'POST /meetings/:id/agenda': [
      {
        ...leo,
        makes: true,
        sends: sends(agendaPointSchema, { about: 'healthy', pointKind: 'decision', raisedBy: 'guardian' }),
      },
    ],
    'POST /meetings/:id/agenda/:point/removal': [
      { ...leo, at: { id: meeting.leo, point: point.leo }, gone: ['point'] },
    ],
    'GET /meetings/:id/time': [leo],
    'POST /meetings/:id/time': [
      { ...leo, sends: { ...time, sequence: must.hidden('0') }, stale: { sequence: '7' } },
    ],
    'GET /meetings/:id/cancellation': [leo],
    'POST /meetings/:id/cancellation': [{ ...leo, at: { id: meeting.another }, ends: true }],
    'POST /meetings/:id/undo': [{ ...leo, at: { id: meeting.called }, ends: true }],
    'GET /meetings/:id/opening': [leo],
    'POST /meetings/:id/opening': [{ ...open, sends: {} }],
    'GET /meetings/:id/closing': [open],
    'POST /meetings/:id/closing': [{ ...open, sends: minutes('meeting/maja/9', 'elin-dahl', false, '0', 3) }],
    'GET /meetings/:id/minutes': [held],
    'POST /meetings/:id/minutes': [
      { ...held, sends: minutes('meeting/leo/-41', 'jonas-ek', true, '2', 4), stale: { base: '1' } },
    ],
  }
}
