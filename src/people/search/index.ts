export { findPerson, type Person, searchColleagues } from './colleagues.ts'
export { type Found, type FoundFunction, listFunctions, searchFunctions } from './functions.ts'
export { searchOf } from './query.ts'
export { type FoundUnit, listUnits, searchUnits } from './units.ts'
