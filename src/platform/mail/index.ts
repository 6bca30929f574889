export { isMailAddress } from './address.ts'
export { demoMailRoutes } from './demo-mail-page.tsx'
export {
  type CalendarPart,
  type Compose,
  enqueueLetters,
  type Letter,
  type Reader,
} from './mail.ts'
export { noteSent } from './note-sent.ts'
export { enqueueToEach, type Mailer, registerMail } from './send.ts'
export { sendTried } from './send-tried.ts'
export { somethingWaits, toldBy } from './something-waits.ts'
