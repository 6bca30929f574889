export { listMyMeetings, type MeetingInList, nextMeetingOfChild } from './meetings.ts'
export { meetingPaths } from './paths.ts'
export { meetingRoutes } from './routes.tsx'
