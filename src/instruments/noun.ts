import { noun } from '../platform/noun.ts'
import { findInstruments } from './library/find.ts'
import { versionStates } from './states.ts'

export const instruments = noun({
  tables: [
    'learning.instruments',
    'learning.instrument_versions',
    'learning.instrument_edits',
    'learning.instrument_uses',
  ],
  about: 'collaboration',
  states: { version_state: versionStates },
  places: {
    instruments: '/instruments',
    instrument: '/instruments/:id',
    copies: '/instruments/:id/copies',
    versions: '/instruments/:id/versions',
    newVersion: '/instruments/:id/versions/new',
    version: '/instruments/:id/versions/:number',
    exported: '/instruments/:id/versions/:number/export/:form',
    trial: '/instruments/:id/versions/:number/trial',
    state: '/instruments/:id/versions/:number/state',
    difference: '/instruments/:id/difference',
    uses: '/instruments/:id/uses',
    removal: '/instruments/:id/removal',
    publication: '/instruments/:id/publication',
    draft: '/instruments/:id/draft',
    newInstrument: '/instruments/new',
    import: '/instruments/import',
    words: '/instruments/words',
    settings: '/learning/settings',
    items: '/instruments/:id/draft/items',
    sections: '/instruments/:id/draft/sections',
    scales: '/instruments/:id/draft/scales',
    scale: '/instruments/:id/draft/scales/:scale',
    part: '/instruments/:id/draft/parts/:part',
    partPlace: '/instruments/:id/draft/parts/:part/place',
    partCopies: '/instruments/:id/draft/parts/:part/copies',
    partRemoval: '/instruments/:id/draft/parts/:part/removal',
    about: '/instruments/:id/draft/about',
    history: '/instruments/:id/draft/history',
  },
  search: {
    instruments: {
      heading: { sv: 'Instrument', en: 'Instruments' },
      find: findInstruments,
      opensAt: 'instrument',
      allAt: 'instruments',
    },
  },
  styles: ['asking.css', 'drawn.css', 'learning.css', 'plans.css'],
})

export const instrumentPaths = instruments.places
