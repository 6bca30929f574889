import { ids } from '../../../demo/ids.ts'
import { dayFrom, may, must } from '../../../test/routes/fields.ts'
import { everybody, staff, type Table } from '../../../test/routes/table.ts'
import type { Items } from '../../../test/routes/world.ts'

const lead = ['tomas-aberg'] as const
const theirs = staff.filter(each => each !== 'outsider')

/** Surveys: the process leader asks; whoever has a link answers, and nobody is known there (ADR 9). */
export const whoMay = ({ survey }: Items): Table => ({
  // A link is no id, and stands in no address: what it opens is tried in src/learning/surveys/answering.
  'GET /answer': [{ may: everybody, frameless: true }],
  'GET /answer/:former': [{ at: { former: survey.link }, may: everybody, frameless: true }],
  'POST /answer': [{ may: everybody, gets: 404, frameless: true }],
  'POST /answer/answers': [{ may: everybody, gets: 404, frameless: true }],
  'POST /answer/kept': [{ may: everybody, gets: 404, frameless: true }],
  'POST /answer/withdrawal': [{ may: everybody, gets: 404, frameless: true }],
  'POST /answer/withdrawn': [{ may: everybody, gets: 404, frameless: true }],
  'GET /forwarded': [{ may: everybody, frameless: true }],
  'GET /forwarded/:former': [{ at: { former: survey.tell }, may: everybody, frameless: true }],
  'POST /forwarded': [{ may: everybody, gets: 404, frameless: true }],
  'POST /forwarded/count': [{ may: everybody, gets: 404, frameless: true }],

  'GET /my-answers': [{ may: staff }],
  'GET /my-answers/:id': [
    {
      of: 'a survey put to Björkbacken',
      at: { id: survey.named },
      may: theirs.filter(each => bjorkbacken.includes(each)),
    },
  ],
  'POST /my-answers/:id': [
    {
      of: 'a survey put to Björkbacken',
      at: { id: survey.named },
      may: theirs.filter(each => bjorkbacken.includes(each)),
      sends: { version: must.hidden(survey.namedVersion), 'q.known': must.choice('yes') },
    },
  ],
  'GET /my-answers/:id/withdrawal': [{ of: 'nobody has answered', at: { id: survey.named }, may: [] }],
  'POST /my-answers/:id/withdrawal': [
    {
      of: 'a survey put to Björkbacken',
      at: { id: survey.named },
      may: theirs.filter(each => bjorkbacken.includes(each)),
    },
  ],

  'GET /surveys': [
    {
      may: staff,
      but: Object.fromEntries(staff.filter(each => each !== 'tomas-aberg').map(each => [each, 303])),
    },
  ],
  'GET /surveys/new': [{ may: lead }],
  'POST /surveys': [
    {
      may: lead,
      makes: true,
      sends: {
        version: must.hidden(survey.version),
        titleSv: must.text('Så samverkar vi'),
        titleEn: must.text('How we work together'),
        introductionSv: may.text(''),
        introductionEn: may.text(''),
        languages: must.many('sv', 'en'),
        ways: must.many('forwarded'),
        anonymous: must.choice('yes'),
        opensOn: must.date(dayFrom(1)),
        closesOn: must.date(dayFrom(20)),
        remindOn: may.date(''),
        goal: may.time(''),
        previous: may.choice(''),
      },
    },
  ],
  'GET /surveys/:id': [{ of: 'an open one', at: { id: survey.open }, may: lead }],
  'GET /surveys/:id/edit': [{ of: 'an open one', at: { id: survey.open }, may: lead }],
  'POST /surveys/:id/details': [
    {
      of: 'an open one',
      at: { id: survey.open },
      may: lead,
      sends: {
        titleSv: must.text('Så samverkar vi nu'),
        titleEn: must.text('How we work together now'),
        introductionSv: may.text(''),
        introductionEn: may.text(''),
        languages: must.many('sv', 'en'),
        ways: must.many('personal', 'forwarded', 'open', 'app', 'paper', 'import'),
        opensOn: must.date(dayFrom(-3)),
        closesOn: must.date(dayFrom(20)),
        remindOn: may.date(''),
        goal: may.time(''),
        previous: may.choice(''),
      },
    },
  ],
  'GET /surveys/:id/opening': [{ of: 'a planned one', at: { id: survey.planned }, may: lead }],
  'POST /surveys/:id/state': [
    {
      of: 'an open one',
      at: { id: survey.open },
      may: lead,
      lenient: true,
      ends: true,
      sends: { state: must.choice('closed'), note: may.text('') },
    },
  ],
  'GET /surveys/:id/removal': [{ of: 'a planned one', at: { id: survey.planned }, may: lead }],
  'POST /surveys/:id/removal': [{ of: 'a planned one', at: { id: survey.planned }, may: lead, ends: true }],
  'GET /surveys/:id/targets/new': [{ of: 'an open one', at: { id: survey.open }, may: lead }],
  'POST /surveys/:id/targets': [
    {
      of: 'an open one',
      at: { id: survey.open },
      may: lead,
      lenient: true,
      sends: { places: must.many(ids.units.solrosen), roles: may.text(''), openLink: may.choice('') },
    },
  ],
  'GET /surveys/:id/managers': [{ at: { id: survey.planned }, may: lead }],
  'POST /surveys/:id/managers': [
    {
      at: { id: survey.shrinking },
      may: lead,
      sends: {
        [`address-${survey.shrinkingTarget}`]: may.time('anders.holm@ekdala.example.se'),
        list: may.time(''),
      },
    },
  ],
  'GET /surveys/:id/targets/:target': [
    { of: 'a unit', at: { id: survey.open, target: survey.target }, may: lead },
  ],
  'POST /surveys/:id/targets/:target': [
    {
      of: 'a unit',
      at: { id: survey.open, target: survey.target },
      may: lead,
      sends: {
        managerName: may.text('Anders Holm'),
        managerAddress: may.time('anders.holm@ekdala.example.se'),
        forwarded: may.time('12'),
        goal: may.time(''),
      },
    },
  ],
  'GET /surveys/:id/targets/:target/removal': [
    { of: 'a planned one', at: { id: survey.shrinking, target: survey.shrinkingTarget }, may: lead },
  ],
  'POST /surveys/:id/targets/:target/removal': [
    {
      of: 'a planned one',
      at: { id: survey.shrinking, target: survey.shrinkingTarget },
      may: lead,
      ends: true,
    },
  ],
  'GET /surveys/:id/invitations/new': [{ of: 'an open one', at: { id: survey.open }, may: lead }],
  'POST /surveys/:id/invitations': [
    {
      of: 'an open one',
      at: { id: survey.open },
      may: lead,
      sends: { addresses: must.time('a@ekdala.example.se'), target: may.choice('') },
    },
  ],
  'GET /surveys/:id/invitations': [{ of: 'an open one', at: { id: survey.open }, may: lead }],
  'GET /surveys/:id/reminders': [{ of: 'an open one', at: { id: survey.open }, may: lead }],
  'POST /surveys/:id/reminders': [{ of: 'an open one', at: { id: survey.open }, may: lead }],
  'GET /surveys/:id/posters': [{ of: 'an open one', at: { id: survey.open }, may: lead }],
  'GET /surveys/:id/papers/new': [{ of: 'an open one', at: { id: survey.open }, may: lead }],
  'POST /surveys/:id/papers': [
    {
      of: 'an open one',
      at: { id: survey.open },
      may: lead,
      makes: true,
      sends: {
        version: must.hidden(survey.version),
        batch: may.hidden('0'),
        target: may.choice(''),
        // What a paper leaves empty stays empty.
        'q.known': may.choice('yes'),
        'q.missing': may.choice('no'),
      },
    },
  ],
  'GET /surveys/:id/imports/new': [{ of: 'an open one', at: { id: survey.open }, may: lead }],
  // A file needs a multipart form: tried in src/learning/surveys/import.
  'POST /surveys/:id/imports': [
    { of: 'an open one', at: { id: survey.open }, may: lead, gets: 422, lenient: true, sends: {} },
  ],
})

/** Who works at Björkbacken, to whom the named survey is put. */
const bjorkbacken: readonly string[] = ['sara-lind', 'maria-lund', 'siri-alm', 'anders-holm']
