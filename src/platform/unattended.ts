/** The header of a request that a page makes by itself while nobody works in it: what it shows is not counted as read. */
export const unattended = 'x-kring-unattended'
