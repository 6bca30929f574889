/** A version's states; `learning.move_version` refuses any other move. Published is frozen. */
export const versionStates = ['draft', 'tried', 'published', 'retired'] as const
export type VersionState = (typeof versionStates)[number]

/** Which moves there are. Publishing a draft that was never tried is allowed; the page says that trying is wise. */
export const versionMoves = {
  draft: ['tried', 'published'],
  tried: ['draft', 'published'],
  published: ['retired'],
  retired: ['published'],
} as const satisfies Record<VersionState, readonly VersionState[]>
