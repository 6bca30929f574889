import { type Context, Hono } from 'hono'
import { searchFunctions, searchOf } from '../../people/search/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { readForm } from '../../platform/forms.ts'
import { isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { endDisclosure, findAreaLabels, withhold } from '../../sharing/disclosures/index.ts'
import { event } from '../../sharing/events/index.ts'
import {
  findReceiver,
  groundMissing,
  groundMistakes,
  listGrounds,
  listReceiversOf,
  sharingTexts,
  toGround,
} from '../../sharing/grounds/index.ts'
import { type Child, getOwnChild } from '../children/index.ts'
import { EndSharingPage } from './end-page.tsx'
import { sharingPaths } from './noun.ts'
import { SharingPage } from './sharing-page.tsx'
import { listSharings } from './sharings.ts'
import { texts } from './texts.ts'
import { withholdingSchema } from './withholding-form.ts'
import { WithholdingPage, WithholdingReceiverPage } from './withholding-page.tsx'

export const sharingRoutes = new Hono<AppEnv>()
  .get('/children/:id/sharing', async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    const sharings = await listSharings(c.var.tx, { childId: child.id, language: c.var.language })
    c.var.log(logRead(child.id, 'sharing', child.id))
    return render(
      c,
      <SharingPage
        child={child}
        sharings={sharings}
        labels={await findAreaLabels(c.var.tx, c.var.language)}
      />,
    )
  })
  .get('/children/:id/sharing/withholding', async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    c.var.log(logRead(child.id, 'child', child.id))
    const searches = Boolean(c.req.query('find'))
    const to = searches ? undefined : c.req.query('to')
    const receiver = await findOther(c.var.tx, actor, to)
    if (!receiver) {
      const missing = to !== undefined || (c.req.query('search') !== undefined && !searches)
      return render(c, await receiverPage(c, child, missing), missing ? 422 : 200)
    }
    const grounds = await listGrounds(c.var.tx, actor, {
      childId: child.id,
      receiver,
      language: c.var.language,
    })
    return render(
      c,
      <WithholdingPage
        child={child}
        receiver={receiver}
        grounds={grounds}
        labels={await findAreaLabels(c.var.tx, c.var.language)}
      />,
    )
  })
  .post('/children/:id/sharing/withholding', async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    const s = sharingTexts(language)
    const read = await readForm(c, withholdingSchema, {
      language,
      missing: {
        ...groundMissing(s),
        purpose: texts(language).withholdWhyMissing,
        to: texts(language).withholdFromMissing,
      },
    })
    const receiver = await findOther(tx, actor, read.ok ? read.data.to : String(read.state.values.to))
    if (!receiver) return render(c, await receiverPage(c, child, true), 422)
    const grounds = await listGrounds(tx, actor, { childId: child.id, receiver, language })
    const again = async (state: Parameters<typeof WithholdingPage>[0]['state']) =>
      render(
        c,
        <WithholdingPage
          child={child}
          receiver={receiver}
          grounds={grounds}
          labels={await findAreaLabels(tx, language)}
          state={state}
        />,
        422,
      )
    if (!read.ok) return again(read.state)
    const { data } = read
    const basis = grounds.find(ground => ground.id === data.basisId && ground.refusal !== 'pair')
    const errors = {
      ...groundMistakes(data, s),
      ...(!basis && { basisId: s.basis_allowed_for_the_two_units }),
    }
    if (Object.keys(errors).length) return again({ values: read.values, errors })
    if (!(await alreadyDecided(tx, actor, { childId: child.id, to: data.to, purpose: data.purpose }))) {
      await withhold(tx, actor, {
        ...toGround(data),
        childId: child.id,
        to: { functionId: data.to },
        areas: data.areas,
      })
      await event(tx, actor, { childId: child.id, kind: 'sharing_withheld' })
    }
    c.var.log({ act: 'write', childId: child.id, kind: 'sharing', id: child.id })
    return c.redirect(sharingPaths.sharing(child.id), 303)
  })
  .get('/disclosures/:id/end', async c => {
    const sharing = await getGiven(c.var.tx, staffOf(c), idOf(c), c.var.language)
    if (!sharing.live) return c.redirect(sharingPaths.sharing(sharing.childId), 303)
    c.var.log(logRead(sharing.childId, 'sharing', sharing.id))
    return render(c, <EndSharingPage sharing={sharing} />)
  })
  .post('/disclosures/:id/end', async c => {
    const actor = staffOf(c)
    const sharing = await getGiven(c.var.tx, actor, idOf(c), c.var.language)
    if (sharing.live && (await endDisclosure(c.var.tx, sharing.id))) {
      await event(c.var.tx, actor, {
        childId: sharing.childId,
        kind: 'sharing_ended',
        itemKind: 'sharing',
        itemId: sharing.id,
      })
      c.var.log({ act: 'write', childId: sharing.childId, kind: 'sharing', id: sharing.id })
    }
    return c.redirect(sharingPaths.sharing(sharing.childId), 303)
  })

/** Whom to withhold from: who has something of the child first, or who is searched for. */
async function receiverPage(c: Context<AppEnv>, child: Child, missing: boolean) {
  const actor = staffOf(c)
  const { tx, language } = c.var
  const search = searchOf(c.req.query('search'))
  const known = search ? [] : await listReceiversOf(tx, actor, child.id, { language })
  const without = known.map(({ functionId }) => functionId)
  const { found, more } = await searchFunctions(tx, actor, { search, language, ownUnit: 'never', without })
  return (
    <WithholdingReceiverPage
      child={child}
      receivers={[...known, ...found]}
      more={more}
      search={search}
      missing={missing}
    />
  )
}

/** A function of another unit; undefined for anything else that stands in the form. */
async function findOther(tx: Tx, actor: Staff, id: string | undefined) {
  if (!id || !isId(id)) return undefined
  return findReceiver(tx, actor, id)
}

/** What my unit has given: a receiver can read its own row too, but not end it from here. */
async function getGiven(tx: Tx, actor: Staff, id: string, language: 'sv' | 'en') {
  const sharing = (await listSharings(tx, { id, language }))[0]
  if (sharing?.decision !== 'given' || sharing.from.unitId !== actor.unitId) throw notFound()
  await getOwnChild(tx, actor, sharing.childId)
  return sharing
}

/** The table has no `once`: the same words about the same receiver, within ten minutes, are a form sent twice. */
async function alreadyDecided(
  tx: Tx,
  actor: Staff,
  { childId, to, purpose }: { childId: string; to: string; purpose: string },
) {
  const before = await tx
    .selectFrom('sharing.disclosures')
    .select('id')
    .where('child_id', '=', childId)
    .where('to_function_id', '=', to)
    .where('from_function_id', '=', actor.functionId)
    .where('decision', '=', 'withheld')
    .where('purpose', '=', purpose)
    .where('made_at', '>', new Date(Date.now() - 600_000))
    .executeTakeFirst()
  return Boolean(before)
}
