import './list/county-figures.ts'

export { makeIndicator } from './form/make-indicator.ts'
export { getIndicator } from './indicators.ts'
export { indicatorPaths } from './noun.ts'
export { registerCommand } from './register/command.ts'
export { importRegister } from './register/import-register.ts'
export { readMapping } from './register/mapping.ts'
export { keyValue } from './values/values.ts'
