import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import type { Config } from '../../platform/config.ts'
import { DatabaseTrouble, type Role, readySchema } from '../../platform/database/index.ts'
import { inCommandTransaction } from '../../platform/database/with-database.ts'
import {
  addAdministrator,
  administratorSchema,
  countySchema,
  listCounties,
  makeCounty,
  type NewAdministrator,
  type SignInPlace,
} from './new-county.ts'

export const usage = `bin/county new             makes a collaboration and its first administrator; asks for what is not given
bin/county administrator   adds an administrator to a collaboration that has lost its own
    --name NAME            of the collaboration, such as "Kring barnen i Sjöstad"
    --administrator NAME   first and last name
    --mail ADDRESS         their mail address
    --account SUBJECT      their account at the provider (the sub claim); left out where it vouches for mail addresses
    --provider KEY         which provider of the settings, where there are several: 1, 2, …
  and for new:
    --organisation NAME    the one that runs Kring, such as "Sjöstads kommun"
    --kind KIND            municipality (default), region, state_agency and others
    --number NUMBER        its organisation number
    --unit NAME            the office where the administrators are
    --language sv|en       of whoever has not chosen one (default sv)
    --contact SENTENCE     whom people ask for help; can wait
    --answer-days DAYS     within which a worry and a request are answered (default 10)
    --consent POLICY       all_custodians (default), all_custodians_and_mature_child or mature_child_alone
`

const questions: Record<string, string> = {
  name: 'What is the collaboration called? (such as Kring barnen i Sjöstad)',
  language: 'Its language, sv or en? [sv]',
  organisation: 'Which organisation runs Kring? (such as Sjöstads kommun)',
  kind: 'What kind of organisation is it? [municipality]',
  number: 'Its organisation number? [can wait]',
  unit: 'In which office are the administrators? [Kansli or Office]',
  contact: 'Whom do people ask for help? One sentence. [can wait]',
  'answer-days': 'Within how many days does one answer? [10]',
  consent:
    'Whose consent does sharing need: all_custodians, all_custodians_and_mature_child or mature_child_alone? [all_custodians]',
  administrator: 'First administrator, first and last name?',
  mail: 'Their mail address?',
  account: 'Their account at the provider (the sub claim)?',
  provider: 'Where do they sign in?',
}

type UrlFor = (role: Role) => string
export const commands = { new: runNew, administrator: runAdministrator } as const

async function runNew(args: string[], urlFor: UrlFor, config: Config) {
  const places = placesOf(config)
  const given = await readFields(args, countySchema, places)
  const place = placeFor(given, places)
  await readySchema(urlFor('kring_owner'))
  await inCommandTransaction(urlFor('kring_owner'), tx => makeCounty(tx, given, place))
  return `${given.name} is made.\n\n${nextSteps(given, place, config)}`
}

async function runAdministrator(args: string[], urlFor: UrlFor, config: Config) {
  const places = placesOf(config)
  const schema = administratorSchema.extend({ name: countySchema.shape.name })
  const given = await readFields(args, schema, places)
  const place = placeFor(given, places)
  await inCommandTransaction(urlFor('kring_owner'), async tx => {
    const names = await listCounties(tx)
    if (names.length === 0)
      throw new DatabaseTrouble('There is no collaboration here yet: bin/county new makes one.')
    await addAdministrator(tx, given.name, given, place)
  })
  return `${given.administrator} administers ${given.name}.\n\n${signIn(given, place, config)}`
}

/** Where people who hold functions sign in. */
function placesOf({ providers }: Config): SignInPlace[] {
  const places = providers
    .filter(({ signsIn }) => signsIn.includes('staff') || signsIn.includes('guests'))
    .map(({ key, issuer, mail }) => ({ key, issuer, knowsMail: mail !== undefined }))
  if (places.length === 0)
    throw new DatabaseTrouble(
      'Nobody could sign in yet: set KRING_OIDC_ISSUER and what belongs to it first (docs/operate.md, Where people sign in).',
    )
  return places
}

