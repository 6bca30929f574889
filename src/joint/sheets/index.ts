export { sheetPaths } from './noun.ts'
export { listSheets } from './sheets.ts'
export { SheetsCard } from './sheets-card.tsx'
