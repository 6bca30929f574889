// What a process of its own runs: the module that has the task, then the task. docs/decisions/0021-availability.md
import { serveApart } from './platform/apart/apart.ts'

serveApart({
  answers: () => import('./learning/surveys/import/read-file.ts'),
  county: () => import('./people/county-files/read-files.ts'),
  definition: () => import('./instruments/exchange/apart.ts'),
  pdf: () => import('./learning/insight/exports/document.ts'),
  register: () => import('./learning/indicators/register/read-file.ts'),
  try: () => import('./platform/apart/try.ts'),
})
