import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse, testOrigin } from '../../../test/house.ts'
import { todaysDate } from '../../i18n/index.ts'
import { mostStreams } from './index.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** Everything that a stream says, as it comes. */
async function follow(token: string, topic: string) {
  const answer = await house.app.request(`${testOrigin}/live?topic=${topic}`, {
    headers: { cookie: `__Host-kring=${token}` },
  })
  expect(answer.status).toBe(200)
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const heard: string[] = []
  const ended = (async () => {
    const decoder = new TextDecoder()
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      heard.push(decoder.decode(value))
    }
  })()
  return { heard, stop: () => reader.cancel().then(() => ended) }
}
const until = async (isSo: () => boolean | Promise<boolean>) => {
  let so = await isSo()
  for (let turn = 0; turn < 200 && !so; turn++) {
    await new Promise(done => setTimeout(done, 25))
    so = await isSo()
  }
  expect(so).toBe(true)
}

test('a session follows no more pages at once than a person can have open, and may again when one is closed', async () => {
  const sara = await house.as('sara-lind')
  const ask = () =>
    house.app.request(`${testOrigin}/live?topic=child:${ids.amina}`, {
      headers: { cookie: `__Host-kring=${sara.token}` },
    })
  const open = []
  for (let n = 0; n < mostStreams; n++) open.push(await follow(sara.token as string, `child:${ids.amina}`))
  const refused = await ask()
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('60')
  // Another session is not held back by it.
  const maria = await house.as('maria-lund')
  await (await follow(maria.token as string, `child:${ids.amina}`)).stop()
  await open.pop()?.stop()
  await until(async () => {
    const again = await ask()
    await again.body?.cancel()
    return again.status === 200
  })
  for (const each of open) await each.stop()
})

test('R10b: an open page hears nothing of what its reader may not see, not even a sign of life, and the unit hears it', async () => {
  const omar = await house.as('omar-haddad', 'guardian')
  const maria = await house.as('maria-lund')
  const sara = await house.as('sara-lind')
  const fathers = await follow(omar.token as string, `child:${ids.amina}`)
  const units = await follow(sara.token as string, `child:${ids.amina}`)
  await until(() => fathers.heard.length > 0 && units.heard.length > 0)
  const today = todaysDate()
  const reported = await maria.post(`/children/${ids.amina}/reports`, {
    madeOn: today,
    madeTime: '00:01',
    madeTo: 'Socialjouren',
    how: 'phone',
    guardiansTold: 'no',
    notToldReason: 'Fara',
    note: '',
  })
  expect(reported.status).toBe(303)
  await house.database.admin.query(`select pg_notify('kring', $1)`, [`child:${ids.amina}`])
  // The unit's page has heard by then, so that the father's had the same time.
  await until(() => units.heard.some(each => each.includes('changed')))
  await house.database.admin.query(`select pg_notify('kring', $1)`, [`child:${ids.amina}`])
  await new Promise(done => setTimeout(done, 500))
  expect(fathers.heard).toEqual([': here\n\n'])

  // And what he may see he hears.
  await house.database.admin.query(`update child.children set given_name = given_name || ' ' where id = $1`, [
    ids.amina,
  ])
  await house.database.admin.query(`select pg_notify('kring', $1)`, [`child:${ids.amina}`])
  await until(() => fathers.heard.some(each => each.includes('changed')))
  await fathers.stop()
  await units.stop()
})
