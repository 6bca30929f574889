import { createHash } from 'node:crypto'

/**
 * Answers that give a published table back. What was published is how many per cent of 448 chose some of the options; which of those
 * options, who answered what together with what, and how many worked where is invented here, by random that falls the same every time.
 */
type Share = {
  item: string
  row?: string
  /** The heading in the file. */
  column: string
  /** Options with the per cent that was published for them together. What is left is shared by `others`. */
  published: [percent: number, options: string[]][]
  others: string[]
}

export const answered = 448

const agreement = {
  yes: ['Instämmer helt', 'Instämmer delvis'],
  no: ['Varken eller', 'Instämmer knappast', 'Instämmer inte alls'],
}
const closeness = {
  yes: ['Väldigt nära', 'Ganska nära'],
  no: ['Mitt emellan', 'Ganska långt ifrån', 'Väldigt långt ifrån'],
}
const need = {
  yes: ['Mycket stort behov', 'Ganska stort behov'],
  no: ['Ganska litet behov', 'Litet eller inget behov'],
}
const extent = {
  yes: ['I stor utsträckning'],
  no: ['I viss utsträckning', 'I liten utsträckning', 'Inte alls'],
}
const degree = {
  yes: ['I mycket hög grad', 'I ganska hög grad'],
  no: ['I ganska låg grad', 'I mycket låg grad'],
}

const rows = (
  item: string,
  scale: { yes: string[]; no: string[] },
  of: Record<string, [column: string, percent: number]>,
): Share[] =>
  Object.entries(of).map(([row, [column, percent]]) => ({
    item,
    row,
    column,
    published: [[percent, scale.yes]],
    others: scale.no,
  }))

export const shares: Share[] = [
  ...rows('views', agreement, {
    'think-first': ['Tänker direkt på att samverka', 94],
    'use-always': ['Samverkan är bra även när det går utan', 66],
    'beyond-role': ['Att göra mer än sin roll', 65],
    avoid: ['Krångligt, bara när det måste', 7],
  }),
  {
    item: 'own-work',
    column: 'Eget arbete nära modellen',
    published: [[74, closeness.yes]],
    others: closeness.no,
  },
  ...rows('organisation', closeness, {
    guardians: ['Vårdnadshavare kan vara med', 72],
    early: ['Ser behov tidigt', 68],
    participation: ['Barn är delaktiga', 65],
    rights: ['Rättigheter är säkrade', 65],
    public: ['Offentliga samarbetar', 53],
    'civil-society': ['Kontakter med civilsamhället', 32],
  }),
  {
    item: 'knowledge',
    column: 'Kan tillräckligt',
    published: [
      [19, ['Jag kan tillräckligt']],
      [39, ['Jag behöver lära mig lite mer']],
      [42, ['Jag behöver lära mig ganska mycket mer', 'Jag behöver lära mig mycket mer']],
    ],
    others: [],
  },
  ...rows('knowledge-areas', need, {
    'support-material': ['Behov: stödmaterialet', 66],
    plans: ['Behov: barnets plan', 65],
    forms: ['Behov: sätt att samverka', 56],
    wheel: ['Behov: hjulet', 50],
    research: ['Behov: forskning', 50],
    'participation-how': ['Behov: att göra det lätt att vara med', 45],
    detection: ['Behov: att upptäcka tidigt', 43],
  }),
  ...rows('would-help', extent, {
    resources: ['Skulle hjälpa: resurser', 66],
    authorities: ['Skulle hjälpa: myndigheter tillsammans', 60],
    training: ['Skulle hjälpa: övning', 59],
    'model-knowledge': ['Skulle hjälpa: kunskap om modellen', 44],
  }),
  ...rows('wanted', degree, {
    'time-children': ['Behövs: tid med barn', 73],
    'time-model': ['Behövs: tid att lära', 60],
    'value-collaboration': ['Behövs: tydligt för samverkan', 60],
    'value-early': ['Behövs: tydligt för tidig upptäckt', 57],
    'value-way': ['Behövs: tydligt för arbetssättet', 57],
    'value-children': ['Behövs: tydligt för barn och unga', 51],
  }),
]

/** Invented: the source says where they worked, not how many. */
export const sectors: [name: string, count: number][] = [
  ['Förskola', 171],
  ['Skola', 189],
  ['Socialtjänst', 88],
]

/** Of `n` answers so many that the share, in whole per cent, is the published one. */
export const countFor = (percent: number, n = answered) => Math.round((percent * n) / 100)

/** The file: a line an answer. `move` shifts each share by some per cent, for years that are wholly invented. */
export function answersCsv({ n = answered, move = 0, seed = '2025' } = {}): string {
  const columns = [
    {
      column: 'Sektor',
      cells: dealt(
        `${seed} sektor`,
        sectors.map(([name, count]) => [name, Math.round((count * n) / answered)] as const),
        n,
      ),
    },
  ].concat(
    shares.map(share => ({
      column: share.column,
      cells: dealt(`${seed} ${share.column}`, countsOf(share, n, move), n),
    })),
  )
  const lines = Array.from({ length: n }, (_, i) => columns.map(({ cells }) => cells[i]).join(';'))
  return `${[columns.map(each => each.column).join(';'), ...lines].join('\n')}\n`
}

/** How often each option is chosen: the first of a group a little more than the next. */
function countsOf({ published, others }: Share, n: number, move: number): (readonly [string, number])[] {
  const counts = published.flatMap(([percent, options], i) =>
    split(options, countFor(i === 0 ? Math.max(1, Math.min(99, percent + move)) : percent, n)),
  )
  const left = n - counts.reduce((sum, [, count]) => sum + count, 0)
  if (others.length) return [...counts, ...split(others, left)]
  const [last, count] = counts.at(-1) as [string, number]
  return [...counts.slice(0, -1), [last, count + left]]
}

function split(options: readonly string[], count: number): (readonly [string, number])[] {
  const weights = options.map((_, i) => options.length + 1 - i)
  const sum = weights.reduce((a, b) => a + b, 0)
  const counts = weights.map(weight => Math.floor((count * weight) / sum))
  return options.map(
    (option, i) =>
      [option, (counts[i] ?? 0) + (i === 0 ? count - counts.reduce((a, b) => a + b, 0) : 0)] as const,
  )
}

/** The cells of a column in an order that its name decides. */
function dealt(name: string, counts: (readonly [string, number])[], n: number): string[] {
  const cells = counts.flatMap(([cell, count]) => Array<string>(Math.max(0, count)).fill(cell)).slice(0, n)
  while (cells.length < n) cells.push(counts.at(-1)?.[0] ?? '')
  const random = (i: number) => createHash('sha256').update(`${name} ${i}`).digest('hex')
  return cells
    .map((cell, i) => [random(i), cell] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, cell]) => cell)
}

export const mapping = {
  format: 'kring-answers/1',
  columns: shares
    .map(({ column, item, row }) => ({ column, item, ...(row && { row }) }))
    .concat([{ column: 'Sektor', item: 'sector' }]),
  target: {
    column: 'Sektor',
    values: Object.fromEntries(sectors.map(([role]) => [role, { organisation: 'Ekdala kommun', role }])),
  },
}
