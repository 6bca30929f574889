import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'
import { sheetNames } from './sheets.ts'

export const fileSchema = z.object({
  pasted: z.string(),
  pastedAs: z.union([z.literal(''), field.oneOf(sheetNames)]),
  leave: field.optionalText(2000),
  once: field.once(),
})

/** The house by file: read, shown row by row, and taken in as it was shown. */
export const countyFiles = noun({
  tables: ['people.county_files', 'people.county_file_rows'],
  about: 'collaboration',
  places: {
    files: '/administration/files',
    file: '/administration/files/:id',
    use: '/administration/files/:id/use',
    template: '/administration/files/template/:format',
    house: '/administration/files/house/:format',
  },
  styles: { files: ['table.css'], file: ['table.css', 'search.css'], use: ['table.css', 'search.css'] },
  fields: fileSchema,
  uploads: { files: 5_000_000 },
  kinds: {
    county_file: { words: { sv: 'en fil med enheter och personer', en: 'a file of units and people' } },
  },
})

export const countyFilePaths = countyFiles.places
