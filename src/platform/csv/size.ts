/** How many bytes a page takes where files are read in: some 20,000 rows. A larger file is taken by the command. */
export const sizeOfFile = (path: string): number | undefined =>
  /^\/(indicators|surveys\/[^/]+)\/imports$/.test(path) ? 5_000_000 : undefined
