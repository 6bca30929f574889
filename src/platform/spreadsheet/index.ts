export { lettersOf, type XlsxProblem } from './filled-cells.ts'
export * from './read-spreadsheet.ts'
