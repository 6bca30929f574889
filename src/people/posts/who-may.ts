import { idOf, ids } from '../../../demo/ids.ts'
import { may, must } from '../../../test/routes/fields.ts'
import { sends } from '../../../test/routes/sends.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import { appointSchema, postChangeSchema, postSchema, reasonSchema, ruleSchema } from './noun.ts'

/** Functions, who holds those that steer, and rules for named persons: by who administers this collaboration. */
export const whoMay = ({ place }: Items): Table => {
  const { bjorkbacken } = ids.units
  const unit = { of: 'Björkbacken', at: { id: bjorkbacken }, may: ['nils-kvist', 'gunilla-frost'] } as const
  const otherUnit = { of: 'in another county', at: { id: place.otherUnit }, may: [] } as const
  const managers = {
    of: "Anders'",
    at: { id: bjorkbacken, function: ids.functions.verksamhetschef },
    may: ['nils-kvist', 'gunilla-frost'],
  } as const
  const other = {
    of: 'in another county',
    at: { id: place.otherUnit, function: place.otherFunction },
    may: [],
  } as const
  const unheld = {
    of: 'that nobody holds',
    at: { id: bjorkbacken, function: place.function },
    may: ['nils-kvist', 'gunilla-frost'],
  } as const
  const ending = {
    of: "Monica's",
    at: {
      id: ids.units.barnOchFamilj,
      function: idOf('function/barn-och-familj/enhetschef'),
      item: idOf('appointment/monica-gran/barn-och-familj/enhetschef'),
    },
    may: ['nils-kvist', 'gunilla-frost'],
  } as const
  return {
    'GET /units/:id/functions/new': [unit, otherUnit],
    'POST /units/:id/functions': [
      {
        ...unit,
        unique: ['name', 'ref'],
        sends: sends(postSchema, { name: 'Biträdande chef', kind: 'manager', ref: '' }),
      },
      otherUnit,
    ],
    'GET /units/:id/functions/:function': [
      managers,
      {
        of: "Sara's",
        at: { id: bjorkbacken, function: ids.functions.forskollarare },
        may: ['nils-kvist', 'gunilla-frost'],
      },
      other,
    ],
    'GET /units/:id/functions/:function/edit': [managers, other],
    'POST /units/:id/functions/:function/edit': [
      {
        ...managers,
        unique: ['name', 'ref'],
        sends: sends(postChangeSchema, { name: 'Enhetschef', ref: '' }),
      },
      other,
    ],
    'GET /units/:id/functions/:function/closing': [managers, other],
    'POST /units/:id/functions/:function/closing': [{ ...unheld, sends: sends(reasonSchema) }, other],
    'POST /units/:id/functions/:function/reopening': [unheld, other],
    'POST /units/:id/functions/:function/appointments': [
      {
        ...managers,
        sends: {
          ...sends(appointSchema, { name: 'Ida Sund', subject: 'ida-sund' }),
          email: must.time('ida.sund@ekdala.example.se'),
          subject: must.time('ida-sund'),
          provider: { kind: 'hidden', value: '', required: false },
        },
      },
      // A manager gives it, and the administrator does not.
      { of: "Sara's", at: { id: bjorkbacken, function: ids.functions.forskollarare }, may: [] },
      other,
    ],
    'GET /units/:id/functions/:function/ending/:item': [ending],
    'POST /units/:id/functions/:function/ending/:item': [
      { ...ending, ends: true, sends: sends(reasonSchema) },
    ],
    'POST /units/:id/named-person-rules': [
      {
        ...unit,
        sends: {
          ...sends(ruleSchema, { function: ids.functions.rektor }),
          fromAge: must.time('7'),
          toAge: must.time('8'),
        },
      },
      otherUnit,
    ],
    'POST /units/:id/named-person-rules/removal': [
      { ...unit, gone: ['rule'], sends: { rule: may.hidden(place.rule) } },
      otherUnit,
    ],
  }
}
