import { drawnOnce } from './drawn-once.ts'

/** Drawn on a 24 × 24 field with one round stroke. A closed set: a new icon is added here, never pasted into a page. */
const paths = {
  warning: 'M12 3.5 22 20.5H2Z M12 10v4.5 M12 17.6v.1',
  check: 'm4.5 12.5 5 5 10-11',
  close: 'M6 6l12 12 M18 6 6 18',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z M12 7.5V12l3 2',
  lock: 'M5 10.5h14v10H5Z M8 10.5V7a4 4 0 0 1 8 0v3.5 M12 14.5v2.5',
  eye: 'M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12Z M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z',
  plus: 'M12 4.5v15 M4.5 12h15',
  arrow: 'M4 12h16 M13.5 5.5 20 12l-6.5 6.5',
  back: 'M20 12H4 M10.5 5.5 4 12l6.5 6.5',
  down: 'm5 9 7 7 7-7',
  rise: 'M5 19 19 5 M9.5 5H19v9.5',
  fall: 'M5 5l14 14 M19 9.5V19H9.5',
  up: 'm5 15 7-7 7 7',
  copy: 'M8.5 8.5h11v11h-11Z M15.5 4.5h-11v11',
  remove: 'M4.5 7h15 M9.5 7V4.5h5V7 M6.5 7l1 13h9l1-13 M10.5 11v5 M13.5 11v5',
  redo: 'M20 9H10a5.5 5.5 0 0 0 0 11h6 M15.5 4.5 20 9l-4.5 4.5',
  drag: 'M9 6v.1 M15 6v.1 M9 12v.1 M15 12v.1 M9 18v.1 M15 18v.1',
  person: 'M12 3.5a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z M4 20.5c.6-4 3.8-6 8-6s7.4 2 8 6',
  people:
    'M9 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z M2 20c.5-3.5 3.2-5.2 7-5.2s6.5 1.7 7 5.2 M16 5a3.3 3.3 0 0 1 0 6.3 M18.5 15.2c2 .7 3.2 2.3 3.5 4.8',
  calendar: 'M4 5.5h16v15H4Z M4 10h16 M8 3v4 M16 3v4',
  mail: 'M3 5.5h18v13.5H3Z M3.5 6.5 12 13l8.5-6.5',
  document: 'M6 3h8.5L19 7.5V21H6Z M14 3v5h5 M9.5 12.5h6 M9.5 16.5h6',
  print: 'M7 8.5V3h10v5.5 M7 17H3.5V8.5h17V17H17 M7 13.5h10V21H7Z',
  undo: 'M4 9h10a5.5 5.5 0 0 1 0 11H8 M8.5 4.5 4 9l4.5 4.5',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z m5 11.5L21 21',
  'sign-out': 'M10 4H4.5v16H10 M9.5 12H21 M16.5 7.5 21 12l-4.5 4.5',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z M12 11v5.5 M12 7.5v.1',
  inbox: 'M4 13.5 7 5h10l3 8.5V19H4Z M4 13.5h5l1.2 2.5h3.6l1.2-2.5h5',
  house: 'M3.5 11.5 12 4l8.5 7.5 M6 9.5V20h12V9.5 M10 20v-5.5h4V20',
  chart: 'M3.5 20.5h17 M6.5 17v-5 M12 17V5 M17.5 17V9',
  help: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z M9.3 9.5a2.7 2.7 0 1 1 3.7 2.5c-.7.3-1 .8-1 1.6 M12 17v.1',
  speech: 'M3.5 4.5h17v12H11l-4.5 4v-4h-3Z',
} as const

export type IconName = keyof typeof paths
export const iconNames = Object.keys(paths) as IconName[]

/** A drawn sign beside a word that says the same: hidden from a screen reader. Takes the colour of the text around it. */
export const Icon = drawnOnce(({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
    <path d={paths[name]} />
  </svg>
))
