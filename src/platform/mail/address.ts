/** Whether mail could go there: one sign, and a name with a dot after it. Whether somebody reads it only the mail shows. */
export const isMailAddress = (text: string) => /^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(text)
