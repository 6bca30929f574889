import { type Context, Hono } from 'hono'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { readForm, submit } from '../../platform/forms.ts'
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
import { isWithinAYear, levelSchema, readerSchema, removalSchema } from './protection-form.ts'
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
    return submit(c, levelSchema, {
      t: texts(language),
      again: async state => <ProtectionPage {...(await readAll(tx, child))} levelState={state} />,
      run: async data => {
        // The same level again is the same form sent twice: one decision is enough.
        if (data.level !== (await findLevel(tx, child.id))) {
          await decideProtection(tx, actor, { childId: child.id, ...data })
          c.var.log({ act: 'write', childId: child.id, kind: 'protection', id: child.id })
        }
        return protectionPaths.protection(child.id)
      },
    })
  })
  .post(protectionPaths.readers.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    const t = texts(language)
    const all = await readAll(tx, child)
    return submit(c, readerSchema, {
      t,
      again: state => <ProtectionPage {...all} readerState={state} />,
      check: ({ who, reviewOn }) => ({
        ...(!isKnown(who, all) && { who: t.whoMissing }),
        ...(!isWithinAYear(reviewOn) && { reviewOn: t.reviewWrong }),
      }),
      run: async ({ who, reviewOn }) => {
        await listReaderOnce(tx, actor, all, { ...readerIn(who), childId: child.id, reviewOn })
        c.var.log({ act: 'write', childId: child.id, kind: 'protection', id: child.id })
        return protectionPaths.protection(child.id)
      },
    })
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
    // Not `submit`: both fields are hidden, so a wrong one is a 404, and a reader who is gone leads back to the list.
    const read = await readForm(c, removalSchema, { language })
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

/** What the field `who` says; its schema has checked the form. */
function readerIn(who: string) {
  const [kind, id = ''] = who.split(':') as [Reader['kind'], string]
  return { kind, id }
}

function isKnown(who: string, { candidates, unlisted, readers }: Props) {
  const { kind, id } = readerIn(who)
  if (kind === 'function') return candidates.some(each => each.functionId === id)
  return [...unlisted, ...readers].some(each => each.id === id)
}

/** Idempotent: a reader who is on the list until that very day stays as they are. */
async function listReaderOnce(
  tx: Tx,
  actor: Staff,
  { readers }: Props,
  given: Parameters<typeof listReader>[2],
) {
  const isListed = ({ kind, id, reviewOn }: Reader) =>
    kind === given.kind && id === given.id && reviewOn === given.reviewOn
  if (!readers.some(isListed)) await listReader(tx, actor, given)
}

/** A reader who has removed herself no longer sees the child. */
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
