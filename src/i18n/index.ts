export * from './days.ts'
export * from './format.ts'
export * from './texts.ts'
