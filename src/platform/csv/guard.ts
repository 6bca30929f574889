/**
 * A spreadsheet opens a text that begins like this as a formula, which may fetch or run something. The apostrophe makes it a
 * text again (OWASP, "CSV injection"). Only for what is text: a number of ours may begin with a minus.
 */
const formula = /^[\s]*[=+\-@|%＝＋－＠]|^[\t\r\n]/
export const guarded = (text: string) => (formula.test(text) ? `'${text}` : text)

/** What {@link guarded} was given, from a file that we wrote. */
export const unguarded = (text: string) =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text
