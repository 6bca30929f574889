import { insight } from './noun.ts'
import type { Quarter } from './quarters.ts'
import type { SectionId } from './sections.ts'
import type { ViewId } from './views.ts'

/** Which quarter, and whether of the reader's own unit: among what is shown anyway. */
export type Choice = { quarter?: Quarter | undefined; own?: boolean | undefined }

const query = ({ quarter, own }: Choice) => ({ quarter, of: own && 'unit' })
const { page, section, file } = insight.places

export const insightPaths = {
  page: (chosen: Choice = {}) => page(query(chosen)),
  section: (id: SectionId, chosen: Choice = {}) => section(id, query(chosen)),
  /** Of one view, or of a whole part. */
  file: (id: ViewId | SectionId, format: string, chosen: Choice = {}) => file(id, format, query(chosen)),
}
