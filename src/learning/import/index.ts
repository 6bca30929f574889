export * from './csv.ts'
export * from './tell.ts'
