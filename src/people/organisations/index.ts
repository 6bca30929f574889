export { organisationPaths } from './noun.ts'
export { getOrganisation, type Organisation } from './organisations.ts'
export { AdministeredUnitPage } from './unit-page.tsx'
export { getUnit, readUnitPage, type Unit } from './units.ts'
