import type { Shape, Site, Sites } from './shape.ts'

const column = String.raw`(?:\w+\.)?\w+`
const value = String.raw`(?:\?|'\w*'|\d+|true|false|now\(\)|current_date|${column})(?:::\w+)?`
const condition = `(?:${column} (?:=|<>|<|>|<=|>=) ${value}|${column} is (?:not )?null|${column})`
const table = String.raw`\w+\.\w+(?: (?:as )?(?!join|left|where|order|limit)\w+)?`
const list = (item: string, between: string) => `${item}(?:${between}${item})*`
const statement = new RegExp(
  `^select (?:distinct )?${list(String.raw`${column}(?: as (?:"\w+"|\w+))?`, ', ')} from ${table}` +
    `(?: (?:left )?join ${table} on ${list(condition, ' and ')})*(?: where ${list(condition, ' and ')})?` +
    String.raw`(?: order by ${list(`${column}(?: desc)?`, ', ')})?(?: limit (?:\?|\d+))?(?: for update)?$`,
)

/**
 * Statements written by hand that the builder says as simply: columns of tables that are joined, with conditions, an order and a
 * limit. One whose type names words is none, since the types of the schema know a column of words as a string only.
 */
export const sayableByBuilder = ({ sites, shapes }: Sites) =>
  sites.filter(({ fragments, shape }) => {
    const text = fragments.join('?').replaceAll(/\s+/g, ' ').trim()
    return statement.test(text) && !namesWords(shape, shapes)
  })

function namesWords(shape: Site['shape'], shapes: readonly Shape[]): boolean {
  const known = shapes[shape] as Shape
  if (known.is === 'literal') return typeof known.value === 'string'
  if (known.is === 'union') return known.of.some(each => namesWords(each, shapes))
  if (known.is === 'array') return namesWords(known.of, shapes)
  return known.is === 'object' && Object.values(known.keys).some(({ of }) => namesWords(of, shapes))
}
