import type { House } from '../house.ts'
import type { Browser } from './viewers.ts'

/** An instrument in each state: a draft with a question and a scale, one that is published, and one that is shipped. */
export async function makeInstruments({ database: { admin } }: House, lead: Browser) {
  const idOf = async (code: string): Promise<string> =>
    (await admin.query('select id from learning.instruments where code = $1', [code])).rows[0].id
  const make = async (title: string, code: string) => {
    await lead.post('/instruments', { title, about: 'unit' })
    const id = await idOf(code)
    const add = (kind: string, label: string, revision: number) =>
      lead.post(`/instruments/${id}/draft/items`, {
        kind,
        label,
        section: 'part-1',
        revision: String(revision),
      })
    await add('text', 'Hur går det?', 0)
    return { id, add }
  }
  const draft = await make('Ett utkast', 'ett-utkast')
  await draft.add('scale', 'Stämmer det?', 1)
  await draft.add('number', 'Hur många?', 2)
  await draft.add('choice', 'Vill du mer?', 3)
  const published = await make('Ett publicerat', 'ett-publicerat')
  await lead.post(`/instruments/${published.id}/publication`, { what: 'Första.' })
  const ready = await make('Ett färdigt', 'ett-fardigt')
  return { draft: draft.id, ready: ready.id, published: published.id, shipped: await idOf('five-questions') }
}
