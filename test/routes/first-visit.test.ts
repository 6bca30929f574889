import { afterAll, describe, expect, test } from 'vitest'
import { unstyled } from '../styles.ts'
import type { Viewer } from './viewers.ts'
import { child, openWorld } from './world.ts'

const world = await openWorld()
const { app } = world.house
const { browsers, items } = world
afterAll(() => world.house.close())

const accepts = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' }

/** The bytes of an answer as they are sent. */
async function bytesOf(path: string, headers = {}) {
  const answer = await app.request(`http://localhost:3000${path}`, { headers: { ...accepts, ...headers } })
  expect(`${answer.status} ${answer.headers.get('content-encoding')}`, path).toBe('200 br')
  return (await answer.arrayBuffer()).byteLength
}

/** The stylesheets that a phone waits for before it draws: those for paper or for a wide screen it fetches later. */
const screenStyles = (html: string) =>
  [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"(?![^>]*media=)/g)].map(each => each[1] as string)

// The fullest pages of the world: Leo's, with a plan that has been through everything.
const pages: [string, Viewer, string][] = [
  ['the page of a child', 'sara-lind', `/children/${child.leo}`],
  ['a plan, for its lead', 'siri-alm', `/plans/${items.plan.leo}`],
  ['the inbox', 'siri-alm', '/inbox'],
  ['the family', 'johanna-marklund', `/family/children/${child.leo}`],
  ['an open survey', 'nobody', '/answer'],
  ['the first page of all', 'nobody', '/'],
]

describe('A first visit waits for at most 14 KiB', () => {
  test.each(pages)('%s', async (_, viewer, path) => {
    const { token } = browsers[viewer]
    const cookie = token ? { cookie: `__Host-kring=${token}` } : {}
    const styles = screenStyles((await browsers[viewer].get(path)).text)
    expect(styles.length).toBeGreaterThan(0)
    let bytes = await bytesOf(path, cookie)
    for (const each of styles) bytes += await bytesOf(each)
    expect(bytes).toBeLessThanOrEqual(14 * 1024)
  })
})

test('a page that does not link the stylesheet of what is on it is found', async () => {
  const { text } = await browsers['sara-lind'].get(`/worries/new?child=${child.leo}`)
  expect(unstyled(text)).toEqual([])
  expect(unstyled(text.replace(/<link rel="stylesheet" href="\/assets\/asking-[^>]*>/, ''))).toContain(
    'kring-asked',
  )
})
