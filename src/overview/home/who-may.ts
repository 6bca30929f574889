import { must } from '../../../test/routes/fields.ts'
import { acting, everybody, type Table } from '../../../test/routes/table.ts'

export const whoMay = (): Table => ({
  'GET /': [{ may: everybody, gets: 303, but: { nobody: 200 } }],
  'GET /about': [{ may: everybody }],
  'GET /help': [{ may: everybody }],
  'GET /service-worker.js': [{ may: everybody }],
  'GET /offline': [{ may: everybody }],
  'GET /first-time': [{ may: acting }],
  'POST /first-time': [{ may: acting, lenient: true }],
  // The page on which an open tab ends when what it showed has been taken back.
  'GET /no-longer-shared': [
    { may: everybody, but: { 'mikael-strand': 303, 'elin-dahl': 303, 'karin-oberg': 303 } },
  ],
  'GET /accessibility': [{ may: everybody }],
  'GET /gallery': [{ may: everybody, invented: true }],
  'POST /language': [{ may: everybody, lenient: true, sends: { language: must.choice('sv') } }],
  'POST /appearance': [{ may: everybody, lenient: true, sends: { scheme: must.choice('auto') } }],
})
