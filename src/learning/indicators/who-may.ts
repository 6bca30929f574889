import { ids } from '../../../demo/ids.ts'
import { dayFrom, may, must } from '../../../test/routes/fields.ts'
import { staff, type Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'

/** Indicators: the process leader makes them, whoever owns one keys in; every function of the county reads. */
export const whoMay = ({ indicator }: Items): Table => {
  const readers = staff.filter(each => each !== 'outsider')
  const keyed = { at: { id: indicator.keyed } }
  const register = { at: { id: indicator.register } }
  const lead = { may: ['tomas-aberg'] } as const
  const described = {
    name: must.text('Möten som blev av'),
    definition: must.text('Möten som hölls den dag de var tänkta.'),
    kind: must.choice('goal'),
    unit: must.choice('days'),
    sourceWords: must.text('Mötesboken.'),
    baseValue: may.time('40'),
    baseOn: may.time(dayFrom(-400)),
    targetValue: must.time('12'),
    targetOn: must.date(dayFrom(400)),
    targetIs: must.choice('at_most'),
    everyMonths: may.hidden('12'),
    ownerFunctionId: must.id(ids.functions.processledare),
  }
  return {
    'GET /indicators': [
      { may: staff },
      { of: 'in order', query: '?order=due&q=a', may: staff },
      { of: 'retired', query: '?retired=yes', may: staff },
    ],
    'GET /indicators/files/:format': ['csv', 'xlsx'].map(format => ({
      of: format,
      at: { format },
      may: staff,
    })),
    'GET /indicators/new': [
      lead,
      { of: 'a survey', query: '?source=survey', ...lead },
      { of: 'its questions', query: '?source=survey&of=implementation-survey', ...lead },
      { of: 'one question', query: '?source=survey&of=implementation-survey%2Fown-work', ...lead },
      { of: 'child figures', query: '?source=child_figure', ...lead },
      { of: 'a figure', query: '?source=child_figure&of=plans.voice', ...lead },
      { of: 'a register', query: '?source=register', ...lead },
      { of: 'keyed in', query: '?source=keyed', ...lead },
    ],
    'POST /indicators': [
      {
        ...lead,
        earlier: ['source', 'of', 'options'],
        sends: { ...described, source: must.hidden('keyed') },
      },
    ],
    'GET /indicators/imports': [lead],
    'POST /indicators/imports': [
      {
        ...lead,
        sends: {
          pasted: must.time('Indikator;Datum;Antal\nutbildningar;2019-05-06;1'),
          indicator: must.time('Indikator'),
          on: must.time('Datum'),
          amount: may.time('Antal'),
          date: may.hidden('yyyy-mm-dd'),
          decimal: may.hidden(','),
        },
      },
    ],
    'GET /indicators/imports/:id/withdrawal': [{ ...lead, at: { id: indicator.import } }],
    'POST /indicators/imports/:id/withdrawal': [
      { ...lead, at: { id: indicator.import }, sends: { why: must.text('Fel år.') } },
    ],
    'GET /indicators/:id': [
      { of: 'keyed in', ...keyed, may: readers },
      { of: 'a register', ...register, may: readers },
    ],
    'GET /indicators/:id/files/:format': ['csv', 'xlsx', 'png', 'pdf'].map(format => ({
      of: format,
      at: { id: indicator.register, format },
      may: readers,
    })),
    'GET /indicators/:id/edit': [{ ...keyed, ...lead }],
    'POST /indicators/:id/edit': [
      {
        ...keyed,
        ...lead,
        sends: { ...described, why: must.text('Höjt efter halvtid.'), revision: must.hidden('1') },
        stale: { revision: '7' },
      },
    ],
    'GET /indicators/:id/values/new': [{ ...keyed, ...lead }],
    'POST /indicators/:id/values': [
      {
        ...keyed,
        ...lead,
        sends: {
          value: must.time('12,5'),
          on: must.date(dayFrom(-1)),
          n: may.time('40'),
          note: may.text('Ny på plats.'),
        },
      },
    ],
    'POST /indicators/:id/comments': [
      { ...keyed, ...lead, sends: { words: must.text('Fler tider på torsdagar.') } },
    ],
    'GET /indicators/:id/retirement': [{ ...keyed, ...lead }],
    'POST /indicators/:id/retirement': [
      { ...keyed, ...lead, sends: { to: may.hidden('retired'), note: may.text('Färdig.') } },
    ],
    'GET /indicators/:id/entries': [{ ...register, may: readers }],
    'GET /indicators/:id/entries/new': [{ ...register, ...lead }],
    'POST /indicators/:id/entries': [
      {
        ...register,
        ...lead,
        sends: {
          amount: must.time('3'),
          on: must.date(dayFrom(-1)),
          part: may.text('utomlands'),
          note: may.text('Mässa.'),
        },
      },
    ],
  }
}
