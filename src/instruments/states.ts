import { states } from '../platform/states.ts'

/**
 * A version's states; `learning.move_version` refuses any other move. Published is frozen. Publishing a draft that was never tried is
 * allowed; the page says that trying is wise.
 */
export const versionStates = states({
  draft: { try: 'tried', publish: 'published' },
  tried: { edit: 'draft', publish: 'published' },
  published: { retire: 'retired' },
  retired: { bringBack: 'published' },
})
export type VersionState = (typeof versionStates.names)[number]

export const allowsMove = (from: VersionState, to: VersionState) =>
  Object.values<VersionState>(versionStates.table[from]).includes(to)
