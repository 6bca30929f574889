export * from './days.ts'
export * from './format.ts'
export { insideSentence } from './inside-sentence.ts'
export * from './texts.ts'
