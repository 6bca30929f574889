import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Whom a provider signs in. Guests hold functions as staff do, and come from a provider of their own. */
/** By which mail claims of a provider a colleague is known at the first sign-in. */
const mailTrust = ['verified', 'trusted'] as const
export type MailTrust = (typeof mailTrust)[number]

export const audiences = ['staff', 'guardians', 'guests'] as const
export type Audience = (typeof audiences)[number]

/** The settings cannot be used as they are. `problems` holds one sentence each, to be shown as they are. */
export class ConfigTrouble extends Error {
  override name = 'ConfigTrouble'
  readonly problems: string[]

  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** The folder with package.json, whether this runs from `src` or from the bundle in `build`. */
export const projectFolder = findProjectFolder(dirname(fileURLToPath(import.meta.url)))

type Setting = { read: z.ZodType; meaning: string; default?: string; secret?: true }

const whole = (least: number, most: number) =>
  z.coerce
    .number(`must be a number from ${least} to ${most}`)
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)
const onOff = z.enum(['on', 'off'], 'must be on or off').transform(value => value === 'on')
const address = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be an address such as ${example}` })

/** Every setting that the program reads, in the order in which `bin/start --settings` lists them. */
const settings = {
  KRING_PORT: { read: whole(0, 65_535), default: '3000', meaning: 'port to listen on' },
  KRING_HOST: { read: z.string(), default: '127.0.0.1', meaning: 'address to listen on; 0.0.0.0 for all' },
  KRING_BASE_URL: {
    read: address(/^https?$/, 'https://kring.example.se'),
    meaning: 'address that people use; without it http://localhost and the port',
  },
  KRING_DATA: {
    read: z.string(),
    default: './data',
    meaning: 'folder for the built-in database and what belongs to it',
  },
  KRING_DATABASE_URL: {
    read: address(/^postgres(ql)?$/, 'postgresql://user:password@host/kring'),
    secret: true,
    meaning: 'PostgreSQL 16 or later to use instead of the built-in one; its login may make roles',
  },
  KRING_DATABASE_PASSWORD: {
    read: z.string(),
    secret: true,
    meaning: 'password of the kring_ roles where they were made by hand; otherwise we make our own',
  },
  KRING_DATABASE_CONNECTIONS: {
    read: whole(1, 200),
    meaning:
      'most connections that serve requests at a time, for each process; without it 10, with the built-in database 5 to 10 by processors',
  },
  KRING_ROLE: {
    read: z.enum(['web', 'worker', 'both'], 'must be web, worker or both'),
    default: 'both',
    meaning: 'what this process does: serve pages, run jobs, or both; also --role',
  },
  KRING_DEMO: {
    read: onOff,
    meaning: 'on: the fictitious county with a sign-in of its own; on unless KRING_OIDC_ISSUER is set',
  },
  KRING_OIDC_ISSUER: {
    read: address(/^https?$/, 'https://login.example.se'),
    meaning:
      'OpenID Connect provider that people sign in with; more of them as KRING_OIDC_2_ISSUER to KRING_OIDC_20_ISSUER, each with the settings that follow',
  },
  KRING_OIDC_CLIENT_ID: { read: z.string(), meaning: 'our name at that provider' },
  KRING_OIDC_CLIENT_SECRET: { read: z.string(), secret: true, meaning: 'our secret at that provider' },
  KRING_OIDC_SIGNS_IN: {
    read: z
      .string()
      .transform(text => text.split(',').map(word => word.trim()))
      .pipe(z.array(z.enum(audiences, 'must be staff, guardians or guests, or several with commas')).min(1)),
    meaning:
      'whom that provider signs in: staff, guardians, guests, or several with commas; without it staff',
  },
  KRING_OIDC_NUMBER_CLAIM: {
    read: z.string(),
    meaning:
      'claim that carries the person number, such as https://id.oidc.se/claim/personalIdentityNumber; needed where guardians sign in',
  },
  KRING_OIDC_SCOPE: {
    read: z.string().regex(/^openid( \S+)*$/, 'must begin with openid, and have spaces between'),
    meaning: 'scopes to ask that provider for; without it openid',
  },
  KRING_OIDC_MAIL: {
    read: z.enum(mailTrust, 'must be verified or trusted'),
    meaning:
      'whether a colleague who was added by a mail address is known by it at the first sign-in there: verified (where email_verified is true) or trusted (any email claim, where nobody can write their own); without it not',
  },
  KRING_OIDC_LABEL: {
    read: z.string().max(60, 'must be at most 60 characters'),
    meaning: 'words on the button of that provider, where there are several',
  },
  KRING_SMTP_URL: {
    read: address(/^smtps?$/, 'smtp://user:password@mail.example.se:587'),
    secret: true,
    meaning: 'mail server; without it mail is kept and shown in the demo, and not sent',
  },
  KRING_MAIL_FROM: {
    read: z.string().regex(/@/, 'must be a mail address'),
    default: 'Kring <kring@localhost>',
    meaning: 'sender of mail',
  },
  KRING_SECRET: {
    read: z.string().min(32, 'must be at least 32 characters'),
    secret: true,
    meaning: 'base secret for keyed hashes; without it one is made and kept in the data folder',
  },
  KRING_SECRET_FORMER: {
    read: z
      .string()
      .transform(text => text.split('|').map(each => each.trim()))
      .refine(all => all.every(each => each.length >= 32), 'must be at least 32 characters each'),
    secret: true,
    meaning: 'what KRING_SECRET was before each rotation, the oldest first, with | between',
  },
  KRING_SESSION_IDLE_MINUTES: {
    read: whole(1, 1440),
    default: '30',
    meaning: 'minutes without a click until one is signed out',
  },
  KRING_SESSION_HOURS: {
    read: whole(1, 24),
    default: '10',
    meaning: 'hours after which one signs in again in any case',
  },
  KRING_HELP: {
    read: z.string(),
    meaning: 'a sentence for whoever signs in and is not known: whom to ask, a telephone number',
  },
  KRING_METRICS_TOKEN: {
    read: z.string().min(16, 'must be at least 16 characters'),
    secret: true,
    meaning: 'token that opens /metrics; without it there is no /metrics',
  },
  KRING_ANCHOR_MAIL: {
    read: z.string().regex(/^[^\s@]{1,64}@[^\s@]{1,190}$/, 'must be a mail address'),
    meaning: 'address elsewhere that gets the anchor of the access log each day',
  },
  KRING_ANCHOR_FILE: {
    read: z.string(),
    meaning: 'file elsewhere that the anchor of the access log is added to each day',
  },
  KRING_WATCHDOG_SECONDS: {
    read: whole(0, 3600),
    default: '60',
    meaning: 'seconds after which a process that hangs, or never finishes stopping, is ended; 0 for never',
  },
  KRING_LOG_LEVEL: {
    read: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent'),
    default: 'info',
    meaning: 'how much is logged: debug, info, warn, error or silent',
  },
} as const satisfies Record<string, Setting>

type Name = keyof typeof settings
type Values = {
  [K in Name]:
    | z.output<(typeof settings)[K]['read']>
    | ((typeof settings)[K] extends { default: string } ? never : undefined)
}

export type Config = ReturnType<typeof loadConfig>

/** Reads the settings from the environment; `--role` wins over KRING_ROLE. Throws {@link ConfigTrouble} with all that is wrong. */
export function loadConfig(argv: string[] = process.argv.slice(2), env: NodeJS.ProcessEnv = process.env) {
  const problems: string[] = []
  const given = { ...env, ...readArguments(argv, problems) }
  const values = readValues(given, problems)
  const providers = readProviders(given, problems)
  const demo = values.KRING_DEMO ?? providers.length === 0
  const baseUrl = new URL(values.KRING_BASE_URL ?? `http://localhost:${values.KRING_PORT}`).origin
  problems.push(...clashes(values, demo, baseUrl, providers))
  if (problems.length) throw new ConfigTrouble(problems)
  return {
    port: values.KRING_PORT,
    host: values.KRING_HOST,
    /** Without a slash at the end. */
    baseUrl,
    role: values.KRING_ROLE,
    dataFolder: resolve(values.KRING_DATA),
    databaseUrl: values.KRING_DATABASE_URL,
    databasePassword: values.KRING_DATABASE_PASSWORD,
    databaseConnections: values.KRING_DATABASE_CONNECTIONS,
    demo,
    /** Empty when the demo's own provider is used. */
    providers,
    smtpUrl: values.KRING_SMTP_URL,
    mailFrom: values.KRING_MAIL_FROM,
    /** As given; ask `keepSecret(config)` for the one to use. */
    secret: values.KRING_SECRET,
    formerSecrets: values.KRING_SECRET_FORMER ?? [],
    sessionIdleMinutes: values.KRING_SESSION_IDLE_MINUTES,
    sessionHours: values.KRING_SESSION_HOURS,
    help: values.KRING_HELP,
    metricsToken: values.KRING_METRICS_TOKEN,
    anchors: { mail: values.KRING_ANCHOR_MAIL, file: values.KRING_ANCHOR_FILE },
    watchdogSeconds: values.KRING_WATCHDOG_SECONDS,
    logLevel: values.KRING_LOG_LEVEL,
  }
}

