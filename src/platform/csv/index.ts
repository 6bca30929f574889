export * from './command.ts'
export * from './csv.ts'
export * from './guard.ts'
export * from './tell.ts'
