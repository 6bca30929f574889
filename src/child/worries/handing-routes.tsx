import { type Context, Hono } from 'hono'
import { answersFromForm, fillState, getVersionToFill, readAnswers } from '../../instruments/index.ts'
import { readForm, submit, type Values } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import { markSeen } from '../../sharing/notices/index.ts'
import type { FormState } from '../../ui/index.ts'
import { childMistakes, storedNumber } from '../children/index.ts'
import { doubleTexts, type Identity, lookForDouble, waitToLook } from '../team/index.ts'
import { findTakenBack, getHanded, type Handed, handWorry } from './handing.ts'
import { HandedPage, HandingPage, HandWritePage } from './handing-pages.tsx'
import { handingTexts } from './handing-texts.ts'
import { worryPaths } from './noun.ts'
import { foundSchema, handedSchema } from './worry-form.ts'

export const handingRoutes = new Hono<AppEnv>()
  .get(worryPaths.handing.pattern, async c => {
    staffOf(c)
    const handed = await findTakenBack(c.var.tx, c.req.query('again'))
    return render(c, <HandingPage {...(handed && { state: { values: identityAgain(handed) } })} />)
  })
  .post(worryPaths.handing.pattern, async c => {
    const actor = staffOf(c)
    const t = handingTexts(c.var.language)
    return submit(c, foundSchema, {
      t,
      again: state => <HandingPage state={state} />,
      check: data => childMistakes(data, t, c.var.language),
      run: async ({ again, ...data }) => {
        const identity = { ...data, personNumber: storedNumber(data.personNumber) }
        const wait = waitToLook(actor)
        if (wait) return { errors: { '': doubleTexts(c.var.language).wait(wait) } }
        const double = await lookForDouble(c.var.tx, identity, { near: true })
        if (!double) return noneFound(c, t)
        if (double.mine) return worryPaths.newWorry({ child: double.mine })
        return writePage(c, identity, { handed: await findTakenBack(c.var.tx, again) })
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
      return writePage(c, identity, {
        state: { values: { ...values, ...filled.values }, errors: filled.errors ?? {} },
      })
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

type Written = {
  /** What was sent and has to be corrected. */
  state?: FormState
  /** What was handed over before and taken back. */
  handed?: Handed | undefined
}

async function writePage(
  c: Context<AppEnv>,
  identity: Identity,
  { state, handed }: Written = {},
): Promise<Response> {
  const { tx, language } = c.var
  const t = handingTexts(language)
  const double = await lookForDouble(tx, identity, { near: true })
  if (!double || double.mine)
    return render(c, <HandingPage state={{ values: identity, ...noneFound(c, t) }} />, 422)
  const labels = await findAreaLabels(tx, language)
  const version = await getVersionToFill(tx, 'worry', handed?.version.id ?? state?.values?.instrument)
  const again = handed?.withdrawnAt && {
    ...fillState(version.definition, language, { answers: handed.answers }),
    // What must be answered is asked again, as of every draft.
    resumed: handed.withdrawnAt,
  }
  const filled = state ?? again
  if (state) c.var.keep()
  return render(
    c,
    <HandWritePage
      {...{ identity, contact: double.contact, version, labels, isAgain: Boolean(handed) }}
      {...(filled && { state: filled })}
    />,
    state ? 422 : 200,
  )
}

const identityOf = (values: Values): Identity => ({
  givenName: String(values.givenName),
  familyName: String(values.familyName),
  birthDate: String(values.birthDate),
  personNumber: storedNumber(String(values.personNumber)),
})

/** The name is there as it was written; the rest is not kept with what was handed over, and is asked again. */
function identityAgain({ id, handedAs }: Handed): Values {
  const [familyName = '', ...given] = handedAs.split(' ').reverse()
  return given.length
    ? { again: id, givenName: given.reverse().join(' '), familyName }
    : { again: id, givenName: familyName }
}
