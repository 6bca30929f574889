import { formatDateTime } from '../../../i18n/index.ts'
import { usePage } from '../../../ui/index.ts'
import { AllAboutChild, type Child, type PageOf } from '../../children/index.ts'
import type { MeetingOfChild } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { viewTexts } from './texts.ts'

/** All meetings about a child. */
export function ChildMeetingsPage({
  child,
  list: { rows, page, total },
}: {
  child: Child
  list: PageOf<MeetingOfChild>
}) {
  const { lang } = usePage()
  const t = viewTexts(lang)
  return (
    <AllAboutChild
      child={child}
      heading={t.allOfChild}
      lines={rows.map(({ id, startsAt }) => ({
        title: t.meetingAt(formatDateTime(startsAt, lang)),
        href: meetingPaths.meeting(id),
      }))}
      {...{ page, total }}
      href={to => meetingPaths.childMeetings(child.id, { page: to })}
    />
  )
}
