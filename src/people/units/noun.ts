import { noun } from '../../platform/noun.ts'
import { findColleagues } from '../search/index.ts'

export const units = noun({
  tables: ['people.units', 'people.functions', 'people.appointments', 'people.handovers'],
  about: 'unit',
  places: {
    unit: '/unit',
    directory: '/directory',
    function: '/functions/:id',
    handover: '/functions/:id/handover',
    undo: '/functions/:id/handovers/:handover/undo',
  },
  styles: ['table.css'],
  kinds: {
    function: { words: { sv: 'ett uppdrag', en: 'a function' }, opensAt: 'function' },
  },
  search: {
    functions: {
      heading: { sv: 'Kollegor och uppdrag', en: 'Colleagues and functions' },
      find: findColleagues,
      opensAt: 'function',
      allAt: 'directory',
    },
  },
  notices: {
    appointment_made: { sv: 'Någon har fått ett uppdrag', en: 'Somebody was given a function' },
    appointment_changed: {
      sv: 'Ett uppdrag har fått ett annat slutdatum',
      en: 'The end of an appointment was changed',
    },
    appointment_ended: { sv: 'Någon har slutat i ett uppdrag', en: 'Somebody has left a function' },
    appointments_changed: {
      sv: 'Uppdrag har getts, ändrats eller avslutats. Du ser vilka på sidan Loggen.',
      en: 'Functions were given, changed or ended. You see which on the page The log.',
    },
  },
})

export const unitPaths = units.places
