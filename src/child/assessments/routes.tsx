import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { todaysDate } from '../../i18n/index.ts'
import type { Staff } from '../../platform/database/transaction.ts'
import { notFound, signedOut } from '../../platform/errors/index.ts'
import { readForm, submit, type Values } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import { deleteDraft, findDraft } from '../../sharing/drafts/index.ts'
import { type Child, childPaths, getChild, getOwnChild } from '../children/index.ts'
import { NewWheelPage } from './new-wheel-page.tsx'
import { assessmentPaths } from './noun.ts'
import { texts } from './texts.ts'
import { WheelEditPage } from './wheel-edit-page.tsx'
import { newWheelSchema, readWheel, toValues, type WheelValues, wheelSchema } from './wheel-form.ts'
import { WheelPage, WheelsPage } from './wheel-page.tsx'
import {
  findOpenWheel,
  findWheel,
  findWheelBefore,
  openWheel,
  saveWheel,
  setAsideWheel,
  type WheelVersion,
} from './wheels.ts'

type C = Context<AppEnv>

export const assessmentRoutes = new Hono<AppEnv>()
  .get(assessmentPaths.newWheel.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    c.var.log(logRead(child.id, 'child', child.id))
    return render(
      c,
      <NewWheelPage
        child={child}
        today={todaysDate()}
        open={await findOpenWheel(c.var.tx, actor, child.id)}
      />,
    )
  })
  .post(assessmentPaths.wheels.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    const t = texts(c.var.language)
    const today = todaysDate()
    return submit(c, newWheelSchema, {
      t,
      again: state => <NewWheelPage child={child} today={today} open={undefined} state={state} />,
      check: ({ heldOn }) => (heldOn > today ? { heldOn: t.heldOnFuture } : undefined),
      run: async data => {
        const id = await openWheel(c.var.tx, actor, child, data)
        c.var.log({ act: 'write', did: 'began', childId: child.id, kind: 'assessment', id })
        return assessmentPaths.edit(id)
      },
    })
  })
  .get(assessmentPaths.wheel.pattern, async c => {
    const { actor, tx } = c.var
    if (!actor) throw signedOut()
    const wheel = await findWheel(tx, idOf(c), versionIn(c))
    if (!wheel) throw notFound()
    const child = await getChild(tx, actor, wheel.childId)
    const before = wheel.version > 0 ? await findWheelBefore(tx, wheel) : undefined
    c.var.log(logRead(child.id, 'assessment', wheel.id))
    return render(
      c,
      <WheelPage
        child={child}
        wheel={wheel}
        labels={await findAreaLabels(tx, c.var.language)}
        hasBefore={Boolean(before)}
        staff={Boolean(actor.functionId)}
      />,
    )
  })
  .get(assessmentPaths.beside.pattern, async c => {
    const { actor, tx } = c.var
    if (!actor) throw signedOut()
    const after = await findWheel(tx, idOf(c))
    if (!after?.version) throw notFound()
    const child = await getChild(tx, actor, after.childId)
    const before = await findWheelBefore(tx, after)
    for (const wheel of [after, before]) if (wheel) c.var.log(logRead(child.id, 'assessment', wheel.id))
    return render(
      c,
      <WheelsPage
        child={child}
        before={before}
        after={after}
        labels={await findAreaLabels(tx, c.var.language)}
      />,
    )
  })
  .get(assessmentPaths.edit.pattern, async c => {
    const actor = staffOf(c)
    const { wheel, child } = await getOwnWheel(c, actor)
    const id = c.req.query('draft') ?? draftOf(wheel.id, actor)
    const draft = await findDraft(c.var.tx, { form: 'wheel', childId: child.id, id })
    const isMine = draft?.body.assessmentId === wheel.id
    const saved = {
      ...toValues(wheel.asked, wheel.answers),
      heldOn: wheel.heldOn,
      version: String(wheel.version),
    }
    const values = isMine && draft ? { ...withoutBoxes(saved), ...draft.body } : saved
    c.var.log(logRead(child.id, 'assessment', wheel.id))
    return render(
      c,
      await editPage(c, {
        wheel,
        child,
        draft: isMine && draft ? draft.id : draftOf(wheel.id, actor),
        resumed: isMine ? draft?.updatedAt : undefined,
        state: { values },
      }),
    )
  })
  // Not `submit`: the errors of the questions are told together with those of the form's own fields.
  .post(assessmentPaths.edit.pattern, async c => {
    const actor = staffOf(c)
    const { tx } = c.var
    const { wheel, child } = await getOwnWheel(c, actor)
    c.var.logIfShownAgain(logRead(child.id, 'assessment', wheel.id))
    const { sent, answers, fixed, typed, errors } = await readSent(c, wheel)
    const draft = fixed.draft || draftOf(wheel.id, actor)
    if (!sent || Object.keys(errors).length)
      return render(c, await editPage(c, { wheel, child, draft, state: { values: typed, errors } }), 422)
    const saved = await saveWheel(tx, actor, wheel.id, {
      answers,
      heldOn: sent.heldOn,
      base: sent.version,
    })
    if (saved.outcome === 'conflict') {
      const state = { values: { ...fixed, ...saved.merged, version: String(saved.version) } }
      return render(c, await editPage(c, { wheel, child, draft, state, conflicts: saved.conflicts }), 409)
    }
    await deleteDraft(tx, draft)
    c.var.log({ act: 'write', did: 'wrote', childId: child.id, kind: 'assessment', id: wheel.id })
    return c.redirect(assessmentPaths.wheel(wheel.id), 303)
  })
  .post(assessmentPaths.settingAside.pattern, async c => {
    const actor = staffOf(c)
    const { wheel, child } = await getOwnWheel(c, actor)
    // Saved meanwhile: it stays, and is shown.
    if (wheel.version > 0) return c.redirect(assessmentPaths.wheel(wheel.id), 303)
    await setAsideWheel(c.var.tx, actor, wheel)
    c.var.log({ act: 'write', did: 'set_aside', childId: child.id, kind: 'assessment', id: wheel.id })
    return c.redirect(childPaths.child(child.id), 303)
  })

