import type { Floor } from '../platform/noun.ts'
import { administration } from './administration/noun.ts'
import { administrationRoutes } from './administration/routes.tsx'
import { countyFiles } from './county-files/noun.ts'
import { countyFileRoutes } from './county-files/routes.tsx'
import { functions } from './functions/noun.ts'
import { functionRoutes } from './functions/routes.tsx'
import { organisations } from './organisations/noun.ts'
import { organisationRoutes } from './organisations/routes.tsx'
import { ownAppointments } from './own-appointments/noun.ts'
import { ownAppointmentRoutes } from './own-appointments/routes.tsx'
import { posts } from './posts/noun.ts'
import { postRoutes } from './posts/routes.tsx'
import { scim } from './scim/noun.ts'
import { scimPageRoutes } from './scim/routes.tsx'
import { settings } from './settings/noun.ts'
import { settingsRoutes } from './settings/routes.tsx'
import { units } from './units/noun.ts'
import { unitRoutes } from './units/routes.tsx'

/** Who there is: units, functions and who holds them. */
export const people = [
  { noun: units, routes: unitRoutes },
  { noun: functions, routes: functionRoutes },
  { noun: ownAppointments, routes: ownAppointmentRoutes },
  { noun: administration, routes: administrationRoutes },
  { noun: countyFiles, routes: countyFileRoutes },
  { noun: organisations, routes: organisationRoutes },
  { noun: posts, routes: postRoutes },
  { noun: scim, routes: scimPageRoutes },
  { noun: settings, routes: settingsRoutes },
] satisfies Floor
