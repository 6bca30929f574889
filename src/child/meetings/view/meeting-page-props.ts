import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import type { Child } from '../../children/index.ts'
import type { InvitationGround } from '../invitation-grounds.ts'
import type { Meeting } from '../meetings.ts'

export type MeetingPageProps = {
  meeting: Meeting
  child: Child
  caller: boolean
  guardian: boolean
  grounds: InvitationGround[]
  labels: AreaLabels
  draftOpen: boolean
}
