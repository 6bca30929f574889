import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import {
  isNoSubstitutionTemplateLiteral,
  isTaggedTemplateExpression,
  type Node,
  type TaggedTemplateExpression,
} from 'typescript/unstable/ast'
import {
  API,
  type Checker,
  type Project,
  SymbolFlags,
  type Type,
  TypeFlags,
  type TypeReference,
} from 'typescript/unstable/sync'
import type { Shape, Site, Sites } from './shape.ts'

/** The templates of a folder of source that say of what type their rows are. Read again only when the source has changed. */
export function readSitesOnce(folder: string, file: string): Sites {
  const key = contentOf(folder)
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8'))
    if (kept.key === key) return kept.found
  } catch {
    // There is none yet.
  }
  const found = readSites(folder)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ key, found }))
  return found
}

function contentOf(folder: string) {
  const hash = createHash('sha256')
  const own = ['read-sites.ts', 'shape.ts'].map(name => join(import.meta.dirname, name))
  const files = globSync('src/**/*.{ts,tsx}', { cwd: folder }).sort()
  for (const name of [...files, 'tsconfig.json', 'package-lock.json', ...own]) {
    hash.update(name).update(readFileSync(name.startsWith('/') ? name : join(folder, name)))
  }
  return hash.digest('hex')
}

/** The same, by the compiler of the project in that folder. */
export function readSites(folder: string, isRead = isSource): Sites {
  const api = new API({ cwd: folder })
  try {
    const [project] = api.updateSnapshot({ openProject: join(folder, 'tsconfig.json') }).getProjects()
    if (!project) throw new Error(`${folder} has no tsconfig.json`)
    const shapes = shapesOf(project.checker)
    const sites = templatesOf(project, folder, isRead).flatMap(({ template, place }): Site[] => {
      const type = typeOfRows(project.checker, template)
      if (!type || type.flags & TypeFlags.AnyOrUnknown) return []
      return [
        {
          place,
          fragments: fragmentsOf(template),
          type: project.checker.typeToString(type),
          written: template.typeArguments !== undefined,
          shape: shapes.add(type),
        },
      ]
    })
    return { sites, shapes: shapes.list }
  } finally {
    api.close()
  }
}

const isSource = (name: string) => /^src\/.*\.tsx?$/.test(name) && !/\.(test|e2e)\.tsx?$/.test(name)

function templatesOf({ program }: Project, folder: string, isRead: typeof isSource) {
  const found: { template: TaggedTemplateExpression; place: string }[] = []
  for (const path of program.getSourceFileNames()) {
    const name = relative(folder, path)
    if (!isRead(name)) continue
    const file = program.getSourceFile(path)
    if (!file?.text.includes('sql')) continue
    const visit = (node: Node) => {
      if (isTaggedTemplateExpression(node) && file.text.slice(node.tag.pos, node.tag.end).trim() === 'sql') {
        const line = file.text.slice(0, node.tag.end).split('\n').length
        found.push({ template: node, place: `${name}:${line}` })
      }
      node.forEachChild(visit)
    }
    visit(file)
  }
  return found
}

/** T of `RawBuilder<T>`, which the template is: written out, or inferred from where it stands. */
function typeOfRows(checker: Checker, template: TaggedTemplateExpression) {
  const builder = checker.getTypeAtLocation(template)
  if (builder?.getSymbol()?.name !== 'RawBuilder')
    throw new Error('A template `sql` that gives no RawBuilder')
  return checker.getTypeArguments(builder as TypeReference)[0]
}

const fragmentsOf = ({ template }: TaggedTemplateExpression) =>
  isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]

/** Gathers shapes, each type once. */
function shapesOf(checker: Checker) {
  const list: Shape[] = []
  const placeOf = new Map<number, number>()
  const add = (type: Type): number => {
    const known = placeOf.get(type.id)
    if (known !== undefined) return known
    // The place is taken first, since a type can contain itself.
    const place = list.push({ is: 'anything' }) - 1
    placeOf.set(type.id, place)
    list[place] = shapeOf(type)
    return place
  }

  function shapeOf(type: Type): Shape {
    const { flags } = type
    if (flags & TypeFlags.AnyOrUnknown) return { is: 'anything' }
    if (flags & TypeFlags.Boolean) return { is: 'boolean' }
    if (flags & TypeFlags.StringLike && !type.isLiteralType()) return { is: 'string' }
    if (flags & TypeFlags.Number) return { is: 'number' }
    if (flags & TypeFlags.Null) return { is: 'null' }
    if (flags & TypeFlags.VoidLike) return { is: 'undefined' }
    if (type.isLiteralType()) return { is: 'literal', value: type.value as string }
    if (type.isUnionType()) return { is: 'union', of: type.getTypes().map(add) }
    if (type.isTupleType() || (type.isTypeReference() && type.getTarget().isTupleType()))
      return { is: 'tuple', of: checker.getTypeArguments(type as TypeReference).map(add) }
    if (checker.isArrayType(type))
      return { is: 'array', of: add(checker.getTypeArguments(type as TypeReference)[0] as Type) }
    return shapeOfObject(type)
  }

  function shapeOfObject(type: Type): Shape {
    const name = type.getSymbol()?.name
    if (name === 'Date' || name === 'Buffer') return { is: name }
    const primitive =
      type.isIntersectionType() && type.getTypes().find(({ flags }) => flags & TypeFlags.Primitive)
    if (primitive) return shapeOf(primitive)
    if (!(type.flags & (TypeFlags.Object | TypeFlags.Intersection)) || isFunction(type))
      return { is: 'impossible', name: checker.typeToString(type) }
    const [index] = checker.getIndexInfosOfType(type)
    if (index) return { is: 'record', of: add(index.valueType) }
    const keys = checker.getPropertiesOfType(type).map(property => {
      const of = checker.getTypeOfSymbol(property)
      if (!of) throw new Error(`${checker.typeToString(type)} has a key without a type: ${property.name}`)
      return [property.name, { of: add(of), optional: Boolean(property.flags & SymbolFlags.Optional) }]
    })
    return { is: 'object', keys: Object.fromEntries(keys) }
  }
  const isFunction = (type: Type) => checker.getSignaturesOfType(type, 0).length > 0

  return { list, add }
}
