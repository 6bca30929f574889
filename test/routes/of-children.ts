import { dayFrom, may, must } from './fields.ts'
import type { Viewer } from './viewers.ts'
import { child } from './world.ts'

/** Amina's unit knows her by Sara and Maria. */
export const aminas: readonly Viewer[] = ['sara-lind', 'maria-lund']
export const leos: readonly Viewer[] = ['sara-lind', 'maria-lund', 'siri-alm']
/** Of other units: they were given it. */
export const leosPartners: readonly Viewer[] = ['jonas-ek', 'lina-berg']
export const tindras: readonly Viewer[] = ['ulrika-mo']

export const ofAmina = { of: 'Amina', at: { id: child.amina }, may: aminas, about: child.amina }
export const ofLeo = { of: 'Leo', at: { id: child.leo }, may: leos, about: child.leo }
export const ofTindra = { of: 'Tindra', at: { id: child.tindra }, may: tindras, about: child.tindra }
export const own = [ofAmina, ofLeo, ofTindra]

/** The fields of a ground in any form that shares. */
export const ground = (basisId: string) => ({
  basisId: must.id(basisId),
  purpose: must.text('För att hjälpen ska bli rätt.'),
  familyView: may.text('Mamma tycker att det är bra.'),
  informed: must.choice('yes'),
  notInformedReason: may.text('Inget skäl behövs här.'),
  until: must.date(dayFrom(60)),
})
