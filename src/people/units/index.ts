export { expectPerson } from './expected.ts'
export { addPerson } from './handover.ts'
export { unitPaths } from './noun.ts'
export { countUnitLate } from './units.ts'
