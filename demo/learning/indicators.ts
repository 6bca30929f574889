import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  getIndicator,
  importRegister,
  keyValue,
  makeIndicator,
  readMapping,
} from '../../src/learning/indicators/index.ts'
import { projectFolder } from '../../src/platform/config.ts'
import type { Staff, Tx } from '../../src/platform/database/transaction.ts'
import type { World } from '../commands/scene.ts'
import { idOf, ids } from '../ids.ts'

const lead = ['tomas-aberg', 'kansliet/processledare'] as const
const folder = join(projectFolder, 'demo/published/project-2017-2020')
const report =
  'Summorna är de som projektet Barnets bästa vid återvändande redovisade för 2017–2020. Raderna här är påhittade så att de blir samma summor.'

/** What a project published, read in from its file as anybody would; then what the county itself follows. */
export async function seedIndicators({ asPerson, time }: World) {
  await asPerson(...lead, async (tx, me) => {
    for (const [code, name, target, definition] of published)
      await makeIndicator(
        tx,
        me,
        {
          name,
          definition,
          kind: 'goal',
          unit: 'number',
          source: 'register',
          survey: null,
          childFigure: null,
          sourceWords: report,
          base: { value: 0, on: '2017-01-01' },
          target: { value: target, on: '2020-06-30', is: 'at_least' },
          everyMonths: null,
          ownerFunctionId: ids.functions.processledare,
        },
        idOf(`once/indicator/${code}`),
        code,
      )
    await readIn(tx, me)
  })
  await seedOwn({ asPerson, time })
  await seedCounted({ asPerson, time })
}

const published = [
  [
    'unika-individer',
    'Unika individer som har gått en utbildning',
    1000,
    'Varje person räknas en gång, den första gången hon deltar. Den som går flera utbildningar räknas inte igen.',
  ],
  ['utbildningar', 'Utbildningar', 60, 'Varje utbildningstillfälle som projektet har hållit eller ordnat.'],
  [
    'regionala-konferenser',
    'Deltagare i regionala konferenser',
    600,
    'Alla som har varit med på en regional konferens. Den som var med på två räknas två gånger.',
  ],
  [
    'externa-konferenser',
    'Externa konferenser',
    30,
    'Konferenser som andra har ordnat och där projektet har medverkat, i Sverige och utomlands.',
  ],
  [
    'samverkansmodeller',
    'Beslutade samverkansmodeller',
    15,
    'Modeller för samverkan som är beslutade, i en kommun eller gemensamt för ett län.',
  ],
] as const

async function readIn(tx: Tx, me: Staff) {
  const read = readMapping(readFileSync(join(folder, 'mapping.json'), 'utf8'))
  if (!read.ok) throw new Error(`The mapping of the project is wrong at ${read.at}`)
  const bytes = readFileSync(join(folder, 'register.csv'))
  const imported = await importRegister(tx, me, {
    fileName: 'project-2017-2020.csv',
    bytes,
    mapping: read.mapping,
  })
  if (!imported.ok) throw new Error(`The register of the project cannot be read: ${JSON.stringify(imported)}`)
}

/** One goal that is keyed in by those who answer for it, and one effect whose new value is awaited. */
async function seedOwn({ asPerson, time }: World) {
  const made = await asPerson(...lead, async (tx, me) => {
    const common = {
      source: 'keyed',
      survey: null,
      childFigure: null,
      ownerFunctionId: idOf('function/elevhalsan/enhetschef'),
    } as const
    const days = await makeIndicator(
      tx,
      me,
      {
        ...common,
        name: 'Dagar från begäran till första möte',
        definition:
          'Hälften av familjerna har haft ett första möte inom så många dagar från att stödet begärdes. Räknas en gång i halvåret.',
        kind: 'goal',
        unit: 'days',
        sourceWords: 'Elevhälsans egen räkning i mötesboken.',
        base: { value: 34, on: time.day(-800) },
        target: { value: 14, on: time.day(300), is: 'at_most' },
        everyMonths: 6,
      },
      idOf('once/indicator/dagar'),
    )
    const known = await makeIndicator(
      tx,
      me,
      {
        ...common,
        name: 'Personal som vet vem de ska vända sig till',
        definition:
          'Andelen av personalen som svarar ja på frågan om de vet vem de ska vända sig till när de känner oro för ett barn.',
        kind: 'effect',
        unit: 'percent',
        sourceWords: 'Tre frågor på arbetsplatsträffarna i Ekdala, varje höst.',
        base: { value: 41, on: time.day(-1130) },
        target: { value: 75, on: time.day(400), is: 'at_least' },
        everyMonths: 12,
      },
      idOf('once/indicator/vet-vem'),
    )
    return { days, known }
  })
  await asPerson('kerstin-palm', 'elevhalsan/enhetschef', async (tx, me) => {
    const key = async (id: string, value: number, days: number, n: number, note = '') => {
      const once = idOf(`once/value/${id}/${days}`)
      await keyValue(tx, me, await getIndicator(tx, id), {
        on: time.day(days),
        value,
        n,
        parts: [],
        note,
        replaces: null,
        once,
      })
    }
    await key(made.days, 29, -600, 41)
    await key(made.days, 22, -420, 38)
    await key(made.days, 19, -90, 44, 'En samordnare till från i våras.')
    await key(made.known, 48, -760, 126)
    await key(made.known, 57, -395, 131)
  })
}

/** Two that nobody keys in: one comes out of the work around the children, one out of the survey of each year. */
async function seedCounted({ asPerson, time }: World) {
  await asPerson(...lead, async (tx, me) => {
    const common = {
      unit: 'percent',
      everyMonths: null,
      ownerFunctionId: ids.functions.processledare,
    } as const
    await makeIndicator(
      tx,
      me,
      {
        ...common,
        name: 'Planer där barnet har sagt sitt',
        definition: 'Andelen planer där barnets egna ord står med. Räknas när planen publiceras.',
        kind: 'goal',
        source: 'child_figure',
        survey: null,
        childFigure: { measure: 'plans', part: 'voice' },
        sourceWords: 'Räknas i Kring, kvartal för kvartal.',
        base: null,
        target: { value: 90, on: time.day(400), is: 'at_least' },
      },
      idOf('once/indicator/barnets-ord'),
    )
    await makeIndicator(
      tx,
      me,
      {
        ...common,
        name: 'Medarbetare som arbetar nära modellen',
        definition:
          'Andelen som säger att deras eget sätt att arbeta ligger väldigt eller ganska nära modellen.',
        kind: 'effect',
        source: 'survey',
        survey: { code: 'implementation-survey', item: 'own-work', options: ['~close'] },
        childFigure: null,
        sourceWords: 'Enkäten om hur det går med modellen, som ställs varje vår.',
        base: null,
        target: { value: 80, on: time.day(300), is: 'at_least' },
      },
      idOf('once/indicator/nara-modellen'),
    )
  })
}
