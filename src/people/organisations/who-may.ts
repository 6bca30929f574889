import { idOf, ids } from '../../../demo/ids.ts'
import { may } from '../../../test/routes/fields.ts'
import { sends } from '../../../test/routes/sends.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import {
  bodyChangeSchema,
  bodySchema,
  closingSchema,
  organisationChangeSchema,
  organisationSchema,
  unitChangeSchema,
  unitSchema,
} from './noun.ts'

// Digits alone, or a few signs: what is wrong in them is tried as of a time.
const number = { number: may.time('2120001231') }
const ages = {
  fromAge: may.time('6'),
  toAge: may.time('12'),
  phone: may.time('0980-31 92 00'),
  ref: may.text(''),
  body: may.hidden(''),
}

/** Organisations and units: by who administers this collaboration, and by nobody in another. */
export const whoMay = ({ place }: Items): Table => {
  const here = { of: 'Lundvika', at: { id: idOf('organisation/lundvika') }, may: ['nils-kvist'] } as const
  const both = ['nils-kvist', 'gunilla-frost'] as const
  const ekdala = { of: 'Ekdala', at: { id: idOf('organisation/ekdala') }, may: both } as const
  const there = { of: 'in another county', at: { id: place.otherOrganisation }, may: [] } as const
  const unit = { of: 'Björkbacken', at: { id: ids.units.bjorkbacken }, may: both } as const
  const otherUnit = { of: 'in another county', at: { id: place.otherUnit }, may: [] } as const
  const empty = { of: 'without units', at: { id: place.organisation }, may: ['nils-kvist'] } as const
  const body = { of: 'Ekdala', at: { id: place.body }, may: both } as const
  const otherBody = { of: 'in another county', at: { id: place.otherBody }, may: [] } as const
  const emptyUnit = { of: 'without functions', at: { id: place.unit }, may: ['nils-kvist'] } as const
  return {
    'GET /organisations': [{ may: both }, { of: 'by name', query: '?q=ekdala&closed=1&page=2', may: both }],
    'POST /organisations': [
      {
        may: ['nils-kvist'],
        unique: ['name', 'ref'],
        sends: { ...sends(organisationSchema, { name: 'Sjövallens kommun', ref: '' }), ...number },
      },
    ],
    'GET /organisations/new': [{ may: ['nils-kvist'] }],
    'GET /organisations/:id': [here, ekdala, there],
    'GET /organisations/:id/bodies/new': [here, ekdala, there],
    'POST /organisations/:id/bodies': [
      {
        ...ekdala,
        unique: ['name', 'ref'],
        sends: sends(bodySchema, { name: 'Kulturnämnden', ref: '' }),
      },
      {
        ...here,
        unique: ['name', 'ref'],
        sends: sends(bodySchema, { name: 'Socialnämnden', ref: '' }),
      },
      there,
    ],
    'GET /bodies/:id': [body, otherBody],
    'GET /bodies/:id/edit': [body, otherBody],
    'POST /bodies/:id/edit': [
      { ...body, unique: ['name', 'ref'], sends: sends(bodyChangeSchema, { name: 'Skolnämnden', ref: '' }) },
      otherBody,
    ],
    'GET /bodies/:id/closing': [body, otherBody],
    'POST /bodies/:id/closing': [{ ...body, sends: sends(closingSchema) }, otherBody],
    'POST /bodies/:id/reopening': [body, otherBody],
    'GET /organisations/:id/edit': [here, there],
    'POST /organisations/:id/edit': [
      {
        ...here,
        unique: ['name', 'ref'],
        sends: {
          ...sends(organisationChangeSchema, { name: 'Lundvika stad', ref: '' }),
          number: may.time('2321000131'),
        },
      },
      there,
    ],
    'GET /organisations/:id/closing': [here, there],
    'POST /organisations/:id/closing': [{ ...empty, sends: sends(closingSchema) }, there],
    'POST /organisations/:id/reopening': [empty, there],
    'GET /organisations/:id/units/new': [here, ekdala, there],
    'POST /organisations/:id/units': [
      { ...here, unique: ['name', 'ref'], sends: { ...sends(unitSchema, { name: 'Nya skolan' }), ...ages } },
      there,
    ],
    'GET /units/:id': [unit, otherUnit],
    'GET /units/:id/edit': [unit, otherUnit],
    'POST /units/:id/edit': [
      {
        ...unit,
        unique: ['name', 'ref'],
        sends: { ...sends(unitChangeSchema, { name: 'Björkbackens skola' }), ...ages },
      },
      otherUnit,
    ],
    'GET /units/:id/closing': [unit, otherUnit],
    'POST /units/:id/closing': [{ ...emptyUnit, sends: sends(closingSchema) }, otherUnit],
    'POST /units/:id/reopening': [emptyUnit, otherUnit],
  }
}