/** The answer to `bin/start --settings`. */
export function describeSettings() {
  const lines = Object.entries<Setting>(settings).map(([name, { meaning, default: standard, secret }]) => {
    const notes = [standard !== undefined && `default ${standard}`, secret && 'secret']
      .filter(Boolean)
      .join('; ')
    return `${name.padEnd(28)} ${meaning}${notes && ` (${notes})`}`
  })
  return `Settings, read from the environment:\n\n${lines.join('\n')}\n`
}

function readArguments(argv: string[], problems: string[]) {
  const given: Record<string, string> = {}
  for (let at = 0; at < argv.length; at++) {
    const [, word, value] = /^(--role)(?:=(.*))?$/.exec(argv[at] as string) ?? []
    if (word) given.KRING_ROLE = value ?? argv[++at] ?? ''
    else problems.push(`${argv[at]} is not known here: use --role web|worker|both or --settings.`)
  }
  return given
}

function readValues(given: NodeJS.ProcessEnv, problems: string[]) {
  const values: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries<Setting>(settings)) {
    const text = given[name]?.trim() || setting.default
    if (text === undefined) continue
    const read = setting.read.safeParse(text)
    if (read.success) values[name] = read.data
    else problems.push(`${name} ${read.error.issues[0]?.message}.`)
  }
  for (const name of Object.keys(given)) {
    if (name.startsWith('KRING_') && !(name in settings) && !ours.has(name) && !isOfProvider(name))
      problems.push(`${name} is not a setting: see bin/start --settings.`)
  }
  // What failed to be read has its problem listed, and nothing is answered then.
  return { ...(problems.length ? defaults() : {}), ...values } as Values
}

