import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { field, readForm } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { type Child, childPaths, findChild, getOwnChild } from '../children/index.ts'
import { protectionPaths } from './noun.ts'
import {
  decideProtection,
  findLevel,
  listDecisions,
  listReader,
  listReaders,
  listUnlistedGuardians,
  type Reader,
  unlistReader,
} from './protection.ts'
import { isWithinAYear, levelSchema, readerSchema } from './protection-form.ts'
import { type Props, ProtectionPage } from './protection-page.tsx'
import { RemovalPage } from './removal-page.tsx'
import { texts } from './texts.ts'

export const protectionRoutes = new Hono<AppEnv>()
  .get(protectionPaths.protection.pattern, async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    c.var.log(logRead(child.id, 'protection', child.id))
    return render(c, <ProtectionPage {...(await readAll(c.var.tx, child))} />)
  })
  .post(protectionPaths.protection.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    const t = texts(language)
    const read = await readForm(c, levelSchema, { language, missing: { reason: t.reasonMissing } })
    if (!read.ok)
      return render(c, <ProtectionPage {...(await readAll(tx, child))} levelState={read.state} />, 422)
    // Sent twice: it is so already, and one decision is enough.
    if (read.data.level !== (await findLevel(tx, child.id))) {
      await decideProtection(tx, actor, { childId: child.id, ...read.data })
      c.var.log({ act: 'write', childId: child.id, kind: 'protection', id: child.id })
    }
    return c.redirect(protectionPaths.protection(child.id), 303)
  })
  .post(protectionPaths.readers.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    const t = texts(language)
    const all = await readAll(tx, child)
    const read = await readForm(c, readerSchema, { language, missing: { who: t.whoMissing } })
    if (!read.ok) return render(c, <ProtectionPage {...all} readerState={read.state} />, 422)
    const [kind, id = ''] = read.data.who.split(':') as [Reader['kind'], string]
    const known =
      kind === 'function'
        ? all.candidates.some(each => each.functionId === id)
        : [...all.unlisted, ...all.readers].some(each => each.id === id)
    const errors = {
      ...(!known && { who: t.whoMissing }),
      ...(!isWithinAYear(read.data.reviewOn) && { reviewOn: t.reviewWrong }),
    }
    if (Object.keys(errors).length)
      return render(c, <ProtectionPage {...all} readerState={{ values: read.values, errors }} />, 422)
    // Sent twice: the reader is on the list already, until that very day.
    const listed = all.readers.some(
      each => each.kind === kind && each.id === id && each.reviewOn === read.data.reviewOn,
    )
    if (!listed) await listReader(tx, actor, { childId: child.id, kind, id, reviewOn: read.data.reviewOn })
    c.var.log({ act: 'write', childId: child.id, kind: 'protection', id: child.id })
    return c.redirect(protectionPaths.protection(child.id), 303)
  })
  .get(protectionPaths.removal.pattern, async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    const reader = (await listReaders(c.var.tx, child.id)).find(each => each.id === c.req.query(each.kind))
    if (!reader) return c.redirect(protectionPaths.protection(child.id), 303)
    c.var.log(logRead(child.id, 'protection', child.id))
    return render(c, <RemovalPage child={child} reader={reader} />)
  })
  .post(protectionPaths.removal.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    const read = await readForm(
      c,
      z.object({ kind: field.oneOf(['function', 'guardian']), reader: field.id() }),
      { language },
    )
    if (!read.ok) throw notFound()
    const readers = await listReaders(tx, child.id)
    const reader = readers.find(each => each.id === read.data.reader && each.kind === read.data.kind)
    if (!reader) return c.redirect(protectionPaths.protection(child.id), 303)
    if (reader.keeps && readers.filter(each => each.keeps).length === 1) {
      return render(
        c,
        <RemovalPage child={child} reader={reader} state={{ errors: { '': texts(language).lastOne } }} />,
        422,
      )
    }
    await unlistReader(tx, actor, { childId: child.id, kind: reader.kind, id: reader.id })
    c.var.log({ act: 'write', childId: child.id, kind: 'protection', id: child.id })
    return afterRemoval(c, actor, child)
  })

/** One who has taken herself off sees the child no more. */
async function afterRemoval(c: Context<AppEnv>, actor: Staff, child: Child) {
  const still = await findChild(c.var.tx, actor, child.id)
  return c.redirect(still ? protectionPaths.protection(child.id) : childPaths.children(), 303)
}

async function readAll(tx: Tx, child: Child): Promise<Props> {
  return {
    child,
    level: await findLevel(tx, child.id),
    readers: await listReaders(tx, child.id),
    unlisted: await listUnlistedGuardians(tx, child.id),
    candidates: await listFunctions(tx),
    decisions: await listDecisions(tx, child.id),
  }
}

const listFunctions = (tx: Tx) =>
  tx
    .selectFrom('people.functions as f')
    .innerJoin('people.units as u', 'u.id', 'f.unit_id')
    .innerJoin('people.organisations as o', 'o.id', 'u.organisation_id')
    .select([
      'f.id as functionId',
      'f.name as functionName',
      'u.name as unitName',
      'o.name as organisationName',
    ])
    .orderBy('o.name')
    .orderBy('u.name')
    .orderBy('f.name')
    .execute()
