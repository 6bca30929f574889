export { type CountyFile, countOf, listFiles } from './county-files.ts'
export { countyFilePaths } from './noun.ts'
export type { SheetName } from './sheets.ts'
export { registerCountyFileTasks } from './tasks.ts'
