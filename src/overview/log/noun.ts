import { noun } from '../../platform/noun.ts'

export const log = noun({
  tables: ['audit.held_back'],
  about: 'child',
  places: {
    log: '/log',
    childLog: '/children/:id/log',
    heldBack: '/children/:id/log/held-back',
    heldBackRemoval: '/children/:id/log/held-back/removal',
  },
  kinds: { log: { words: { sv: 'loggen', en: 'the log' } } },
})

export const logPaths = log.places
