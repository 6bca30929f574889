/** A TypeScript type as far as a value can show it. A number is the place of a shape in the list that it stands in. */
export type Shape =
  | { is: 'anything' }
  | { is: 'null' | 'undefined' | 'string' | 'number' | 'boolean' | 'Date' | 'Buffer' }
  | { is: 'literal'; value: string | number | boolean }
  | { is: 'union'; of: number[] }
  | { is: 'array'; of: number }
  | { is: 'tuple'; of: number[] }
  | { is: 'record'; of: number }
  | { is: 'object'; keys: Record<string, { of: number; optional: boolean }> }
  /** What no value from the database can be: a function, a symbol. */
  | { is: 'impossible'; name: string }

/** A template `sql<T>` of the source: where it stands, its fixed text, the shape of T, and whether T is written or inferred. */
export type Site = { place: string; fragments: string[]; type: string; written: boolean; shape: number }
export type Sites = { sites: Site[]; shapes: Shape[] }

/** What tells templates apart when they run: only the fixed text is left of them then. */
export const keyOf = (fragments: readonly string[]) => fragments.join('\u0000')

/** What is wrong with a value, each as `path: expected …, seen …`. Paths that held a value are told to `reached`. */
export type Check = (value: unknown, path: string, reached: (path: string) => void) => string[]

const none: string[] = []

/** Makes the checks of all shapes of a list; each is made when it is first used, since types can contain themselves. */
export function checksOf(shapes: readonly Shape[]) {
  const made = new Map<number, Check>()
  const checkOf = (shape: number): Check => {
    const known = made.get(shape)
    if (known) return known
    let inner: Check | undefined
    const lazy: Check = (value, path, reached) => {
      inner ??= makeCheck(shapes[shape] as Shape)
      return inner(value, path, reached)
    }
    made.set(shape, lazy)
    return lazy
  }

  function makeCheck(shape: Shape): Check {
    switch (shape.is) {
      case 'anything':
        return () => none
      case 'literal':
        return (value, path) => (value === shape.value ? none : [wrong(shape, value, path)])
      case 'array': {
        const each = checkOf(shape.of)
        return (value, path, reached) => {
          if (!Array.isArray(value)) return [wrong(shape, value, path)]
          return value.flatMap(item => each(item, `${path}[]`, reached))
        }
      }
      case 'tuple': {
        const parts = shape.of.map(checkOf)
        return (value, path, reached) =>
          Array.isArray(value) && value.length === parts.length
            ? parts.flatMap((part, n) => part(value[n], `${path}[${n}]`, reached))
            : [wrong(shape, value, path)]
      }
      case 'record': {
        const each = checkOf(shape.of)
        return (value, path, reached) =>
          isPlain(value)
            ? Object.values(value).flatMap(item => each(item, `${path}[key]`, reached))
            : [wrong(shape, value, path)]
      }
      case 'object':
        return checkObject(shape)
      case 'union':
        return checkUnion(shape)
      default:
        return (value, path) => (kindOf(value) === shape.is ? none : [wrong(shape, value, path)])
    }
  }

  function checkObject(shape: Extract<Shape, { is: 'object' }>): Check {
    const keys = Object.entries(shape.keys).map(([key, { of, optional }]) => ({
      key,
      optional,
      check: checkOf(of),
    }))
    return (value, path, reached) => {
      if (!isPlain(value)) return [wrong(shape, value, path)]
      reached(path)
      const problems: string[] = []
      for (const { key, optional, check } of keys) {
        const at = `${path}.${key}`
        if (key in value) {
          if (!(optional && value[key] === undefined)) problems.push(...check(value[key], at, reached))
        } else if (!optional) problems.push(`${at}: expected, and is not there`)
      }
      for (const key in value)
        if (!(key in shape.keys)) problems.push(`${path}.${key}: is there, and is not declared`)
      return problems
    }
  }

  function checkUnion(shape: Extract<Shape, { is: 'union' }>): Check {
    const checks = shape.of.map(checkOf)
    return (value, path, reached) => {
      let nearest: string[] | undefined
      for (const [n, check] of checks.entries()) {
        const problems = check(value, path, reached)
        if (problems.length === 0) return none
        // Of several that do not fit, the one that is at least of the same kind tells most.
        if (
          goesInto(value, shapes[shape.of[n] as number] as Shape) &&
          problems.length < (nearest?.length ?? 99)
        )
          nearest = problems
      }
      return nearest ?? [wrong(shape, value, path)]
    }
  }

  const wrong = (shape: Shape, value: unknown, path: string) =>
    `${path}: expected ${nameOf(shape, shapes)}, seen ${show(value)}`

  return checkOf
}

/** The paths of a shape at which a value with parts of its own is expected: each row, each object, each item. */
export function pathsOf(shape: number, shapes: readonly Shape[], path = '', above: number[] = []): string[] {
  if (above.includes(shape)) return []
  const inside = (of: number, at: string) => pathsOf(of, shapes, at, [...above, shape])
  const known = shapes[shape] as Shape
  switch (known.is) {
    case 'object':
      return [path, ...Object.entries(known.keys).flatMap(([key, { of }]) => inside(of, `${path}.${key}`))]
    case 'array':
      return inside(known.of, `${path}[]`)
    case 'tuple':
      return known.of.flatMap((of, n) => inside(of, `${path}[${n}]`))
    case 'record':
      return inside(known.of, `${path}[key]`)
    case 'union':
      return known.of.flatMap(of => inside(of, path))
    default:
      return []
  }
}

const isPlain = (value: unknown): value is Record<string, unknown> => kindOf(value) === 'object'

const goesInto = (value: unknown, shape: Shape) =>
  (shape.is === 'object' || shape.is === 'record' ? 'object' : shape.is === 'tuple' ? 'array' : shape.is) ===
  kindOf(value)

function kindOf(value: unknown) {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'Date'
  if (Buffer.isBuffer(value)) return 'Buffer'
  return typeof value
}

/** Rows of a test hold invented people only, so that a value may be told; a long one is cut. */
function show(value: unknown) {
  const kind = kindOf(value)
  if (kind === 'null' || kind === 'undefined') return kind
  const text = JSON.stringify(value) ?? ''
  return `${kind} ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`
}

function nameOf(shape: Shape, shapes: readonly Shape[]): string {
  const name = (of: number) => nameOf(shapes[of] as Shape, shapes)
  switch (shape.is) {
    case 'literal':
      return JSON.stringify(shape.value)
    case 'union':
      return shape.of.map(name).sort().join(' | ')
    case 'impossible':
      return shape.name
    default:
      return shape.is
  }
}
