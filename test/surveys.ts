import { randomUUID } from 'node:crypto'
import { idOf, ids } from '../demo/ids.ts'
import { sharedToken, tellToken, whatHash, whoHash } from '../src/learning/surveys/links.ts'
import { answerPaths } from '../src/learning/surveys/noun.ts'
import { newToken } from '../src/platform/link-token.ts'
import { type House, testSecret } from './house.ts'

const words = (sv: string, en: string) => ({ sv, en })

/** A short survey: a scale, a choice that opens a text, and a text. */
export const smallDefinition = {
  format: 'kring-instrument/1',
  code: 'small-survey',
  title: words('Så samverkar vi', 'How we work together'),
  introduction: words(
    'Fem minuter om hur samverkan fungerar hos er.',
    'Five minutes about how working together goes.',
  ),
  ending: words('I januari ser du resultatet i Kring.', 'In January you will see the results in Kring.'),
  languages: ['sv', 'en'],
  about: 'self',
  summary: 'bars',
  source: { note: words('Påhittad för tester.', 'Made up for tests.'), rights: words('Egen.', 'Own.') },
  scales: [
    {
      id: 'agree',
      options: [
        { id: 'no', label: words('Stämmer inte', 'Not true') },
        { id: 'partly', label: words('Stämmer delvis', 'Partly true') },
        { id: 'yes', label: words('Stämmer helt', 'Wholly true') },
      ],
    },
  ],
  sections: [
    {
      id: 'main',
      title: words('Samverkan', 'Working together'),
      items: [
        {
          id: 'known',
          kind: 'scale',
          scale: 'agree',
          label: words('Jag vet vem jag ska ringa.', 'I know whom to call.'),
          required: true,
          besides: ['dont-know'],
        },
        {
          id: 'missing',
          kind: 'choice',
          label: words('Saknar du något?', 'Do you miss anything?'),
          options: [
            { id: 'yes', label: words('Ja', 'Yes') },
            { id: 'no', label: words('Nej', 'No') },
          ],
        },
        {
          id: 'what',
          kind: 'longText',
          label: words('Vad saknar du?', 'What do you miss?'),
          maxLength: 2000,
          showWhen: { item: 'missing', is: ['yes'] },
        },
      ],
    },
  ],
} as const

type Options = {
  anonymous?: boolean
  ways?: string[]
  state?: 'planned' | 'open' | 'closed'
  definition?: object
}

/** A survey of the demo county, seeded by the administrator, with a unit that has a shared link and an open link. */
export async function seedSurvey(
  { database: { admin } }: House,
  {
    anonymous = true,
    ways = ['personal', 'forwarded', 'open', 'app', 'paper', 'import'],
    state = 'open',
    definition = smallDefinition,
  }: Options = {},
) {
  const one = async (text: string, values: unknown[]) =>
    (await admin.query(text, values)).rows[0].id as string
  const instrument = await one(
    `insert into learning.instruments (collaboration_id, code) values ($1, $2) returning id`,
    [ids.collaboration, `small-${randomUUID().slice(0, 8)}`],
  )
  const version = await one(
    `insert into learning.instrument_versions (instrument_id, collaboration_id, number, state, definition, published_at) values ($1, $2, 1, 'published', $3, now()) returning id`,
    [instrument, ids.collaboration, JSON.stringify(definition)],
  )
  const days = { planned: [3, 10], open: [-3, 10], closed: [-10, -3] }[state] as [number, number]
  const survey = await one(
    `insert into learning.surveys (collaboration_id, version_id, title, anonymous, languages, ways, opens_on, closes_on, state, owner_function_id)
      values ($1, $2, $3, $4, '{sv,en}', $5, current_date + $6::int, current_date + $7::int, $8, $9) returning id`,
    [
      ids.collaboration,
      version,
      JSON.stringify(words('Så samverkar vi', 'How we work together')),
      anonymous,
      ways,
      ...days,
      state,
      ids.functions.processledare,
    ],
  )
  const target = async (organisation: string | null, unit: string | null, role: string | null = null) => {
    const id = await one('select platform.new_id() as id', [])
    await admin.query(
      `insert into learning.targets (id, collaboration_id, survey_id, organisation_id, unit_id, role, link_hash, tell_hash) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        ids.collaboration,
        survey,
        organisation,
        unit,
        role,
        whatHash(sharedToken(testSecret, id)),
        whatHash(tellToken(testSecret, id)),
      ],
    )
    return { id, link: sharedToken(testSecret, id), tell: tellToken(testSecret, id) }
  }
  return {
    id: survey,
    version,
    unit: await target(idOf('organisation/ekdala'), ids.units.bjorkbacken),
    open: await target(null, null),
    /** Links of one's own for so many, as the sending job makes them. */
    async invite(addresses: string[]) {
      const invited = addresses.map(address => ({ address, token: newToken() }))
      for (const { address } of invited)
        await admin.query(
          `insert into learning.invitations (collaboration_id, survey_id, address) values ($1, $2, $3)`,
          [ids.collaboration, survey, address],
        )
      const { rows } = await admin.query(
        'select id, address from learning.invitations where survey_id = $1 and state = $2',
        [survey, 'waiting'],
      )
      const hex = (hash: Buffer) => hash.toString('hex')
      const tokenOf = (address: string) => invited.find(each => each.address === address)?.token as string
      await admin.query('select learning.write_ballots($1, $2::jsonb, $3::jsonb)', [
        survey,
        JSON.stringify(rows.map(({ id, address }) => ({ id, hash: hex(whoHash(tokenOf(address))) }))),
        JSON.stringify(
          rows
            .map(({ address }) => ({ target: null, hash: hex(whatHash(tokenOf(address))) }))
            .sort((a, b) => a.hash.localeCompare(b.hash)),
        ),
      ])
      return invited
    },
  }
}

type Posts<T> = { post(path: string, fields: Record<string, string>): Promise<T> }

/** Sends a survey's form by its link, as whoever has it does. */
export const giveBy = <T>(by: Posts<T>, token: string, fields: Record<string, string>) =>
  by.post(answerPaths.answers(), { token, ...fields })

/** Opens a page by a link: the survey, or another of those that are opened by it. */
export const openBy = <T>(by: Posts<T>, token: string, fields = {}, place = answerPaths.open()) =>
  by.post(place, { token, ...fields })
