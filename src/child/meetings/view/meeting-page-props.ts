import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import type { Child } from '../../children/index.ts'
import type { Clash } from '../clashes.ts'
import type { InvitationGround } from '../invitation-grounds.ts'
import type { Meeting } from '../meetings.ts'
import type { MinutesReader } from '../minutes/minutes-readers.ts'
import type { MyInvitation } from '../undo/undo-invitation.ts'

export type MeetingPageProps = {
  meeting: Meeting
  child: Child
  caller: boolean
  guardian: boolean
  /** Other meetings of the caller's own at the same time. */
  clashes: Clash[]
  grounds: InvitationGround[]
  labels: AreaLabels
  draftOpen: boolean
  /** While I can take the invitation back: until when, and which participants have seen it. */
  mine: MyInvitation | undefined
  /** While I have just written the minutes: who can read them now. */
  readers: MinutesReader[] | undefined
}
