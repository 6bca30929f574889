export { hubPaths } from './noun.ts'
export { placesFor } from './places.ts'
