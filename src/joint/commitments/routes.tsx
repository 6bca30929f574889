import { type Context, Hono } from 'hono'
import { conflict, notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import { getSubject, type Subject } from '../subjects/index.ts'
import { followUp, getCommitment, listPromisers, promise } from './commitments.ts'
import { commitmentPaths as at, commitmentSchema, followUpSchema } from './noun.ts'
import { CommitmentFormPage, CommitmentPage } from './pages.tsx'
import { texts } from './texts.ts'

type C = Context<AppEnv>

export const commitmentRoutes = new Hono<AppEnv>()
  .get(at.newCommitment.pattern, async c => render(c, await formPage(c, await openOwn(c))))
  .post(at.commitments.pattern, async c => {
    const subject = await openOwn(c)
    const actor = staffOf(c)
    const t = texts(c.var.language)
    return submit(c, commitmentSchema, {
      t,
      check: async ({ by, startsOn, dueOn }) => ({
        ...(dueOn < startsOn && { dueOn: t.dueBefore }),
        ...(!(await listPromisers(c.var.tx, subject.id)).some(({ functionId }) => functionId === by) && {
          by: t.notInIt,
        }),
      }),
      again: state => formPage(c, subject, state),
      run: async data => at.commitment((await promise(c.var.tx, actor, subject.id, data)).id),
    })
  })
  .get(at.commitment.pattern, async c => {
    staffOf(c)
    return render(c, <CommitmentPage one={await getCommitment(c.var.tx, idOf(c))} />)
  })
  .post(at.followUps.pattern, async c => {
    const actor = staffOf(c)
    const one = await getCommitment(c.var.tx, idOf(c))
    if (!one.takesPart) throw notFound()
    if (one.subjectState === 'ended') throw conflict()
    return submit(c, followUpSchema, {
      t: texts(c.var.language),
      again: state => <CommitmentPage {...{ one, state }} />,
      run: async data => {
        await followUp(c.var.tx, actor, one, data)
        return at.commitment(one.id)
      },
    })
  })

/** Of a subject that I am in, and that has not ended. */
async function openOwn(c: C): Promise<Subject> {
  staffOf(c)
  const subject = await getSubject(c.var.tx, idOf(c))
  if (!subject.mine) throw notFound()
  if (subject.state === 'ended') throw conflict()
  return subject
}

async function formPage(c: C, subject: Subject, state?: FormState) {
  const promisers = await listPromisers(c.var.tx, subject.id)
  return <CommitmentFormPage {...{ subject, promisers }} {...(state && { state })} />
}
