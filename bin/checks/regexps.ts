// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources of constructed patterns are quoted as they stand
// No regular expression of src may take quadratic time or worse over what somebody sends: one upload would hold the server.
// docs/decisions/0021-availability.md
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseSync, Visitor } from 'oxc-parser'
import { type Found, sawAtLeast, tell } from './check.ts'

// Pure JavaScript: neither the jar nor the native program of its optional packages is run.
process.env.RECHECK_BACKEND = 'pure'
const { check } = await import('recheck')

/** A finding that stands. `source` as in the file: the literal, or the whole argument of `RegExp(…)`. */
type Allowed = { file: string; source: string; why: string; samples?: readonly string[] }

const ownStyles = 'over the stylesheets of this repository, once in the life of a process'
const ownSchema = 'over the migrations and the schema of this repository, by bin/db alone'
/** `samples` are what a constructed pattern looks like: they are judged in its place. */
const allowed: readonly Allowed[] = [
  ...[
    '/(--[\\w-]+):\\s*([^;]+);/g',
    '/var\\((--[\\w-]+)[^)]*\\)/g',
    '/\\/\\*[\\s\\S]*?\\*\\//g',
    '/@[^{]+\\{(?:[^{}]*\\{[^{}]*\\})*[^{}]*\\}/g',
    '/([^{}]+)\\{([^{}]*)\\}/g',
  ].map(source => ({ file: 'src/learning/insight/exports/picture-style.ts', source, why: ownStyles })),
  ...["`((?:^--.*\\\\n)+)${creation}`, 'gm'", "`(^--.*\\\\n)?^${creation}`, 'gm'"].map(source => ({
    file: 'src/platform/database/dump.ts',
    source,
    why: ownSchema,
    samples: [],
  })),
  {
    file: 'src/overview/nouns.ts',
    source: "`^${pattern.replaceAll(/:\\w+/g, '[^/]+')}$`",
    why: 'the path of a route, told apart by its slashes',
    samples: ['/^\\/children\\/[^/]+\\/plans\\/[^/]+$/'],
  },
  {
    file: 'src/instruments/editor/form-values.ts',
    source: '`^${list}\\\\.(\\\\d{1,3})\\\\.`',
    why: 'the list is one of three words of ours',
    samples: ['/^options\\.(\\d{1,3})\\./'],
  },
]

type Place = { file: string; line: number; source: string; pattern?: string; flags?: string }
type Source = { file: string; text: string }

