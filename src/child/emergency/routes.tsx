import { type Context, Hono } from 'hono'
import { formatTime } from '../../i18n/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { numberHash } from '../../platform/number-hash.ts'
import { type AppEnv, render, staffOf } from '../../platform/page.tsx'
import { askInEmergency, listOpened, waitsUntil } from './emergency.ts'
import { emergencySchema } from './emergency-form.ts'
import { EmergencyPage } from './emergency-page.tsx'
import { emergencyPaths } from './noun.ts'
import { texts } from './texts.ts'

export const emergencyRoutes = new Hono<AppEnv>()
  .get(emergencyPaths.emergency.pattern, async c => {
    const actor = readerOf(c)
    const opened = await listOpened(c.var.tx, actor.functionId)
    for (const { childId } of opened)
      c.var.log({ act: 'read', childId, kind: 'child', id: childId, purpose: 'emergency' })
    return render(c, <EmergencyPage opened={opened} found={readFound(c.req.query('found'))} />)
  })
  .post(emergencyPaths.emergency.pattern, async c => {
    const { tx, secret } = c.var
    const actor = readerOf(c)
    const t = texts(c.var.language)
    return submit(c, emergencySchema, {
      t,
      again: async state => <EmergencyPage opened={await listOpened(tx, actor.functionId)} state={state} />,
      check: ({ number, reason }) => ({
        ...(!hashOf(secret, number) && { number: t.numberMissing }),
        ...(reason.length < 10 && { reason: t.reasonMissing }),
      }),
      run: async ({ number, reason, once }) => {
        const until = await waitsUntil(tx)
        if (until) return { errors: { '': t.waits(formatTime(until, c.var.language)) } }
        const found = await askInEmergency(tx, { once, numberHash: numberHash(secret, number), reason })
        return emergencyPaths.emergency({ found })
      },
    })
  })

/** Only functions with the right to it; for all others the page does not exist. */
function readerOf(c: Context<AppEnv>) {
  const actor = staffOf(c)
  if (!actor.mayOpenInEmergency) throw notFound()
  return actor
}

const readFound = (text: string | undefined) => (text && /^\d{1,3}$/.test(text) ? Number(text) : undefined)

function hashOf(secret: string, number: string) {
  try {
    return numberHash(secret, number)
  } catch {
    return undefined
  }
}
