export * from './apart.ts'
export * from './tell.ts'
