import type { Condition, Item } from '../../definition.ts'

const mostWords = 400
const longest = 20_000

/**
 * XLSForm's `relevant` as a condition in the file's own names and codes: comparisons of `${question}` with a text or a number, `selected()`,
 * `and`, `or`, `not()` and brackets. Undefined for anything else: half a condition would ask the wrong people. `kindOf`: `number`, or `scale`
 * for one choice among answers that can be numbers.
 */
export function parseRelevant(
  source: string,
  kindOf: (question: string) => Item['kind'] | undefined,
): Condition | undefined {
  if (source.length > longest) return undefined
  // A text program's own quotation marks, as XLSForm's tools read them.
  const plain = source.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
  const tokens = plain.match(/\$\{[^${}]*\}|'[^']*'|"[^"]*"|[<>!]=|[=<>(),]|[\w.-]+|\S/g) ?? []
  if (tokens.length === 0 || tokens.length > mostWords) return undefined
  try {
    const parser = new Parser(tokens, kindOf)
    const condition = parser.either()
    return parser.isDone() ? condition : undefined
  } catch {
    return undefined
  }
}

class Parser {
  #at = 0
  readonly #tokens: readonly string[]
  readonly #kindOf: (question: string) => Item['kind'] | undefined

  constructor(tokens: readonly string[], kindOf: (question: string) => Item['kind'] | undefined) {
    this.#tokens = tokens
    this.#kindOf = kindOf
  }

  isDone = () => this.#at === this.#tokens.length

  either(): Condition {
    return this.#list('or', () => this.#list('and', () => this.#one(), 'all'), 'any')
  }

  #list(word: 'and' | 'or', next: () => Condition, as: 'all' | 'any'): Condition {
    const parts = [next()]
    while (this.#take(word)) parts.push(next())
    const all = as === 'any' ? merged(parts) : parts
    if (all.length === 1) return all[0] as Condition
    return as === 'all' ? { all } : { any: all }
  }

  #one(): Condition {
    if (this.#take('not')) return { not: this.#bracketed(() => this.either()) }
    if (this.#peek() === '(') return this.#bracketed(() => this.either())
    if (this.#take('selected'))
      return this.#bracketed(() => {
        const item = this.#question()
        this.#need(',')
        return { item, is: [this.#text()] }
      })
    return this.#comparison()
  }

  #comparison(): Condition {
    const item = this.#question()
    const operator = this.#next()
    const written = this.#next()
    const text = unquoted(written)
    if (text === '') return this.#equal(operator, { item, answered: true }, { turned: true })
    const value = Number(text ?? written)
    const kind = this.#kindOf(item)
    const isOrdered = kind === 'number' || (kind === 'scale' && operator !== '=' && operator !== '!=')
    if (isOrdered && Number.isFinite(value)) return this.#number(item, operator, value)
    if (text === undefined && !/^[\d.-]+$/.test(written)) throw new Error('no value')
    return this.#equal(operator, { item, is: [text ?? written] })
  }

  #equal(operator: string, condition: Condition, { turned = false } = {}): Condition {
    if (operator !== '=' && operator !== '!=') throw new Error('no such comparison')
    return (operator === '=') === turned ? { not: condition } : condition
  }

  #number(item: string, operator: string, value: number): Condition {
    const same: Condition = {
      all: [
        { item, atLeast: value },
        { item, atMost: value },
      ],
    }
    if (operator === '>=') return { item, atLeast: value }
    if (operator === '<=') return { item, atMost: value }
    if (operator === '>') return { all: [{ item, answered: true }, { not: { item, atMost: value } }] }
    if (operator === '<') return { all: [{ item, answered: true }, { not: { item, atLeast: value } }] }
    return this.#equal(operator, same)
  }

  #bracketed<T>(inside: () => T): T {
    this.#need('(')
    const read = inside()
    this.#need(')')
    return read
  }

  #question(): string {
    const token = this.#next()
    const name = token.startsWith('${') ? token.slice(2, -1).trim() : ''
    if (!name) throw new Error('no question')
    return name
  }

  #text(): string {
    const text = unquoted(this.#next())
    if (text === undefined) throw new Error('no text')
    return text
  }

  #peek = () => this.#tokens[this.#at]
  #next(): string {
    const token = this.#tokens[this.#at++]
    if (token === undefined) throw new Error('too short')
    return token
  }
  #take(word: string): boolean {
    if (this.#peek()?.toLowerCase() !== word) return false
    this.#at++
    return true
  }
  #need(token: string) {
    if (this.#next() !== token) throw new Error(`no ${token}`)
  }
}

const unquoted = (token: string) => /^(['"])(.*)\1$/s.exec(token)?.[2]

/** "x is a or x is b" is one condition here. */
function merged(parts: readonly Condition[]): Condition[] {
  const all: Condition[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last && 'is' in last && 'is' in part && last.item === part.item)
      all[all.length - 1] = { item: part.item, is: [...last.is, ...part.is] }
    else all.push(part)
  }
  return all
}
