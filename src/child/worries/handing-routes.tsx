import { type Context, Hono } from 'hono'
import { answersFromForm, fillState, getVersionToFill, readAnswers } from '../../instruments/index.ts'
import { readForm, submit, type Values } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import { markSeen } from '../../sharing/notices/index.ts'
import type { FormState } from '../../ui/index.ts'
import { childMistakes, storedNumber } from '../children/index.ts'
import { doubleTexts, type Identity, lookForDouble, waitToLook } from '../team/index.ts'
import { getHanded, handWorry } from './handing.ts'
import { HandedPage, HandingPage, HandWritePage } from './handing-pages.tsx'
import { handingTexts } from './handing-texts.ts'
import { worryPaths } from './noun.ts'
import { handedSchema, handingSchema } from './worry-form.ts'

export const handingRoutes = new Hono<AppEnv>()
  .get(worryPaths.handing.pattern, c => {
    staffOf(c)
    return render(c, <HandingPage />)
  })
  .post(worryPaths.handing.pattern, async c => {
    const actor = staffOf(c)
    const t = handingTexts(c.var.language)
    return submit(c, handingSchema, {
      t,
      again: state => <HandingPage state={state} />,
      check: data => childMistakes(data, t, c.var.language),
      run: async data => {
        const identity = { ...data, personNumber: storedNumber(data.personNumber) }
        const wait = waitToLook(actor)
        if (wait) return { errors: { '': doubleTexts(c.var.language).wait(wait) } }
        const double = await lookForDouble(c.var.tx, identity)
        if (!double) return noneFound(c, t)
        return double.mine ? worryPaths.newWorry({ child: double.mine }) : writePage(c, identity)
      },
    })
  })
  .post(worryPaths.handedOver.pattern, async c => {
    staffOf(c)
    const { tx, language } = c.var
    const t = handingTexts(language)
    const read = await readForm(c, handedSchema, { language })
    const values = read.ok ? read.values : read.state.values
    const errors = read.ok ? {} : read.state.errors
    // Whom it is about came along from the page before, where it can be corrected.
    const identity = identityOf(values)
    const wrong: Record<string, string> = read.ok ? childMistakes(identity, t, language) : errors
    if (Object.keys(wrong).length) return render(c, <HandingPage state={{ values, errors: wrong }} />, 422)
    const version = await getVersionToFill(tx, 'worry', values.instrument)
    const sent = await c.req.formData()
    const { answers, problems } = readAnswers(version.definition, answersFromForm(version.definition, sent))
    const filled = fillState(version.definition, language, { sent, problems })
    if (!read.ok || Object.keys(filled.errors ?? {}).length)
      return writePage(c, identity, { values: { ...values, ...filled.values }, errors: filled.errors ?? {} })
    const id = await handWorry(tx, identity, { version, answers, once: read.data.once })
    if (!id) return render(c, <HandingPage state={{ values, errors: { '': t.none } }} />, 422)
    return c.redirect(worryPaths.handed(id), 303)
  })
  .get(worryPaths.handed.pattern, async c => {
    staffOf(c)
    const { tx, language } = c.var
    const handed = await getHanded(tx, idOf(c))
    await markSeen(tx, handed.id)
    return render(c, <HandedPage handed={handed} labels={await findAreaLabels(tx, language)} />)
  })

/** R7: asking is in the log, also where nobody is found. One whom they may not know of is as little found (R8). */
function noneFound(c: Context<AppEnv>, t: ReturnType<typeof handingTexts>) {
  c.var.log({ act: 'search', kind: 'double' })
  return { errors: { '': t.none } }
}

async function writePage(c: Context<AppEnv>, identity: Identity, state?: FormState): Promise<Response> {
  const { tx, language } = c.var
  const t = handingTexts(language)
  const double = await lookForDouble(tx, identity)
  if (!double || double.mine)
    return render(c, <HandingPage state={{ values: identity, ...noneFound(c, t) }} />, 422)
  const labels = await findAreaLabels(tx, language)
  const version = await getVersionToFill(tx, 'worry', state?.values?.instrument ?? undefined)
  if (state) c.var.keep()
  return render(
    c,
    <HandWritePage {...{ identity, contact: double.contact, version, labels }} {...(state && { state })} />,
    state ? 422 : 200,
  )
}

const identityOf = (values: Values): Identity => ({
  givenName: String(values.givenName),
  familyName: String(values.familyName),
  birthDate: String(values.birthDate),
  personNumber: storedNumber(String(values.personNumber)),
})
