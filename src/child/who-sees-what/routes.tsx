import { type Context, Hono } from 'hono'
import type { Language } from '../../i18n/index.ts'
import { searchFunctions, searchOf } from '../../people/search/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { endDisclosure, findAreaLabels } from '../../sharing/disclosures/index.ts'
import { event } from '../../sharing/events/index.ts'
import {
  findReceiver,
  listGrounds,
  listReceiversOf,
  type Receiver,
  sharingTexts,
} from '../../sharing/grounds/index.ts'
import type { FormState } from '../../ui/index.ts'
import { type Child, getOwnChild } from '../children/index.ts'
import { EndSharingPage } from './end-page.tsx'
import { sharingPaths } from './noun.ts'
import { SharingPage } from './sharing-page.tsx'
import { listSharings } from './sharings.ts'
import { texts } from './texts.ts'
import { decideNotToShare } from './withhold.ts'
import { withholdingMistakes, withholdingSchema } from './withholding-form.ts'
import { WithholdingPage, WithholdingReceiverPage } from './withholding-page.tsx'

export const sharingRoutes = new Hono<AppEnv>()
  .get(sharingPaths.sharing.pattern, async c => {
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
  .get(sharingPaths.withholding.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    c.var.log(logRead(child.id, 'child', child.id))
    const searches = Boolean(c.req.query('find'))
    const to = searches ? undefined : c.req.query('to')
    const receiver = await findOther(c.var.tx, actor, to)
    const isMissing = to !== undefined || (c.req.query('search') !== undefined && !searches)
    const page = await withholdingPage(c, child, receiver, { isMissing })
    return render(c, page, receiver || !isMissing ? 200 : 422)
  })
  .post(sharingPaths.withholding.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    const t = { ...sharingTexts(language), ...texts(language) }
    return submit(c, withholdingSchema, {
      t,
      again: async state =>
        withholdingPage(c, child, await findOther(tx, actor, String(state.values.to)), { state }),
      check: async data => {
        const receiver = await findOther(tx, actor, data.to)
        if (!receiver) return { to: t.toMissing }
        const grounds = await listGrounds(tx, actor, { childId: child.id, receiver, language })
        return withholdingMistakes(data, grounds, sharingTexts(language))
      },
      run: async data => {
        if (await decideNotToShare(tx, actor, child.id, data))
          c.var.log({ act: 'write', did: 'withheld', childId: child.id, kind: 'sharing', id: child.id })
        return sharingPaths.sharing(child.id)
      },
    })
  })
  .get(sharingPaths.end.pattern, async c => {
    const sharing = await getGiven(c.var.tx, staffOf(c), idOf(c), c.var.language)
    if (!sharing.live) return c.redirect(sharingPaths.sharing(sharing.childId), 303)
    c.var.log(logRead(sharing.childId, 'sharing', sharing.id))
    return render(c, <EndSharingPage sharing={sharing} />)
  })
  .post(sharingPaths.end.pattern, async c => {
    const actor = staffOf(c)
    const sharing = await getGiven(c.var.tx, actor, idOf(c), c.var.language)
    if (sharing.live && (await endDisclosure(c.var.tx, sharing.id))) {
      await event(c.var.tx, actor, {
        childId: sharing.childId,
        kind: 'sharing_ended',
        itemKind: 'sharing',
        itemId: sharing.id,
      })
      c.var.log({
        act: 'write',
        did: 'stopped_sharing',
        childId: sharing.childId,
        kind: 'sharing',
        id: sharing.id,
      })
    }
    return c.redirect(sharingPaths.sharing(sharing.childId), 303)
  })

/** First the choice of a receiver, since the grounds depend on it; then the form. */
async function withholdingPage(
  c: Context<AppEnv>,
  child: Child,
  receiver: Receiver | undefined,
  { state, isMissing = true }: { state?: FormState; isMissing?: boolean },
) {
  const { tx, language } = c.var
  if (!receiver) return receiverPage(c, child, isMissing)
  const grounds = await listGrounds(tx, staffOf(c), { childId: child.id, receiver, language })
  const labels = await findAreaLabels(tx, language)
  return <WithholdingPage {...{ child, receiver, grounds, labels, state }} />
}

/** Whom to withhold from: who has something of the child first, or who is searched for. */
async function receiverPage(c: Context<AppEnv>, child: Child, missing: boolean) {
  const actor = staffOf(c)
  const { tx, language } = c.var
  const search = searchOf(c.req.query('search'))
  const chosen = await findOther(tx, actor, c.req.query('to'))
  const known = search ? [] : await listReceiversOf(tx, actor, child.id, { language })
  const without = [...known, ...(chosen ? [chosen] : [])].map(({ functionId }) => functionId)
  const { found, more } = await searchFunctions(tx, actor, { search, language, ownUnit: 'never', without })
  return (
    <WithholdingReceiverPage
      child={child}
      chosen={chosen}
      receivers={[...known, ...found]}
      more={more}
      search={search}
      missing={missing}
    />
  )
}

/** A function of another unit; undefined for anything else that the form may say. */
async function findOther(tx: Tx, actor: Staff, id: string | undefined) {
  return id && isId(id) ? findReceiver(tx, actor, id) : undefined
}

/** What my unit has given: a receiver can read its row too, but not end it. */
async function getGiven(tx: Tx, actor: Staff, id: string, language: Language) {
  const sharing = (await listSharings(tx, { id, language }))[0]
  if (sharing?.decision !== 'given' || sharing.from.unitId !== actor.unitId) throw notFound()
  await getOwnChild(tx, actor, sharing.childId)
  return sharing
}