const providerSettings = [
  'ISSUER',
  'CLIENT_ID',
  'CLIENT_SECRET',
  'SIGNS_IN',
  'NUMBER_CLAIM',
  'SCOPE',
  'LABEL',
  'MAIL',
] as const

/** `KRING_OIDC_2_…` to `KRING_OIDC_20_…`. */
const isOfProvider = (name: string) => {
  const [, number, setting] = /^KRING_OIDC_(\d{1,2})_(\w+)$/.exec(name) ?? []
  return (
    Number(number) >= 2 &&
    Number(number) <= 20 &&
    providerSettings.some(each => each === setting) &&
    !/^0/.test(number ?? '')
  )
}

/** Where people sign in: each provider by its settings, the one without a number first. */
function readProviders(given: NodeJS.ProcessEnv, problems: string[]) {
  const numbers = ['', ...Array.from({ length: 19 }, (_, n) => `${n + 2}_`)]
  return numbers.flatMap(number => {
    const name = (setting: (typeof providerSettings)[number]) => `KRING_OIDC_${number}${setting}`
    const read = (setting: (typeof providerSettings)[number]) => {
      const text = given[name(setting)]?.trim()
      if (!text) return undefined
      const answer = settings[`KRING_OIDC_${setting}`].read.safeParse(text)
      // Of the first the problem is told with all others.
      if (!answer.success && number) problems.push(`${name(setting)} ${answer.error.issues[0]?.message}.`)
      return answer.data
    }
    const [issuer, clientId, clientSecret, signsIn, numberClaim, scope, label, mail] =
      providerSettings.map(read)
    if (!given[name('ISSUER')]?.trim()) {
      const [stray] = providerSettings.filter(setting => given[name(setting)]?.trim())
      if (stray) problems.push(`${name(stray)} is set without ${name('ISSUER')}.`)
      return []
    }
    for (const needed of ['CLIENT_ID', 'CLIENT_SECRET'] as const)
      if (!given[name(needed)]?.trim()) problems.push(`${name(needed)} must be set beside ${name('ISSUER')}.`)
    const audience = (signsIn as Audience[] | undefined) ?? ['staff']
    if (audience.includes('guardians') && !numberClaim)
      problems.push(
        `${name('NUMBER_CLAIM')} must be set where guardians sign in: by their person number they are known.`,
      )
    return [
      {
        /** In addresses: `1` for the one without a number. */
        key: number ? number.slice(0, -1) : '1',
        issuer: issuer as string,
        clientId: clientId as string,
        clientSecret: clientSecret as string,
        signsIn: audience,
        numberClaim: numberClaim as string | undefined,
        scope: (scope as string | undefined) ?? (mail ? 'openid email' : 'openid'),
        mail: mail as MailTrust | undefined,
        label: label as string | undefined,
      },
    ]
  })
}

