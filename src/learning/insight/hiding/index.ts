export { type Cell, hide, type Sum } from './hide.ts'
