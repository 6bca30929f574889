import { noun } from '../../platform/noun.ts'

export const home = noun({
  about: 'person',
  places: {
    home: '/',
    about: '/about',
    help: '/help',
    offline: '/offline',
    serviceWorker: '/service-worker.js',
    firstTime: '/first-time',
    accessibility: '/accessibility',
    noLongerShared: '/no-longer-shared',
    language: '/language',
    appearance: '/appearance',
    gallery: '/gallery',
  },
  styles: {
    home: ['drawn.css'],
    gallery: [
      'asking.css',
      'drawn.css',
      'learning.css',
      'plans.css',
      'search.css',
      'sharing.css',
      'table.css',
    ],
  },
  open: ['home', 'about', 'help', 'offline', 'accessibility', 'language', 'appearance', 'gallery'],
})

export const homePaths = home.places
