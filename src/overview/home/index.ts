export { footFor, navFor } from './nav.ts'
