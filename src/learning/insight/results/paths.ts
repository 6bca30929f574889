import { results } from './noun.ts'

/** What is chosen on a page of results: a group of the release by its number, and an earlier survey to compare with. */
export type Choice = { of?: number; with?: string }

const query = ({ of, with: earlier }: Choice) => ({ of: of || undefined, with: earlier })
const { results: page, file, item } = results.places

export const resultPaths = {
  results: (id: string, choice: Choice = {}) => page(id, query(choice)),
  file: (id: string, format: string, choice: Choice = {}) => file(id, format, query(choice)),
  item: (id: string, name: string, format: string, choice: Choice = {}) =>
    item(id, name, format, query(choice)),
}
