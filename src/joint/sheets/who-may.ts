import { dayFrom, may } from '../../../test/routes/fields.ts'
import { sends } from '../../../test/routes/sends.ts'
import type { Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'
import { nextSchema, roundSchema, sheetSchema } from './noun.ts'

/** Siri leads a forum that Jonas is a party of: both answer, and nobody else knows that there is anything to answer. */
export const whoMay = ({ forum }: Items): Table => {
  const both = ['siri-alm', 'jonas-ek'] as const
  const led = { of: "Siri's forum", at: { id: forum.own }, may: ['siri-alm'] } as const
  const closed = { of: 'closed', at: { id: forum.round }, may: both } as const
  const opened = { of: 'opened', at: { id: forum.openedRound }, may: both } as const
  const closedSheet = { ...closed, at: { id: forum.sheet } }
  const openedSheet = { ...opened, at: { id: forum.openedSheet } }
  const answer = {
    'q.about-what': may.text('Skolfrånvaro'),
    'q.now': may.choice('information'),
    'q.works': may.text('Vi ringer varandra.'),
    revision: may.hidden('0'),
  }
  const agreed = { id: forum.openedRound, item: 'works' }
  return {
    'GET /subjects/:id/sheets/new': [led],
    'POST /subjects/:id/sheets': [
      { ...led, sends: sends(sheetSchema, { version: forum.version }), makes: true },
    ],
    'GET /sheets/:id': [closedSheet, openedSheet],
    'GET /sheets/:id/years': [openedSheet],
    'GET /sheets/:id/next': [{ ...openedSheet, may: ['siri-alm'] }],
    'POST /sheets/:id/next': [
      {
        ...openedSheet,
        may: ['siri-alm'],
        sends: { ...sends(nextSchema, { nextOn: dayFrom(300) }), was: may.hidden('') },
      },
    ],
    'GET /sheets/:id/rounds/new': [{ ...openedSheet, may: ['siri-alm'] }],
    'POST /sheets/:id/rounds': [{ ...openedSheet, may: ['siri-alm'], sends: sends(roundSchema) }],
    'GET /rounds/:id': [{ ...closed, gets: 303 }],
    'GET /rounds/:id/answer': [closed],
    'POST /rounds/:id/answer': [{ ...closed, sends: { ...answer, done: may.hidden('no') } }],
    'POST /rounds/:id/not-ready': [closed],
    'GET /rounds/:id/opening': [{ ...closed, may: ['siri-alm'] }],
    'POST /rounds/:id/opening': [{ ...closed, may: ['siri-alm'], ends: true }],
    'GET /rounds/:id/agreed/:item': [{ ...opened, at: agreed }],
    'POST /rounds/:id/agreed/:item': [
      {
        ...opened,
        at: agreed,
        sends: { 'q.works': may.text('Att vi träffas.'), revision: may.hidden('0') },
      },
    ],
  }
}
