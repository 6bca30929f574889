import type { Language } from '../../i18n/index.ts'
import type { Words } from '../../instruments/index.ts'

/** The words in the reader's language, else in the first that there is. */
export const titleIn = (words: Words, language: Language) =>
  words[language] ?? words.sv ?? Object.values(words)[0] ?? ''

/** A party of a round: the function and where it is, since the answer is the function's (R15). */
export const partyName = ({ functionName, unitName }: { functionName: string; unitName: string }) =>
  `${functionName}, ${unitName}`
