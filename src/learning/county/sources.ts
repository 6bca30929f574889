import { childFigureSource } from './child-figure-source.ts'
import type { CountyFigure, FigureSource, Reader } from './figure-source.ts'

const sources = new Map<string, FigureSource>([['child_figure', childFigureSource]])

/** A noun with figures of its own names its source here, at import: then its figures can be chosen for the county page. */
export const registerFigureSource = (name: string, source: FigureSource) => void sources.set(name, source)

export async function listChoices(reader: Reader) {
  const lists = await inTurn([...sources], async ([name, source]) => ({
    source: name,
    choices: (await source.list(reader)).map(({ id, name: said, hasOwnGoal }) => ({
      ref: `${name}:${id}`,
      name: said,
      hasOwnGoal: hasOwnGoal ?? false,
    })),
  }))
  return lists.filter(({ choices }) => choices.length)
}

/** In the order that they are asked for. */
export async function readCountyFigures(reader: Reader, refs: readonly string[]): Promise<CountyFigure[]> {
  const found = await inTurn([...sources], async ([name, source]) => {
    const ids = refs.flatMap(ref => (ref.startsWith(`${name}:`) ? [ref.slice(name.length + 1)] : []))
    return ids.length ? source.read(reader, ids) : []
  })
  return refs.flatMap(ref => found.flat().filter(figure => figure.ref === ref))
}

/** One transaction answers one question at a time. */
async function inTurn<A, B>(all: readonly A[], work: (each: A) => Promise<B>) {
  const done: B[] = []
  for (const each of all) done.push(await work(each))
  return done
}
