import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { listFunctions, searchFunctions, searchOf } from '../../people/search/index.ts'
import type { Staff } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { field, readForm } from '../../platform/forms.ts'
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
import { isWithinAYear, levelSchema, readerSchema } from './protection-form.ts'
import { type Props, ProtectionPage } from './protection-page.tsx'
import { RemovalPage } from './removal-page.tsx'
import { texts } from './texts.ts'

export const protectionRoutes = new Hono<AppEnv>()
  .get('/children/:id/protection', async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    c.var.log(logRead(child.id, 'protection', child.id))
    return render(c, <ProtectionPage {...(await readAll(c, child))} />)
  })
  .post('/children/:id/protection', async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    const t = texts(language)
    const read = await readForm(c, levelSchema, { language, missing: { reason: t.reasonMissing } })
    if (!read.ok)
      return render(c, <ProtectionPage {...(await readAll(c, child))} levelState={read.state} />, 422)
    // Sent twice: it is so already, and one decision is enough.
    if (read.data.level !== (await findLevel(tx, child.id))) {
      await decideProtection(tx, actor, { childId: child.id, ...read.data })
      c.var.log({ act: 'write', childId: child.id, kind: 'protection', id: child.id })
    }
    return c.redirect(protectionPaths.protection(child.id), 303)
  })
  .post('/children/:id/protection/readers', async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    const t = texts(language)
    const read = await readForm(c, readerSchema, { language, missing: { who: t.whoMissing } })
    const all = await readAll(c, child, read.ok ? read.values : read.state.values)
    if (!read.ok) return render(c, <ProtectionPage {...all} readerState={read.state} />, 422)
    const [kind, id = ''] = read.data.who.split(':') as [Reader['kind'], string]
    const known =
      kind === 'function'
        ? all.chosen?.functionId === id
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
  .get('/children/:id/protection/removal', async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    const reader = (await listReaders(c.var.tx, child.id)).find(each => each.id === c.req.query(each.kind))
    if (!reader) return c.redirect(protectionPaths.protection(child.id), 303)
    c.var.log(logRead(child.id, 'protection', child.id))
    return render(c, <RemovalPage child={child} reader={reader} />)
  })
  .post('/children/:id/protection/removal', async c => {
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
