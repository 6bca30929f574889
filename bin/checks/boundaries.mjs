// Which part of src may import which, and whose tables its SQL may name. Everything that is not allowed here is refused.
// `node bin/checks/boundaries.mjs` checks the tree; test/boundaries.test.ts shows that each kind of breach is seen.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const ground = ['i18n', 'ui', 'platform']
const common = [...ground, 'people', 'sharing', 'instruments', 'joint']
/** What each part may import besides itself. A part that is not listed may import nothing. */
const allowed = {
  i18n: [],
  ui: ['i18n'],
  platform: ['i18n', 'ui'],
  people: ground,
  sharing: [...ground, 'people'],
  instruments: [...ground, 'people', 'sharing'],
  joint: [...ground, 'people', 'sharing', 'instruments'],
  child: common,
  practice: common,
  steering: common,
  learning: common,
  overview: [...common, 'child', 'practice', 'steering', 'learning'],
}
/** The programs, and what puts the parts together. */
const programs = /^src\/(main\.ts|import\.ts|county\.ts|apart\.ts|app\.tsx|parts\.ts|browser\/.*)$/
const tests = /\.(test|e2e)\.tsx?$|\/who-may\.ts$/

/** Schemas whose tables and functions each part may name in SQL. */
const schemas = {
  platform: ['platform', 'people'],
  people: ['people'],
  sharing: ['sharing', 'people', 'audit'],
  instruments: ['learning', 'people'],
  joint: ['joint', 'learning', 'people', 'platform'],
  practice: ['practice', 'joint', 'people'],
  child: ['child', 'sharing', 'people'],
  learning: ['learning', 'insight', 'people', 'platform'],
  overview: ['people', 'sharing', 'audit', 'joint'],
}
/** Names of another part's schema, each with its reason. */
const exceptions = {
  platform: {
    'audit.log': 'a request writes its rows of the access log with its commit',
    'audit.ensure_partition': 'the log is there before the first request',
    'audit.verify_log': 'a command of bin/db',
    'audit.seals': 'the same command asks for the seals that anchors name',
    'audit.anchor': 'the same command tells the latest anchor',
  },
  sharing: {
    'child.children': 'what is shared is about a child, and a disclosure refers to the row',
  },
  overview: {
    'child.children': 'the inbox names the child that a row is about',
  },
}

/** Why this import may not be; undefined when it may. Paths from the root of the project. */
export function crossing(file, target) {
  if (programs.test(file)) return undefined
  const isTest = tests.test(file)
  if (!target.startsWith('src/'))
    return isTest || !/^(demo|test|bench|bin)\//.test(target) ? undefined : 'the program does not stand on its demo or its tests'
  if (programs.test(target)) return isTest ? undefined : 'nobody imports the programs'
  const [from, to] = [placeOf(file), placeOf(target)]
  if (isTest) return undefined
  if (from.part === to.part) return betweenNouns(file, target, from, to)
  if (!allowed[from.part]) return `nothing is said of what src/${from.part} may import`
  if (!allowed[from.part].includes(to.part)) return `${from.part} does not import ${to.part}`
  return throughTheFront(file, target, to)
}

function betweenNouns(file, target, from, to) {
  if (ground.includes(from.part) || !to.noun || from.noun === to.noun) return undefined
  return throughTheFront(file, target, to)
}

/** Another noun is reached through its index.ts; only a floor's list takes declarations and routes. */
function throughTheFront(file, target, to) {
  if (ground.includes(to.part)) return undefined
  const isList = /^src\/\w+\/(floor|nouns)\.tsx?$/
  if (isList.test(file) && (isList.test(target) || /\/(noun|inbox|letters|on-child-page)\.tsx?$|routes\.tsx?$/.test(target))) return undefined
  if (/\/index\.tsx?$/.test(target)) return undefined
  if (/^src\/overview\/nouns\.ts$/.test(target) && placeOf(file).part === 'overview') return undefined
  return 'another noun is reached through its index.ts'
}

/** Why an index may not export this; undefined when it may. Routes are for the floor's list: exported, they tie nouns into circles. */
export const exported = (file, target) =>
  /^src\/(people|sharing|instruments|joint|child|practice|steering|learning|overview)\/.*index\.tsx?$/.test(file) && /routes\.tsx?$/.test(target)
    ? 'an index never exports routes'
    : undefined

