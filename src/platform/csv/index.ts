export * from './command.ts'
export * from './csv.ts'
export * from './size.ts'
export * from './tell.ts'
