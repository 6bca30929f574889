import type { Language } from '../../i18n/index.ts'
import { GalleryPage } from '../gallery-page.tsx'
import { type Page, PageContext, type Scheme } from '../page-context.ts'

/** The gallery as a whole document, for tests and for looking at it without a server. */
export function renderGallery(lang: Language, scheme: Scheme = 'auto') {
  const page: Page = {
    lang,
    scheme,
    path: '/children/1?x=1',
    demo: true,
    styles: ['asking.css', 'drawn.css', 'plans.css', 'search.css', 'sharing.css', 'table.css'],
    actor: { personName: 'Siri Alm', functionName: 'Skolkurator', unitName: 'Björkskolan' },
    nav: [
      { href: '/children', label: 'Barn', icon: 'people' },
      { href: '/inbox', label: 'I dag', icon: 'inbox', count: 3 },
      { href: '/meetings', label: 'Möten', icon: 'calendar' },
      { href: '/our-unit', label: 'Vår enhet', icon: 'house' },
      { href: '/insight', label: 'Lärande', icon: 'chart', holds: ['/insight'] },
    ],
  }
  return String(
    <PageContext.Provider value={page}>
      <GalleryPage />
    </PageContext.Provider>,
  )
}
