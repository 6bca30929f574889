export { ownAppointmentPaths } from './noun.ts'
export { askForAppointment } from './own-appointments.ts'
