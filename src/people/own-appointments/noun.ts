import { noun } from '../../platform/noun.ts'

export const ownAppointments = noun({
  tables: ['people.appointment_requests'],
  about: 'unit',
  places: {
    list: '/own-appointments',
    show: '/own-appointments/:id',
    decision: '/own-appointments/:id/decision',
    withdrawal: '/own-appointments/:id/withdrawal',
  },
  kinds: {
    own_appointment: {
      words: { sv: 'en fråga om eget uppdrag', en: 'a question about an own function' },
      opensAt: 'show',
    },
  },
  notices: {
    appointment_asked: {
      sv: 'En chef vill ge sig själv ett uppdrag. Du behöver svara.',
      en: 'A manager wants to hold a function. You need to answer.',
      waits: true,
    },
    appointment_yes: { sv: 'Du har fått uppdraget som du bad om', en: 'You hold the function you asked for' },
    appointment_no: {
      sv: 'Du fick inte uppdraget som du bad om',
      en: 'You do not get the function you asked for',
    },
  },
})

export const ownAppointmentPaths = ownAppointments.places
