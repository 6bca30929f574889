import { noun } from '../../platform/noun.ts'

export const reports = noun({
  tables: ['child.reports'],
  about: 'child',
  places: {
    danger: '/danger',
    reports: '/children/:id/reports',
    newReport: '/children/:id/reports/new',
  },
  open: ['danger'],
  kinds: { report: { words: { sv: 'en orosanmälan', en: 'a report to social services' } } },
})

export const reportPaths = reports.places