/** What the form said: its own fields, the answers to the instruments' questions, and what is wrong with either. */
async function readSent(c: C, { asked }: WheelVersion) {
  const { language } = c.var
  const t = texts(language)
  const read = await readForm(c, wheelSchema, { language })
  const fixed = ownFields(read.ok ? read.values : read.state.values)
  const filled = readWheel(asked, await c.req.formData(), language)
  const errors: Record<string, string> = read.ok
    ? { ...filled.errors }
    : { ...read.state.errors, ...filled.errors }
  if (read.ok && read.data.heldOn > todaysDate()) errors.heldOn = t.heldOnFuture
  const isEmpty = Object.keys(filled.answers).length === 0
  if (isEmpty && Object.keys(errors).length === 0) errors[''] = t.nothing
  const typed: WheelValues = { ...filled.values, ...fixed }
  return { sent: read.ok ? read.data : undefined, answers: filled.answers, fixed, typed, errors }
}

/** Only in my own unit's record may one write; a receiver gets the same 404 as a stranger. */
async function getOwnWheel(c: C, actor: Staff) {
  const wheel = await findWheel(c.var.tx, idOf(c))
  if (!wheel || wheel.unitId !== actor.unitId) throw notFound()
  return { wheel, child: await getOwnChild(c.var.tx, actor, wheel.childId) }
}

type Edit = { wheel: WheelVersion; child: Child } & Pick<
  Parameters<typeof WheelEditPage>[0],
  'draft' | 'resumed' | 'state' | 'conflicts'
>

async function editPage(c: C, { wheel, ...given }: Edit) {
  const labels = await findAreaLabels(c.var.tx, c.var.language)
  return (
    <WheelEditPage
      id={wheel.id}
      asked={wheel.asked}
      labels={labels}
      today={todaysDate()}
      all={c.req.query('view') === 'all'}
      {...given}
    />
  )
}

/** The id of the one draft of a wheel and a writer, derived so that it is found again. */
function draftOf(wheelId: string, actor: Staff) {
  const hash = createHash('sha256').update(`${wheelId} ${actor.functionId} ${actor.personId}`).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}

/** The form's own fields, each as one text. */
const ownFields = (values: Values): Record<string, string> =>
  Object.fromEntries(
    Object.keys(wheelSchema.shape).map(name => [name, [values[name] ?? []].flat().at(-1) ?? '']),
  )

/** The saved values under a draft: without checkboxes, since a draft has no value for a box that was cleared. */
const withoutBoxes = (values: WheelValues) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value)))

function versionIn(c: C) {
  const asked = c.req.query('version')
  if (asked === undefined) return undefined
  if (!/^[1-9]\d{0,5}$/.test(asked)) throw notFound()
  return Number(asked)
}
