/** What the two threads share, by its place. */
export const places = { turns: 0, stopping: 1, database: 2, ending: 3 } as const

export type Watched = { state: Int32Array; seconds: number; databaseFolder: string }
