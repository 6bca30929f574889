import type { Context } from 'hono'
import type { Child as Content } from 'hono/jsx'
import type { z } from 'zod'
import { submit, type Values } from '../../platform/forms.ts'
import { type AppEnv, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import type { FormState } from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { type Consequences, findConsequences, fingerprint } from './consequences.ts'
import { type Act, isDone } from './guardians.ts'
import type { texts } from './texts.ts'

type Data<S extends z.ZodObject> = z.output<S> & { once: string; seen: string }

/** What is asked for by the second step: what it means, with all that was typed. */
export type Asked = { values: Values; seen: string; changed: boolean; consequences: Consequences }

type Mistakes = Record<string, string | undefined>

type Steps<S extends z.ZodObject> = {
  child: Child
  act: Act
  t: ReturnType<typeof texts>
  form: (state: FormState) => Content
  check: (data: Data<S>) => Mistakes | Promise<Mistakes>
  /** What the change was made from, and what was found about it, as far as it shows in the second step. */
  from: () => unknown
  change: (data: Data<S>) => Promise<unknown>
  confirm: (data: Data<S>, asked: Asked) => Content
  /** The log entry and what is told. */
  tell: (data: Data<S>) => Promise<void>
  to: string
}

/**
 * The form, what it means, and the yes, at one address. The yes is good for what was shown: where that is no longer true, it is shown
 * anew (409) with what was typed.
 */
export async function twoSteps<S extends z.ZodObject>(
  c: Context<AppEnv>,
  schema: S,
  { child, act, t, form, check, from, change, confirm, tell, to }: Steps<S>,
) {
  const { tx } = c.var
  const actor = staffOf(c)
  const guardianId = 'guardianId' in act ? act.guardianId : undefined
  return submit(c, schema, {
    t,
    again: form,
    check: async data =>
      (await isDone(tx, act, (data as Data<S>).once)) ? {} : onlySaid(await check(data as Data<S>)),
    run: async (read, values) => {
      // The keys of the two steps are in every schema here, which the type parameter does not say.
      const data = read as Data<S>
      if (await isDone(tx, act, data.once)) return to
      const consequences = await findConsequences(tx, actor, { childId: child.id, guardianId }, () =>
        change(data),
      )
      const seen = fingerprint([from(), consequences])
      if (data.seen !== seen) {
        const changed = data.seen !== ''
        // Shown with 200, so nothing else logs it: rows of forms are written by themselves only for 409 and 422 (R7).
        if (!changed) c.var.log(logRead(child.id, 'child', child.id))
        return render(
          c,
          confirm(data, { values: { ...values, once: data.once }, seen, changed, consequences }),
          changed ? 409 : 200,
        )
      }
      await change(data)
      await tell(data)
      return to
    },
  })
}

const onlySaid = (mistakes: Mistakes) =>
  Object.fromEntries(Object.entries(mistakes).flatMap(([name, words]) => (words ? [[name, words]] : [])))
