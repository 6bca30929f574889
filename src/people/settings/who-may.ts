import { must } from '../../../test/routes/fields.ts'
import { signedIn, type Table } from '../../../test/routes/table.ts'

/** Everybody has their own, in a function or not. */
export const whoMay = (): Table => ({
  'GET /settings': [{ may: signedIn }],
  'POST /settings/mail': [{ may: signedIn, sends: { choice: must.choice('digest') } }],
  // As a choice: whatever is no address is refused.
  'POST /settings/address': [{ may: signedIn, sends: { email: must.choice('anna@ekdala.example.se') } }],
  'POST /settings/mail/off': [{ may: signedIn, lenient: true }],
})
