import { fewest } from '../invitations/groups.ts'
import type { Survey } from './surveys.ts'
import type { Target } from './targets.ts'

/** Who is mailed at once, and cannot be unmailed: told before a button is pressed. */
export type Mails = {
  managers: number
  people: number
  /** addresses of an anonymous survey that wait until they are five */
  held: number
  /** units whose link nobody gets: their manager's address is missing */
  unreached: number
}

type Invitations = { waiting: number; sent: number }

/** Who is mailed when the survey opens, or now if it is open. The jobs of `invitations/` choose by the same. */
export function mailsNow(survey: Survey, targets: readonly Target[], { waiting }: Invitations): Mails {
  const forwarders = forwardersOf(survey, targets)
  const personal = survey.ways.includes('personal') ? waiting : 0
  const isHeld = survey.anonymous && personal < fewest
  return {
    managers: forwarders.filter(each => each.managerAddress && !each.managerSentOn).length,
    people: isHeld ? 0 : personal,
    held: isHeld ? personal : 0,
    unreached: forwarders.filter(each => !each.managerAddress).length,
  }
}

/** Who is mailed by its first opening, whether the mails have gone by now or not: for the receipt. */
export const mailsOfOpening = (
  survey: Survey,
  targets: readonly Target[],
  { waiting, sent }: Invitations,
): Mails =>
  mailsNow(
    survey,
    targets.map(target => ({ ...target, managerSentOn: null })),
    { waiting: waiting + sent, sent: 0 },
  )

/** Whom a reminder may go to. How many of the people have answered is nobody's to know here. */
export const mailsOfReminder = (survey: Survey, targets: readonly Target[], { sent }: Invitations) => ({
  managers: forwardersOf(survey, targets).filter(
    each => each.managerAddress && each.managerSentOn && each.forwarded === null,
  ).length,
  atMost: sent,
})

/** Those whose link a manager forwards. */
export const forwardersOf = (survey: Survey, targets: readonly Target[]) =>
  survey.ways.includes('forwarded') ? targets.filter(each => each.organisationId) : []
