// The arrows between floors and nouns (docs: src/README or the README's map). It resolves every import itself, since what
// a path looks like says little, and it proves that it sees: it counts files and imports, and refuses a made-up crossing.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const base = ['platform', 'ui']
const floors = ['child', 'practice', 'steering', 'learning']
const domain = ['people', 'sharing', ...floors]
/** Built on top of everything: the programs, and what ties the parts together. */
const tops = /^src\/(main\.ts|app\.tsx|browser\/.*)$/

const files = globSync('src/**/*.{ts,tsx}').map(file => file.replaceAll('\\', '/'))
const imports = files.flatMap(file => importsOf(file).map(target => ({ file, target })))
const problems = imports.flatMap(({ file, target }) => {
  const why = crossing(file, target)
  return why ? [`${file} imports ${target}: ${why}`] : []
})

proveSight()
if (problems.length) {
  console.error(problems.join('\n'))
  process.exit(1)
}
console.log(`${files.length} files, ${imports.length} imports, no forbidden arrow`)

/** Why this import may not be; undefined when it may. */
function crossing(file, target) {
  if (tops.test(file)) return undefined
  // A test may stand on the tests' own support and on the demo's people.
  const isTest = /\.(test|e2e)\.tsx?$|\/try-[^/]*$/.test(file)
  if (!target.startsWith('src/')) return isTest || !/^(demo|test|bench|bin)\//.test(target) ? undefined : 'the program does not stand on its demo or its tests'
  if (tops.test(target)) return isTest ? undefined : 'nobody imports upwards'
  const [from, to] = [placeOf(file), placeOf(target)]
  if (base.includes(from.floor)) return domain.includes(to.floor) && !isTest ? `${from.floor} knows no domain` : undefined
  if (!domain.includes(to.floor) || from.floor === to.floor && from.noun === to.noun) return undefined
  if (from.floor === 'people' && to.floor !== 'people') return 'people stands under the other floors'
  if (from.floor === 'sharing' && floors.includes(to.floor)) return 'sharing stands under the floors'
  if (floors.includes(from.floor) && floors.includes(to.floor) && from.floor !== to.floor && target !== 'src/learning/instruments/index.ts' && !isTest) return 'a floor takes nothing from another but the instruments'
  if (!isTest && !/\/index\.tsx?$/.test(target) && to.noun && from.noun !== to.noun) return 'another noun is reached through its index.ts'
  return undefined
}

/** `src/child/plans/routes.tsx` is the noun `plans` on the floor `child`; a file straight on a floor belongs to no noun. */
function placeOf(file) {
  const [, floor, noun, inside] = file.split('/')
  return { floor, noun: inside ? noun : undefined }
}

function importsOf(file) {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(/(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)|^import\s*['"](\.[^'"]+)['"]/gm)
  return [...found].map(([, one, two, three]) => normalize(join(dirname(file), one ?? two ?? three)).replaceAll('\\', '/'))
}

function proveSight() {
  const forbidden = [
    ['src/platform/log.ts', 'src/child/plans/index.ts'],
    ['src/ui/button.tsx', 'src/people/units/index.ts'],
    ['src/people/units/a.ts', 'src/sharing/index.ts'],
    ['src/child/plans/routes.tsx', 'src/practice/forums/index.ts'],
    ['src/child/plans/routes.tsx', 'src/child/worries/worry.ts'],
    ['src/sharing/a.ts', 'src/child/plans/index.ts'],
    ['src/child/plans/routes.tsx', 'src/learning/instruments/answers.ts'],
    ['src/learning/insight/a.ts', 'src/child/plans/index.ts'],
    ['src/child/plans/plan.ts', 'src/app.tsx'],
    ['src/child/plans/plan.ts', 'demo/story.ts'],
  ]
  const blind = forbidden.filter(([file, target]) => !crossing(file, target))
  if (blind.length) throw new Error(`the check lets through ${blind.map(pair => pair.join(' → '))}`)
  if (files.length < 40 || imports.length < files.length) throw new Error(`the check saw only ${files.length} files and ${imports.length} imports`)
}
