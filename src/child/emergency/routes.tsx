import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { notFound } from '../../platform/errors/index.ts'
import { field, readForm } from '../../platform/forms.ts'
import { numberHash } from '../../platform/number-hash.ts'
import { type AppEnv, render, staffOf } from '../../platform/page.tsx'
import { askInEmergency, listOpened } from './emergency.ts'
import { EmergencyPage } from './emergency-page.tsx'
import { emergencyPaths } from './noun.ts'
import { texts } from './texts.ts'

const emergencySchema = z.object({ number: field.text(20), reason: field.text(2000), once: field.once() })

export const emergencyRoutes = new Hono<AppEnv>()
  .get(emergencyPaths.emergency.pattern, async c => {
    const actor = readerOf(c)
    const opened = await listOpened(c.var.tx, actor.functionId)
    for (const { childId } of opened)
      c.var.log({ act: 'read', childId, kind: 'child', id: childId, purpose: 'emergency' })
    return render(c, <EmergencyPage opened={opened} found={readFound(c.req.query('found'))} />)
  })
  .post(emergencyPaths.emergency.pattern, async c => {
    const { tx, language } = c.var
    const actor = readerOf(c)
    const t = texts(language)
    const read = await readForm(c, emergencySchema, {
      language,
      missing: { number: t.numberWrong, reason: t.reasonShort },
    })
    const again = async (state: Parameters<typeof EmergencyPage>[0]['state']) =>
      render(c, <EmergencyPage opened={await listOpened(tx, actor.functionId)} state={state} />, 422)
    if (!read.ok) return again(read.state)
    const hash = hashOf(c.var.secret, read.data.number)
    const errors = {
      ...(!hash && { number: t.numberWrong }),
      ...(read.data.reason.length < 10 && { reason: t.reasonShort }),
    }
    if (!hash || Object.keys(errors).length) return again({ values: read.values, errors })
    const opened = await askInEmergency(tx, {
      once: read.data.once,
      numberHash: hash,
      reason: read.data.reason,
    })
    return c.redirect(
      opened === undefined ? emergencyPaths.emergency() : `${emergencyPaths.emergency()}?found=${opened}`,
      303,
    )
  })

/** Only functions that may; to all others the page does not exist. */
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
