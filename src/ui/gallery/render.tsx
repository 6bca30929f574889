import type { Language } from '../../i18n/index.ts'
import { GalleryPage } from '../gallery-page.tsx'
import { PageContext, type Scheme } from '../page-context.ts'

/** The gallery as a whole document, for tests and for looking at it without a server. */
export function renderGallery(lang: Language, scheme: Scheme = 'auto') {
  const page = {
    lang,
    scheme,
    path: '/children/1?x=1',
    demo: true,
    actor: { personName: 'Siri Alm', functionName: 'Skolkurator', unitName: 'Björkskolan' },
    nav: [
      { href: '/children', label: 'Barnen' },
      { href: '/inbox', label: 'Inkorg', count: 3 },
      { href: '/meetings', label: 'Möten' },
      { href: '/collaboration', label: 'Samverkan' },
      { href: '/insight', label: 'Insikt' },
    ],
  }
  return String(
    <PageContext.Provider value={page}>
      <GalleryPage />
    </PageContext.Provider>,
  )
}
