import { type Context, Hono } from 'hono'
import { notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import type { Secret } from '../../platform/generations.ts'
import { numberHash } from '../../platform/number-hash.ts'
import { type AppEnv, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { askInEmergency, listOpened, type Opened, waitInTurn, waitsUntil } from './emergency.ts'
import { emergencySchema } from './emergency-form.ts'
import { EmergencyPage } from './emergency-page.tsx'
import { emergencyPaths } from './noun.ts'
import { texts } from './texts.ts'

export const emergencyRoutes = new Hono<AppEnv>()
  .get(emergencyPaths.emergency.pattern, async c => {
    const actor = readerOf(c)
    const opened = await listOpened(c.var.tx, actor.functionId)
    logList(c, opened)
    const until = await waitsUntil(c.var.tx)
    return render(c, <EmergencyPage {...{ opened, until, found: readFound(c.req.query('found')) }} />)
  })
  .post(emergencyPaths.emergency.pattern, async c => {
    const { tx, secret } = c.var
    const actor = readerOf(c)
    const t = texts(c.var.language)
    return submit(c, emergencySchema, {
      t,
      again: async state => {
        const opened = await listOpened(tx, actor.functionId)
        logList(c, opened)
        return <EmergencyPage {...{ opened, state, until: await waitsUntil(tx) }} />
      },
      check: ({ number, reason }) => ({
        ...(!hashOf(secret, number) && { number: t.numberMissing }),
        ...(reason.length < 10 && { reason: t.reasonMissing }),
      }),
      run: async ({ number, reason, once }) => {
        // Nothing is wrong in the form: what was typed is there when the time has come.
        await waitInTurn(tx)
        const until = await waitsUntil(tx)
        if (until) {
          const opened = await listOpened(tx, actor.functionId)
          logList(c, opened)
          return render(
            c,
            <EmergencyPage {...{ opened, until, state: { values: { number, reason } } }} />,
            409,
          )
        }
        const found = await askInEmergency(tx, { once, numberHash: numberHash(secret, number), reason })
        return emergencyPaths.emergency({ found })
      },
    })
  })

/** The names of those whose records are open are read, not the records. */
function logList(c: Context<AppEnv>, opened: readonly Opened[]) {
  for (const { childId } of opened) c.var.log(logRead(childId, 'opened_list', childId))
}

/** Only functions with the right to it; for all others the page does not exist. */
function readerOf(c: Context<AppEnv>) {
  const actor = staffOf(c)
  if (!actor.mayOpenInEmergency) throw notFound()
  return actor
}

const readFound = (text: string | undefined) => (text && /^\d{1,3}$/.test(text) ? Number(text) : undefined)

function hashOf(secret: Secret, number: string) {
  try {
    return numberHash(secret, number)
  } catch {
    return undefined
  }
}