/** Set by our own programs in bin for each other; they are no settings. */
const ours = new Set(['KRING_LONG', 'KRING_CHROMIUM', 'KRING_CALLED_FROM'])

const defaults = () =>
  Object.fromEntries(
    Object.entries<Setting>(settings).flatMap(([name, { default: standard, read }]) =>
      standard === undefined ? [] : [[name, read.parse(standard)]],
    ),
  )

/** The secret that the demo county is seeded with in tests: it stands in public code, so it keeps nothing. */
export const demoSecret = 'the secret of the demo county, for tests'

function clashes(values: Values, demo: boolean, baseUrl: string, providers: readonly { issuer: string }[]) {
  const { protocol, hostname } = new URL(baseUrl)
  return [
    values.KRING_DEMO &&
      providers.length > 0 &&
      'KRING_DEMO cannot be on beside KRING_OIDC_ISSUER: leave one of them out.',
    !demo &&
      providers.length === 0 &&
      'KRING_DEMO is off and KRING_OIDC_ISSUER is not set, so nobody could sign in: set the issuer.',
    new Set(providers.map(({ issuer }) => issuer)).size < providers.length &&
      'KRING_OIDC_…_ISSUER names the same provider twice: one set of settings for each.',
    !demo &&
      values.KRING_DATABASE_URL &&
      !values.KRING_SECRET &&
      'KRING_SECRET must be set beside KRING_DATABASE_URL, so that all processes share it: make one with "openssl rand -base64 32".',
    !demo &&
      values.KRING_SECRET &&
      (values.KRING_SECRET === demoSecret || new Set(values.KRING_SECRET).size < 12) &&
      'KRING_SECRET can be guessed: make one with "openssl rand -base64 32".',
    values.KRING_SECRET_FORMER &&
      !values.KRING_SECRET &&
      'KRING_SECRET_FORMER is set and KRING_SECRET is not: set both, or neither.',
    protocol === 'http:' &&
      !/^(localhost|127\..*|\[::1\])$/.test(hostname) &&
      'KRING_BASE_URL must begin with https, since browsers keep the session only then; http is allowed for localhost.',
  ].filter(problem => typeof problem === 'string')
}

function findProjectFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const above = dirname(from)
  if (above === from) throw new Error('package.json was not found above the program')
  return findProjectFolder(above)
}
