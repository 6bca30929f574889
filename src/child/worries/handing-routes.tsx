import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import {
  answersFromForm,
  fieldName,
  fieldValues,
  fillState,
  getVersionToFill,
  itemsOf,
  readAnswers,
  type Version,
} from '../../instruments/index.ts'
import { readForm, submit, type Values } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import { type DraftBody, draftKind, saveDraft } from '../../sharing/drafts/index.ts'
import { markSeen } from '../../sharing/notices/index.ts'
import type { FormState } from '../../ui/index.ts'
import { childMistakes, storedNumber } from '../children/index.ts'
import { type Double, doubleTexts, type Identity, isMeant, lookForDouble, sureOf } from '../team/index.ts'
import { findTakenBack, getHanded, type Handed, handWorry } from './handing.ts'
import { HandedPage, HandingPage, HandWritePage, LikenessPage } from './handing-pages.tsx'
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
    staffOf(c)
    const t = handingTexts(c.var.language)
    return submit(c, foundSchema, {
      t,
      again: state => <HandingPage state={state} />,
      check: data => childMistakes(data, t, c.var.language),
      run: async ({ again, sure, ...data }) => {
        const identity = { ...data, personNumber: storedNumber(data.personNumber) }
        const { wait, double } = await lookForDouble(c, identity, { near: true })
        if (wait) return { errors: { '': doubleTexts(c.var.language).wait(wait) } }
        if (!double) return { errors: { '': t.none } }
        const handed = await findTakenBack(c.var.tx, again)
        if (double.mine && handed) {
          const answers = fieldValues(handed.version.definition, handed.answers)
          return goOnAsMine(c, double.mine, handed.version, answers)
        }
        if (double.mine) return worryPaths.newWorry({ child: double.mine })
        if (!isMeant(double, identity, sure))
          return render(c, <LikenessPage {...{ identity, again }} contact={double.contact} />, 422)
        return writePage(c, { identity, double, handed })
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
    const state = { values: { ...values, ...filled.values }, errors: filled.errors ?? {} }
    const { wait, double } = await lookForDouble(c, identity, { near: true })
    const again = (why: string) =>
      writePage(c, { identity, double, state: { ...state, errors: { ...state.errors, '': why } } })
    if (wait) return again(doubleTexts(language).wait(wait))
    if (double && !isMeant(double, identity, read.ok ? read.data.sure : '')) return again(t.isItThisOne)
    if (!read.ok || Object.keys(filled.errors ?? {}).length)
      return double && !double.mine
        ? writePage(c, { identity, double, state })
        : notHanded(c, { identity, double, state })
    const id = await handWorry(tx, identity, {
      version,
      answers,
      sure: double?.alike ?? false,
      once: read.data.once,
    })
    if (!id) return notHanded(c, { identity, double, state })
    return c.redirect(worryPaths.handed(id), 303)
  })
  .get(worryPaths.handed.pattern, async c => {
    staffOf(c)
    const { tx, language } = c.var
    const handed = await getHanded(tx, idOf(c))
    await markSeen(c, handed.id)
    return render(c, <HandedPage handed={handed} labels={await findAreaLabels(tx, language)} />)
  })

type Written = {
  identity: Identity
  /** Undefined where one may not look again yet: nothing is told of it then. */
  double: Double | undefined
  /** What was sent and has to be corrected. */
  state?: FormState
  /** What was handed over before and taken back. */
  handed?: Handed | undefined
}

async function writePage(
  c: Context<AppEnv>,
  { identity, double, state, handed }: Written,
): Promise<Response> {
  const { tx, language } = c.var
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
      {...{ identity, version, labels, isAgain: Boolean(handed) }}
      contact={double?.contact ?? null}
      sure={double?.alike ? sureOf(identity) : ''}
      {...(filled && { state: filled })}
    />,
    state ? 422 : 200,
  )
}

/**
 * R20: what was written is kept where it cannot be handed over any more. Whoever has been let in meanwhile goes on in the child's own form; a
 * child that was protected is as little found as one that there never was (R8).
 */
async function notHanded(
  c: Context<AppEnv>,
  { identity, double, state }: Written & { state: FormState },
): Promise<Response> {
  const { tx, language } = c.var
  const version = await getVersionToFill(tx, 'worry', state.values?.instrument)
  if (double?.mine) return goOnAsMine(c, double.mine, version, answersIn(version, state.values))
  const none = { '': handingTexts(language).noneAndKept }
  return writePage(c, {
    identity,
    double: undefined,
    state: { ...state, errors: { ...state.errors, ...none } },
  })
}

/** What was written becomes a draft of the child's own form, for one who works with the child by now. */
async function goOnAsMine(c: Context<AppEnv>, childId: string, version: Version, answers: DraftBody) {
  const id = randomUUID()
  const body = { ...answers, childId, instrument: version.id }
  await saveDraft(c.var.tx, staffOf(c), { id, form: 'worry', childId, body })
  c.var.log({ act: 'write', did: 'wrote', childId, kind: draftKind('worry'), id })
  return c.redirect(worryPaths.newWorry({ child: childId, draft: id }), 303)
}

/** Of what a form held, what answers the questions. */
const answersIn = ({ definition }: Version, values: FormState['values'] = {}): DraftBody => {
  const names = itemsOf(definition).map(({ id }) => `${fieldName(id)}.`)
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value && names.some(each => `${name}.`.startsWith(each))
        ? [[name, typeof value === 'string' ? value : [...value]]]
        : [],
    ),
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
