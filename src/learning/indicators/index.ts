import './county-figures.ts'

export { getIndicator } from './indicators.ts'
export { keyValue, makeIndicator } from './keep.ts'
export { indicatorPaths } from './noun.ts'
export { registerCommand } from './register/command.ts'
export { importRegister } from './register/import-register.ts'
export { readMapping } from './register/mapping.ts'
