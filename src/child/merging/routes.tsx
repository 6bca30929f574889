import { type Context, Hono } from 'hono'
import { notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { type Child, childPaths, getOwnChild } from '../children/index.ts'
import {
  findMerge,
  fingerprint,
  isMerged,
  listSince,
  listTwins,
  mergeRecords,
  readSides,
  splitRecords,
} from './merging.ts'
import { mergeSchema, splitSchema } from './merging-form.ts'
import { ConfirmMergePage, MergingPage, SplitPage } from './merging-pages.tsx'
import { mergingPaths } from './noun.ts'
import { texts } from './texts.ts'

type C = Context<AppEnv>

export const mergingRoutes = new Hono<AppEnv>()
  .get(mergingPaths.merging.pattern, async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    // Nothing is merged yet: the family is not told of a merging, but that the record was read.
    c.var.log(logRead(child.id, 'child', child.id))
    const twins = await listTwins(c.var.tx, staffOf(c), child.id)
    // R7: of each the name, the day and the number are shown.
    for (const { id } of twins) c.var.log(logRead(id, 'child', id))
    return render(c, <MergingPage child={child} twins={twins} />)
  })
  .post(mergingPaths.merging.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    const t = texts(language)
    const twins = await listTwins(tx, actor, child.id)
    for (const { id } of twins) c.var.logIfShownAgain(logRead(id, 'child', id))
    return submit(c, mergeSchema, {
      t,
      again: state => <MergingPage {...{ child, twins, state }} />,
      check: async ({ oldId, once }): Promise<Record<string, string>> =>
        twins.some(({ id }) => id === oldId) || (await isMerged(tx, once)) ? {} : { oldId: t.oldIdMissing },
      run: async ({ oldId, words, once, seen: sent }, values) => {
        if (await isMerged(tx, once)) return childPaths.child(child.id)
        const sides = await readSides(tx, child.id, oldId)
        const seen = fingerprint(sides)
        if (sent !== seen || sides.obstacles.length > 0) {
          const changed = sent !== '' && sent !== seen
          // Shown with 200, so nothing else logs it: both records are read here (R7).
          if (!changed) c.var.log(logRead(child.id, 'child', child.id))
          if (!changed) c.var.log(logRead(oldId, 'child', oldId))
          const page = { child, oldId, sides, seen, changed, values: { ...values, once } }
          return render(c, <ConfirmMergePage {...page} />, changed ? 409 : 200)
        }
        await mergeRecords(tx, { keptId: child.id, oldId, words, once })
        c.var.log({ act: 'write', did: 'merged', childId: child.id, kind: 'merge', id: child.id })
        c.var.log({ act: 'write', did: 'merged', childId: oldId, kind: 'merge', id: oldId })
        return childPaths.child(child.id)
      },
    })
  })
  .get(mergingPaths.splitting.pattern, async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    const found = await readMerge(c, child)
    c.var.log(logRead(child.id, 'merge', child.id))
    return render(c, <SplitPage {...found} />)
  })
  .post(mergingPaths.splitting.pattern, async c => {
    const { tx, language } = c.var
    const child = await getOwnChild(tx, staffOf(c), idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'merge', child.id))
    // Parted already, by this form or by somebody else.
    if (!(await findMerge(tx, staffOf(c), child.id))) return c.redirect(childPaths.child(child.id), 303)
    const found = await readMerge(c, child)
    if (!found.merge.mine) throw notFound()
    return submit(c, splitSchema, {
      t: texts(language),
      again: state => <SplitPage {...found} state={state} />,
      run: async ({ words }) => {
        await splitRecords(tx, found.merge.id, words)
        c.var.log({ act: 'write', did: 'split', childId: child.id, kind: 'merge', id: child.id })
        c.var.log({
          act: 'write',
          did: 'split',
          childId: found.merge.oldId,
          kind: 'merge',
          id: found.merge.oldId,
        })
        return childPaths.child(child.id)
      },
    })
  })

/** Ends in 404 where nothing has been merged. */
async function readMerge(c: C, child: Child) {
  const merge = await findMerge(c.var.tx, staffOf(c), child.id)
  if (!merge) throw notFound()
  return { child, merge, since: await listSince(c.var.tx, merge) }
}
