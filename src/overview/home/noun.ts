import { noun } from '../../platform/noun.ts'

export const home = noun({
  about: 'person',
  places: {
    home: '/',
    about: '/about',
    help: '/help',
    firstTime: '/first-time',
    accessibility: '/accessibility',
    noLongerShared: '/no-longer-shared',
    language: '/language',
    appearance: '/appearance',
    gallery: '/gallery',
  },
  open: ['home', 'about', 'help', 'accessibility', 'language', 'appearance', 'gallery'],
})

export const homePaths = home.places
