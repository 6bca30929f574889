/**
 * Something the person who starts Kring can correct. The message is one sentence: what is wrong and what to do.
 * It is shown as it is, without a stack, and the program ends with an exit code that is not 0.
 */
export class DatabaseTrouble extends Error {
  override name = 'DatabaseTrouble'
}
