import { Hono } from 'hono'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { getChild } from '../children/index.ts'
import { getHanded } from './handing.ts'
import { worryPaths } from './noun.ts'
import { keepAsDraft, nameReceiver, withdrawWorry } from './withdrawal.ts'
import { HandedTooLatePage, TooLatePage } from './withdrawal-pages.tsx'
import { getWorry } from './worries.ts'

export const withdrawalRoutes = new Hono<AppEnv>()
  .post(worryPaths.withdrawal.pattern, async c => {
    const actor = staffOf(c)
    const { tx } = c.var
    // Not opened but read: who takes back waits alone for those who are opening it.
    const worry = await getWorry(tx, idOf(c))
    const child = await getChild(tx, actor, worry.childId)
    const withdrawal = await withdrawWorry(tx, worry.id)
    if (withdrawal.outcome === 'late' || withdrawal.outcome === 'opened') {
      c.var.log(logRead(child.id, 'worry', worry.id))
      const receiver = await nameReceiver(tx, worry.receiver)
      return render(c, <TooLatePage {...{ child, worry, withdrawal, receiver }} />, 409)
    }
    if (withdrawal.outcome === 'withdrawn') await keepAsDraft(tx, actor, worry)
    return c.redirect(worryPaths.newWorry({ child: child.id, again: worry.id }), 303)
  })
  .post(worryPaths.handedWithdrawal.pattern, async c => {
    staffOf(c)
    const handed = await getHanded(c.var.tx, idOf(c))
    const { outcome } = await withdrawWorry(c.var.tx, handed.id)
    return outcome === 'withdrawn' || outcome === 'before'
      ? c.redirect(worryPaths.handing({ again: handed.id }), 303)
      : render(c, <HandedTooLatePage handed={handed} />, 409)
  })
