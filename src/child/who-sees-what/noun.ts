import { noun } from '../../platform/noun.ts'

export const whoSeesWhat = noun({
  tables: ['sharing.disclosures', 'sharing.disclosed_items'],
  about: 'child',
  places: {
    sharing: '/children/:id/sharing',
    withholding: '/children/:id/sharing/withholding',
    end: '/disclosures/:id/end',
  },
  styles: { withholding: ['asking.css'] },
  kinds: { sharing: { words: { sv: 'vem som ser vad', en: 'who sees what' } } },
})

export const sharingPaths = whoSeesWhat.places