/** Names in SQL that belong to another part, with why. `known` are the names that the database has. */
export function foreignNames(file, text, known) {
  const { part } = placeOf(file)
  if (programs.test(file) || tests.test(file)) return []
  const mine = schemas[part] ?? []
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
  return [...new Set([...code.matchAll(/\b([a-z_]+)\.([a-z_]+)\b/g)].map(([name]) => name))]
    .filter(name => known.has(name) && !mine.includes(name.split('.')[0]) && !exceptions[part]?.[name])
    .map(name => `${file} names ${name} in SQL: it belongs to another part`)
}

/** Groups of files that import each other in a circle. `arrows` are pairs of file and target; types count too. */
export function circles(arrows) {
  const out = new Map()
  for (const [file, target] of arrows) out.set(file, [...(out.get(file) ?? []), target])
  const index = new Map()
  const low = new Map()
  const stack = []
  const found = []
  const visit = file => {
    index.set(file, index.size)
    low.set(file, index.get(file))
    stack.push(file)
    for (const target of out.get(file) ?? []) {
      if (!index.has(target)) visit(target)
      if (stack.includes(target)) low.set(file, Math.min(low.get(file), low.get(target)))
    }
    if (low.get(file) !== index.get(file)) return
    const circle = stack.splice(stack.indexOf(file))
    if (circle.length > 1) found.push(circle.sort())
  }
  for (const file of out.keys()) if (!index.has(file)) visit(file)
  return found
}

/** `src/child/plans/routes.tsx` is of the noun `plans` in the part `child`; a file straight in a part belongs to no noun. */
function placeOf(file) {
  const [, part, noun, inside] = file.split('/')
  // The instruments are one noun with folders of its own, as plans are.
  return { part, noun: inside && part !== 'instruments' ? noun : undefined }
}

/** Every import of a file, and whether it exports what it takes. An import of types is an arrow like any other. */
export function importsOf(file, text) {
  const found = text.matchAll(/(?:^|[\s;])(import|export)\s(?:type\s)?(?:[^'"`;]*?\sfrom\s*)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/gm)
  return [...found].map(([, verb, one, two]) => ({
    file,
    target: normalize(join(dirname(file), one ?? two)).replaceAll('\\', '/'),
    exports: verb === 'export',
  }))
}

export const namesInDatabase = schema =>
  new Set([...schema.matchAll(/create (?:or replace )?(?:table|view|function|materialized view)(?: if not exists)? ([a-z_]+\.[a-z_]+)/gi)].map(([, name]) => name))

if (process.argv[1]?.endsWith('boundaries.mjs')) check()

function check() {
  const files = globSync('src/**/*.{ts,tsx}').map(file => file.replaceAll('\\', '/')).filter(file => !file.endsWith('.d.ts'))
  const texts = new Map(files.map(file => [file, readFileSync(file, 'utf8')]))
  const imports = [...texts].flatMap(([file, text]) => importsOf(file, text))
  const known = namesInDatabase(readFileSync('db/schema.sql', 'utf8'))
  const problems = [
    ...imports.flatMap(({ file, target }) => {
      const why = crossing(file, target) 
      return why ? [`${file} imports ${target}: ${why}`] : []
    }),
    ...imports.filter(({ exports }) => exports).flatMap(({ file, target }) => {
      const why = exported(file, target)
      return why ? [`${file} exports ${target}: ${why}`] : []
    }),
    ...[...texts].flatMap(([file, text]) => foreignNames(file, text, known)),
    ...circles(imports.filter(({ file, target }) => !tests.test(file) && target.startsWith('src/')).map(({ file, target }) => [file, target])).map(
      circle => `a circle of ${circle.length} files: ${circle.join(', ')}`,
    ),
  ]
  if (files.length < 400 || imports.length < files.length || known.size < 100)
    problems.push(`the check saw only ${files.length} files, ${imports.length} imports and ${known.size} names of the database`)
  if (problems.length) {
    console.error(problems.join('\n'))
    process.exit(1)
  }
  console.log(`${files.length} files, ${imports.length} imports, no forbidden arrow, no circle`)
}