/** What is given by flags, and asked for in a terminal where it is not; wrong values are all told at once. */
async function readFields<S extends z.ZodObject>(
  args: string[],
  schema: S,
  places: readonly SignInPlace[],
): Promise<z.output<S>> {
  const names = Object.keys(schema.shape)
  const given: Record<string, string | undefined> = flagsOf(args, names)
  const missing = names.filter(
    name => given[name] === undefined && questions[name] && isAsked(name, given, places),
  )
  if (process.stdin.isTTY && missing.length > 0) Object.assign(given, await ask(missing, given, places))
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value))
  const read = schema.safeParse(filled)
  if (read.success) return read.data
  throw new DatabaseTrouble(
    read.error.issues
      .map(
        ({ path, message, code }) =>
          `--${String(path[0])} ${code === 'invalid_type' ? 'is missing' : message}.`,
      )
      .join('\n'),
  )
}

function flagsOf(args: string[], names: readonly string[]): Record<string, string | undefined> {
  try {
    const options = Object.fromEntries(names.map(name => [name, { type: 'string' as const }]))
    return parseArgs({ args, options, strict: true }).values as Record<string, string | undefined>
  } catch (error) {
    throw new DatabaseTrouble(
      `${(error as Error).message.split('. ')[0]}. bin/county alone lists what there is.`,
    )
  }
}

const isAsked = (name: string, given: Record<string, string | undefined>, places: readonly SignInPlace[]) =>
  name === 'provider' ? places.length > 1 : name !== 'account' || !chosen(given.provider, places)?.knowsMail

async function ask(
  names: readonly string[],
  given: Record<string, string | undefined>,
  places: readonly SignInPlace[],
) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  // Ctrl-C and Ctrl-D end the questions, and nothing is made.
  const ended = new AbortController()
  terminal.once('close', () => ended.abort())
  const answers: Record<string, string | undefined> = {}
  // Where they sign in decides what else is asked.
  const order = Object.keys(questions).filter(name => names.includes(name))
  order.sort((a, b) => Number(a === 'account') - Number(b === 'account'))
  for (const name of order) {
    if (!isAsked(name, { ...given, ...answers }, places)) continue
    const choices =
      name === 'provider' ? `\n${places.map(({ key, issuer }) => `  ${key}: ${issuer}`).join('\n')}` : ''
    answers[name] =
      (
        await terminal
          .question(`${questions[name]}${choices}\n> `, { signal: ended.signal })
          .catch(notFinished)
      ).trim() || undefined
  }
  terminal.close()
  return answers
}

function notFinished(): never {
  throw new DatabaseTrouble('\nNothing was made.')
}

const chosen = (key: string | undefined, places: readonly SignInPlace[]) =>
  key ? places.find(each => each.key === key) : places.length === 1 ? places[0] : undefined

function placeFor({ provider, account }: NewAdministrator, places: readonly SignInPlace[]): SignInPlace {
  const place = chosen(provider, places)
  if (!place)
    throw new DatabaseTrouble(
      `--provider must be one of ${places.map(({ key, issuer }) => `${key} (${issuer})`).join(', ')}.`,
    )
  if (!account && !place.knowsMail)
    throw new DatabaseTrouble(
      `--account is missing: ${place.issuer} does not vouch for mail addresses (KRING_OIDC_MAIL), so the administrator is known by their account there alone.`,
    )
  return place
}

const signIn = (
  { administrator, mail, account }: NewAdministrator,
  { issuer }: SignInPlace,
  { baseUrl }: Config,
) =>
  `${administrator} signs in at ${baseUrl}/sign-in (${issuer}), and is known by ${account ? `the account ${account}` : `the address ${mail}`}.`

function nextSteps(county: NewAdministrator & { contact: string }, place: SignInPlace, config: Config) {
  const missing = [
    !config.smtpUrl && 'mail: KRING_SMTP_URL and KRING_MAIL_FROM',
    !config.providers.some(({ signsIn }) => signsIn.includes('guardians')) &&
      'a sign-in for guardians: KRING_OIDC_2_… with SIGNS_IN=guardians',
    !county.contact && 'whom to ask for help: in Kring',
  ].filter(each => typeof each === 'string')
  return [
    'What to do next',
    '1. Start Kring with the same settings, if it does not run: bin/start',
    `2. ${signIn(county, place, config)}`,
    '3. The first page there says what is missing before the first child can be entered.',
    ...(missing.length
      ? ['', 'Missing in the settings or left for later:', ...missing.map(each => `- ${each}`)]
      : []),
  ].join('\n')
}
