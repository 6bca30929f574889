import type { Quarter } from './quarters.ts'
import type { SectionId } from './sections.ts'
import type { ViewId } from './views.ts'

/** Which quarter, and whether of the reader's own unit: among what is shown anyway. */
export type Choice = { quarter?: Quarter | undefined; own?: boolean | undefined }

const query = ({ quarter, own }: Choice) => {
  const parts = new URLSearchParams({ ...(quarter && { quarter }), ...(own && { of: 'unit' }) }).toString()
  return parts && `?${parts}`
}

export const insightPaths = {
  page: (chosen: Choice = {}) => `/insight${query(chosen)}`,
  section: (id: SectionId, chosen: Choice = {}) => `/insight/${id}${query(chosen)}`,
  /** Of one view, or of a whole part. */
  file: (id: ViewId | SectionId, format: string, chosen: Choice = {}) =>
    `/insight/files/${id}/${format}${query(chosen)}`,
}
