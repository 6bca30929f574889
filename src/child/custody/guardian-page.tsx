import { BackLink, Card, Layout, Lines, usePage } from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { ChangesCard } from './changes.tsx'
import type { Change, Guardian } from './guardians.ts'
import { custodyPaths } from './noun.ts'
import { texts } from './texts.ts'

/** One guardian in the unit's own record, and what can be changed about them. */
export function GuardianPage({
  child,
  guardian,
  changes,
}: {
  child: Child
  guardian: Guardian
  changes: readonly Change[]
}) {
  const t = texts(usePage().lang)
  const at = [child.id, guardian.id] as const
  const { custody, endedAt, shutAt } = guardian
  const isShut = shutAt !== null && custody && !endedAt
  return (
    <Layout
      title={`${guardian.name}: ${childName(child)}`}
      about={child}
      heading={guardian.name}
      lead={guardian.relation || undefined}
      narrow
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
    >
      <p>{endedAt ? t.isRemoved : isShut ? t.isShut : custody ? t.hasCustody : t.hasNoCustody}</p>
      {!endedAt && (
        <Card heading={t.whatToDo}>
          <Lines
            items={[
              ...(isShut ? [{ title: t.open, href: custodyPaths.opening(...at), detail: t.openWhen }] : []),
              {
                title: custody ? t.endCustody : t.giveCustody,
                href: custodyPaths.custody(...at),
                detail: custody ? t.endCustodyWhen : t.giveCustodyWhen,
              },
              { title: t.correct, href: custodyPaths.correction(...at), detail: t.correctWhen },
              { title: t.remove, href: custodyPaths.removal(...at), detail: t.removeWhen },
            ]}
          />
        </Card>
      )}
      <ChangesCard changes={changes} />
      <p class="hint">{t.lead}</p>
    </Layout>
  )
}