export async function checkRegexps(
  files: readonly Source[],
  exceptions: readonly Allowed[] = allowed,
  { least = 200, verdicts = new Map<string, string>() } = {},
): Promise<Found & { verdicts: Map<string, string> }> {
  const places = files.flatMap(placesIn)
  const problems = sawAtLeast(least, places.length, 'regular expressions')
  const used = new Set<Allowed>()
  for (const { file, line, source, pattern, flags = '' } of places) {
    const exception = exceptions.find(each => each.file === file && each.source === source)
    if (exception) used.add(exception)
    if (exception && (pattern !== undefined || exception.samples)) continue
    if (pattern === undefined) {
      problems.push(
        `${file}:${line}: RegExp(${source}) is not constant: give samples of it in bin/checks/regexps.ts`,
      )
      continue
    }
    const verdict = await judge(pattern, flags, verdicts)
    if (verdict !== 'safe') problems.push(`${file}:${line}: ${source} takes ${verdict}`)
  }
  for (const each of exceptions) {
    if (!used.has(each)) problems.push(`${each.file}: the exception for ${each.source} matches nothing`)
    for (const sample of each.samples ?? []) {
      const [, pattern = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(sample) ?? []
      const verdict = await judge(pattern, flags, verdicts)
      if (verdict !== 'safe') problems.push(`${each.file}: ${sample} takes ${verdict}`)
    }
  }
  return { problems, seen: `${places.length} regular expressions, each linear in what it is given`, verdicts }
}

/** Every literal, and every `RegExp(…)`: with its pattern where that is a text or another literal. */
function placesIn({ file, text }: Source): Place[] {
  const { program, errors } = parseSync(file, text)
  if (errors.length) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  const places: Place[] = []
  const lineOf = (at: number) => text.slice(0, at).split('\n').length
  type Call = {
    callee: { type: string; name?: string }
    arguments: { start: number; end: number }[]
    start: number
  }
  const construct = ({ callee, arguments: args, start }: Call) => {
    if (callee.type !== 'Identifier' || callee.name !== 'RegExp') return
    const [pattern, flags] = args as { type?: string; value?: unknown }[]
    const source = text.slice(args[0]?.start ?? start, args.at(-1)?.end ?? start)
    const isConstant = typeof pattern?.value === 'string' && (!flags || typeof flags.value === 'string')
    places.push({
      file,
      line: lineOf(start),
      source,
      ...(isConstant && { pattern: String(pattern.value), flags: String(flags?.value ?? '') }),
    })
  }
  new Visitor({
    Literal(node) {
      if (!('regex' in node)) return
      const { pattern, flags } = node.regex
      places.push({ file, line: lineOf(node.start), source: `/${pattern}/${flags}`, pattern, flags })
    },
    NewExpression: node => construct(node as Call),
    CallExpression: node => construct(node as Call),
  }).visit(program)
  return places
}

/**
 * What recheck says of a pattern in whole and, where it is used again and again (g, y), of each alternative alone: one that
 * fails late is saved by its neighbour in a single match, and costs the rest of the text at every place in a loop.
 * Anything but a proof that it is safe counts as a finding, running out of time too.
 */
async function judge(pattern: string, flags: string, verdicts: Map<string, string>) {
  for (const each of /[gy]/.test(flags) ? new Set([pattern, ...alternativesOf(pattern)]) : [pattern]) {
    const key = `${each}/${flags}`
    const verdict = verdicts.get(key) ?? (await ask(each, flags))
    verdicts.set(key, verdict)
    if (verdict !== 'safe') return verdict
  }
  return 'safe'
}

async function ask(pattern: string, flags: string) {
  const said = await check(pattern, flags.replace('v', 'u'), { timeout: 60_000, randomSeed: 1 })
  if (said.status === 'safe') return 'safe'
  return said.status === 'vulnerable'
    ? `${said.complexity.summary} time, for instance over ${said.attack.pattern.slice(0, 200)}`
    : `a time that recheck cannot tell (${said.error.kind}): write it simpler`
}

function alternativesOf(pattern: string): string[] {
  const parts = ['']
  let depth = 0
  let inClass = false
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern.charAt(at)
    if (letter === '\\') {
      parts[parts.length - 1] += pattern.slice(at, at + 2)
      at++
      continue
    }
    if (letter === '[') inClass = true
    else if (letter === ']') inClass = false
    else if (!inClass && letter === '(') depth++
    else if (!inClass && letter === ')') depth--
    else if (!inClass && depth === 0 && letter === '|') {
      parts.push('')
      continue
    }
    parts[parts.length - 1] += letter
  }
  return parts
}

/** A proof holds for ever, so what was proven is kept beside the packages: the first run takes 20 s, the next one 1 s. */
const folder = 'node_modules/.cache'
const kept = `${folder}/regexps-${createHash('sha256').update(readFileSync('package-lock.json')).digest('hex').slice(0, 16)}.json`

function readKept() {
  try {
    return new Map<string, string>(JSON.parse(readFileSync(kept, 'utf8')))
  } catch {
    return new Map<string, string>()
  }
}

if (import.meta.main) {
  const files = globSync('src/**/*.{ts,tsx}')
    .filter(file => !/\.(test|e2e|d)\.tsx?$/.test(file))
    .sort()
    .map(file => ({ file, text: readFileSync(file, 'utf8') }))
  const { verdicts, ...found } = await checkRegexps(files, allowed, { verdicts: readKept() })
  mkdirSync(folder, { recursive: true })
  writeFileSync(kept, JSON.stringify([...verdicts].filter(([, verdict]) => verdict === 'safe')))
  tell(found)
}
