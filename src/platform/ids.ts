/** A UUID as the database writes it; anything else would be an error of the database (22P02) instead of a 404. */
export const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

const nobodys = '00000000-0000-0000-0000-000000000000'

/** An id out of a query or a form field: anything that is no id becomes one that nobody has, and so a 404. */
export const idIn = (text: string) => (isId(text) ? text.toLowerCase() : nobodys)
