export { demoMailRoutes } from './demo-mail-page.tsx'
export { type CalendarPart, enqueueMail, enqueueMails, type Mail } from './mail.ts'
export { type Mailer, registerMail } from './send.ts'
