import { type Context, Hono } from 'hono'
import { isWithinAYear } from '../../i18n/index.ts'
import { listFunctions, searchFunctions, searchOf } from '../../people/search/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { readForm, submit } from '../../platform/forms.ts'
import { idIn } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { listReceiversOf, type Receiver } from '../../sharing/grounds/index.ts'
import type { FormState } from '../../ui/index.ts'
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
import { levelSchema, readerSchema, removalSchema } from './protection-form.ts'
import { type Props, ProtectionPage } from './protection-page.tsx'
import { RemovalPage } from './removal-page.tsx'
import { texts } from './texts.ts'

export const protectionRoutes = new Hono<AppEnv>()
  .get(protectionPaths.protection.pattern, async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    c.var.log(logRead(child.id, 'protection', child.id))
    return render(c, <ProtectionPage {...(await readAll(c, child))} />)
  })
  .post(protectionPaths.protection.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    return submit(c, levelSchema, {
      t: texts(language),
      again: async state => <ProtectionPage {...(await readAll(c, child))} levelState={state} />,
      run: async data => {
        // The same level for the same reason is the same form sent twice. A new reason is a decision of its own.
        const [latest] = await listDecisions(tx, child.id)
        const isSame = data.level === (await findLevel(tx, child.id)) && data.reason === latest?.reason
        if (!isSame) {
          await decideProtection(tx, actor, { childId: child.id, ...data })
          c.var.log({ act: 'write', did: 'changed', childId: child.id, kind: 'protection', id: child.id })
        }
        return protectionPaths.protection(child.id)
      },
    })
  })
  .post(protectionPaths.readers.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    const t = texts(language)
    return submit(c, readerSchema, {
      t,
      again: async state => (
        <ProtectionPage {...(await readAll(c, child, state.values))} readerState={state} />
      ),
      check: async (data, values) => ({
        ...(!isKnown(data.who, await readAll(c, child, values)) && { who: t.whoMissing }),
        ...(!isWithinAYear(data.reviewOn) && { reviewOn: t.reviewWrong }),
      }),
      run: async ({ who, reviewOn }) => {
        const readers = await listReaders(tx, child.id)
        await listReaderOnce(tx, actor, readers, { ...readerIn(who), childId: child.id, reviewOn })
        c.var.log({ act: 'write', did: 'changed', childId: child.id, kind: 'protection', id: child.id })
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
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
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
    c.var.log({ act: 'write', did: 'changed', childId: child.id, kind: 'protection', id: child.id })
    return afterRemoval(c, actor, child)
  })

/** What the field `who` says; its schema has checked the form. */
function readerIn(who: string) {
  const [kind, id = ''] = who.split(':') as [Reader['kind'], string]
  return { kind, id }
}

function isKnown(who: string, { chosen, unlisted, readers }: Awaited<ReturnType<typeof readAll>>) {
  const { kind, id } = readerIn(who)
  if (kind === 'function') return chosen?.functionId === id
  return [...unlisted, ...readers].some(each => each.id === id)
}

/** Idempotent: a reader who is on the list until that very day stays as they are. */
async function listReaderOnce(
  tx: Tx,
  actor: Staff,
  readers: readonly Reader[],
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

/** All of the page; `values` is what the form of a new reader holds: who is searched for there, and who is chosen. */
async function readAll(
  c: Context<AppEnv>,
  child: Child,
  values: FormState['values'] = {},
): Promise<Props & { chosen: Receiver | undefined }> {
  const { tx, language } = c.var
  const actor = staffOf(c)
  const search = searchOf(String(values.search ?? ''))
  const [chosen] = await listFunctions(tx, [idIn(String(values.who ?? '').replace(/^function:/, ''))], {
    language,
  })
  const without = chosen ? [chosen.functionId] : []
  const level = await findLevel(tx, child.id)
  // Who has something of the child by now are the first that one may want to list.
  const known = level === 'none' || search ? [] : await listReceiversOf(tx, actor, child.id, { language })
  const { found, more } = await searchFunctions(tx, actor, {
    search,
    language,
    ownUnit: 'first',
    without: [...without, ...known.map(({ functionId }) => functionId)],
  })
  return {
    child,
    level,
    readers: await listReaders(tx, child.id),
    unlisted: await listUnlistedGuardians(tx, child.id),
    chosen,
    candidates: [
      ...(chosen ? [chosen] : []),
      ...known.filter(({ functionId }) => !without.includes(functionId)),
      ...found,
    ],
    more,
    decisions: await listDecisions(tx, child.id),
  }
}
