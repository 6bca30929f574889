import { idOf, ids } from '../../../demo/ids.ts'
import type { Table } from '../../../test/routes/table.ts'
import { guardians, type Viewer } from '../../../test/routes/viewers.ts'
import { child, type Items } from '../../../test/routes/world.ts'

const aminasParents: readonly Viewer[] = ['farah-haddad', 'omar-haddad']

/** The family's own pages: each custody holder reads their own child's, and withdraws their own yes. */
export const whoMay = ({ consent }: Items): Table => {
  const farahs = {
    of: "Farah's consent",
    at: { id: consent.farah, unit: ids.units.oppetHus },
    may: ['farah-haddad'] as const,
    about: child.amina,
  }
  const withdrawn = {
    of: "Johanna's, withdrawn",
    at: { id: idOf('consent/leo/johanna-marklund'), unit: ids.units.solrosen },
    may: ['johanna-marklund'] as const,
  }
  const amina = { of: 'Amina', at: { id: child.amina }, may: aminasParents, about: child.amina }
  const leo = { of: 'Leo', at: { id: child.leo }, may: ['johanna-marklund'] as const, about: child.leo }
  const moa = { of: 'Moa', at: { id: child.moa }, may: ['helena-wik'] as const, about: child.moa }
  return {
    'GET /family': [{ may: guardians }],
    'GET /family/children/:id': [amina, leo, moa],
    'GET /family/children/:id/readings': [amina, leo],
    'GET /family/consents/:id/units/:unit/withdrawal': [farahs],
    'POST /family/consents/:id/units/:unit/withdrawal': [farahs],
    'GET /family/consents/:id/units/:unit/withdrawn': [withdrawn],
  }
}
