import type { Pool } from 'pg'
import type { Answering } from './learning/surveys/index.ts'
import type { Log } from './platform/errors/index.ts'
import type { Secret } from './platform/generations.ts'
import type { Switchboard } from './platform/live/index.ts'
import type { demoProvider, OpenIdClient } from './platform/oidc/index.ts'
import type { SessionLimits } from './platform/session/index.ts'

/** What the app is put together from: main opens it, a test makes it. */
export type Parts = {
  pool: Pool
  switchboard: Switchboard
  /** Where people sign in. */
  providers: readonly OpenIdClient[]
  /** The fictitious county: its own provider, its mail and its ribbon. */
  demo?: { provider: ReturnType<typeof demoProvider>; mailFolder: string }
  isMigrated: () => Promise<boolean>
  metricsToken?: string | undefined
  /** Whom an unknown person may ask. */
  help?: string | undefined
  secret: Secret
  /** The public address. */
  origin: string
  limits: SessionLimits
  log: Log
  /** Whether mail leaves the installation, or is shown in the demo. */
  sendsMail?: boolean
  /** What is held for those who answer without an account; main stops it. */
  answering?: Answering
}
