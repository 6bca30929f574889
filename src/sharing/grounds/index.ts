export * from './ground-fields.tsx'
export * from './grounds.ts'
export { sharingTexts } from './texts.ts'
