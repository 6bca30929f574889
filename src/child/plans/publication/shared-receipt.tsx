import { holderOrPostInside } from '../../../people/holders/index.ts'
import { LinkButton, Receipt, ToInbox, usePage } from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import type { Holder } from '../versions/version.ts'
import { publicationTexts } from './texts.ts'

/**
 * Who has the plan since the lead shared it. There is no way back: what the version before had given has ended, and what its receivers may
 * read now was asked of today's consents, not of those that it had rested on.
 */
export function SharedReceipt({ plan, holders }: { plan: Plan; holders: readonly Holder[] }) {
  const { lang } = usePage()
  const t = publicationTexts(lang)
  const names = holders.map(({ to, guardianName }) => (to ? holderOrPostInside(to) : (guardianName ?? '')))
  return (
    <Receipt
      says={t.sharedWith(shortened(names, t))}
      next={
        <>
          <ToInbox />
          <LinkButton href={planPaths.draft(plan.id)} variant="secondary">
            {t.toDraft}
          </LinkButton>
        </>
      }
    >
      <p>
        {names.length > 0 && t.readNow} {t.followedUp(plan.nextOn)}
      </p>
      <p>{t.sharedInError}</p>
    </Receipt>
  )
}

/** Two names and how many more, where there are more than three. */
export const shortened = (names: string[], t: ReturnType<typeof publicationTexts>) =>
  names.length > 3 ? [...names.slice(0, 2), t.andMore(names.length - 2)] : names
