import type { Language } from '../../i18n/index.ts'
import { childFigureSource } from './child-figure-source.ts'
import type { CountyFigure, FigureSource, Reader } from './figure-source.ts'
import type { Published } from './published.ts'

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
    const ids = idsOf(name, refs)
    return ids.length ? source.read(reader, ids) : []
  })
  return inOrder(refs, found.flat())
}

/** The same without an account. They lead to no page: each needs one. */
export function readPublishedFigures(published: Published, language: Language): CountyFigure[] {
  const found = [...sources].flatMap(([name, source]) => {
    const ids = idsOf(name, published.figures)
    return ids.length ? source.readPublished(published, ids, language) : []
  })
  return inOrder(published.figures, found).map(({ href: _, ...figure }) => figure)
}

const idsOf = (source: string, refs: readonly string[]) =>
  refs.flatMap(ref => (ref.startsWith(`${source}:`) ? [ref.slice(source.length + 1)] : []))

const inOrder = (refs: readonly string[], found: readonly CountyFigure[]) =>
  refs.flatMap(ref => found.filter(figure => figure.ref === ref))

/** One transaction answers one question at a time. */
async function inTurn<A, B>(all: readonly A[], work: (each: A) => Promise<B>) {
  const done: B[] = []
  for (const each of all) done.push(await work(each))
  return done
}
