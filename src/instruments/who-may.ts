import { may, must } from '../../test/routes/fields.ts'
import { staff, type Table } from '../../test/routes/table.ts'
import type { Viewer } from '../../test/routes/viewers.ts'
import type { Items } from '../../test/routes/world.ts'

const county = staff.filter(each => each !== 'outsider')
const lead: readonly Viewer[] = ['tomas-aberg']
const revision = { revision: must.hidden('4') }

/** Instruments: shipped ones are everybody's, published ones the collaboration's, and only the process leader makes them. */
export const whoMay = ({ instrument }: Items): Table => {
  const [draft, published, shipped] = [instrument.draft, instrument.published, instrument.shipped].map(
    id => ({ id }),
  )
  const of = (id: typeof draft, more: Record<string, string> = {}) =>
    ({ ...id, ...more }) as Record<string, string>
  const readable = (more: Record<string, string> = {}) => [
    { of: 'shipped', at: of(shipped, more), may: staff },
    { of: 'published here', at: of(published, more), may: county },
    { of: 'a draft', at: of(draft, more), may: lead },
  ]
  const first = { number: '1' }
  const editing = (more: Record<string, string> = {}) => ({ at: of(draft, more), may: lead, lenient: true })
  return {
    'GET /learning/settings': [{ may: lead }],
    'POST /learning/settings': [
      {
        may: lead,
        sends: { smallNumber: must.time('7'), cautionN: must.time('40'), cautionRate: must.time('60') },
      },
    ],
    'GET /instruments': [{ may: staff }, { of: 'own', query: '?which=own&q=a', may: staff }],
    'GET /instruments/new': [{ may: lead }],
    'POST /instruments': [
      { may: lead, sends: { title: must.text('Hur går det?'), about: must.choice('unit') }, makes: true },
    ],
    'GET /instruments/import': [{ may: lead }],
    'POST /instruments/import': [{ may: lead, gets: 422 }],
    'GET /instruments/words': [{ may: lead }],
    'POST /instruments/words': [{ may: lead, sends: { 'wheel.safe.sv': may.hidden('Trygg hemma') } }],
    'GET /instruments/:id': readable(),
    'POST /instruments/:id/copies': [
      { of: 'shipped', at: of(shipped), may: ['tomas-aberg'], makes: true },
      { of: 'published here', at: of(published), may: lead, makes: true },
    ],
    'GET /instruments/:id/versions/new': [{ at: of(published), may: lead }],
    'POST /instruments/:id/versions': [
      { at: of(published), may: lead, sends: { what: must.text('Färre frågor.') } },
    ],
    'GET /instruments/:id/versions/:number': readable(first),
    'GET /instruments/:id/versions/:number/export/:form': [
      { of: 'JSON', at: of(shipped, { ...first, form: 'json' }), may: staff },
      { of: 'FHIR', at: of(published, { ...first, form: 'fhir' }), may: county },
    ],
    'POST /instruments/:id/versions/:number/trial': [
      {
        of: 'published here',
        at: of(published, first),
        may: county,
        gets: 200,
        sends: { 'q.hur-gar-det': may.text('Bra') },
      },
    ],
    'POST /instruments/:id/versions/:number/state': [
      { of: 'a draft', at: of(draft, first), may: lead, lenient: true, sends: { to: must.choice('tried') } },
      {
        of: 'published here',
        at: of(published, first),
        may: lead,
        lenient: true,
        sends: { to: must.choice('retired') },
      },
    ],
    'GET /instruments/:id/removal': [{ at: of(draft), may: lead }],
    'POST /instruments/:id/removal': [{ at: of(draft), may: lead, ends: true }],
    'POST /instruments/:id/uses': [{ at: of(shipped), may: lead, sends: { purpose: must.choice('worry') } }],
    'GET /instruments/:id/difference': readable(),
    'GET /instruments/:id/draft': [
      { at: of(draft), may: lead },
      { of: 'with a question open', at: of(draft), query: '?open=hur-gar-det&add=part-1', may: lead },
    ],
    'POST /instruments/:id/draft/items': [
      {
        ...editing(),
        sends: {
          ...revision,
          section: must.hidden('part-1'),
          label: may.text('Varför?'),
          kind: may.hidden('choice'),
        },
      },
    ],
    'POST /instruments/:id/draft/sections': [{ ...editing(), sends: revision }],
    'POST /instruments/:id/draft/scales': [{ ...editing(), sends: revision }],
    'POST /instruments/:id/draft/parts/:part': [
      {
        ...editing({ part: 'hur-gar-det' }),
        sends: { ...revision, 'label.sv': may.text('Hur går det nu?') },
      },
      { ...editing({ part: 'part-1' }), of: 'a part', sends: { ...revision, 'label.sv': may.text('Först') } },
    ],
    'POST /instruments/:id/draft/parts/:part/place': [
      { ...editing({ part: 'hur-gar-det' }), sends: { ...revision, to: may.hidden('down') } },
    ],
    'POST /instruments/:id/draft/parts/:part/copies': [
      { ...editing({ part: 'hur-gar-det' }), sends: revision },
    ],
    'POST /instruments/:id/draft/parts/:part/removal': [
      { ...editing({ part: 'hur-gar-det' }), sends: revision, gone: ['part'] },
    ],
    'POST /instruments/:id/draft/scales/:scale': [
      {
        ...editing({ scale: 'agree' }),
        sends: {
          ...revision,
          'options.0.id': may.hidden('not-at-all'),
          'options.0.sv': may.text('Aldrig'),
          'options.1.id': may.hidden('fully'),
          'options.1.sv': may.text('Jämt'),
        },
      },
    ],
    'POST /instruments/:id/draft/about': [
      {
        ...editing(),
        sends: { ...revision, 'title.sv': may.text('Så går det'), languages: may.hidden('sv en') },
      },
    ],
    'POST /instruments/:id/draft/history': [{ ...editing(), sends: { ...revision, to: may.hidden('undo') } }],
    'GET /instruments/:id/publication': [{ at: of(draft), may: lead }],
    'POST /instruments/:id/publication': [
      { at: { id: instrument.ready }, may: lead, sends: { what: must.text('Allt är nytt.') } },
    ],
  }
}
