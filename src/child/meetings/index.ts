export { findNextMeeting, findOpenMeeting, type NextMeeting } from './next-meeting.ts'
export { meetingPaths } from './noun.ts'
export { listMyMeetings, type MyMeeting } from './of-guardian.ts'
export { registerMeetingTasks } from './tasks.ts'
