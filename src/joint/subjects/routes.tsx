import { type Context, Hono } from 'hono'
import { listFunctions, searchFunctions, searchOf } from '../../people/search/index.ts'
import { conflict, notFound } from '../../platform/errors/index.ts'
import { submit, type Values } from '../../platform/forms.ts'
import { idIn } from '../../platform/ids.ts'
import { type AppEnv, idOf, pageIn, render, staffOf } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import { CommitmentsCard, listCommitments } from '../commitments/index.ts'
import { DecisionsCard, listDecisions } from '../decisions/index.ts'
import { type Kind, kindNames, kindOf } from '../kinds/index.ts'
import { listWaitingIn, MattersCard } from '../matters/index.ts'
import { askOfNames, keepAnswer } from '../naming/index.ts'
import { listSheets, SheetsCard } from '../sheets/index.ts'
import { eventsOnPage, listEvents } from './events.ts'
import { findSubjects } from './everywhere.ts'
import { agreeToLink, endLink, listLinks, makeLink } from './links.ts'
import { ListPage } from './list-page.tsx'
import {
  subjectPaths as at,
  linkSchema,
  listOf,
  newOf,
  partySchema,
  stateSchema,
  subjectSchema,
  wakeSchema,
} from './noun.ts'
import { addParty, endParty, listParties } from './parties.ts'
import { LinkFormPage, PartyEndPage, PartyFormPage, StatePage, WakePage } from './small-pages.tsx'
import { SubjectFormPage } from './subject-form-page.tsx'
import { HistoryPage, SubjectPage } from './subject-page.tsx'
import {
  changeState,
  changeSubject,
  getLedSubject,
  getSubject,
  listPlaces,
  listSubjects,
  makeSubject,
  type Subject,
  wake,
} from './subjects.ts'
import { texts } from './texts.ts'

type C = Context<AppEnv>
const yes = (text: string | undefined) => text === 'yes'

/** The same pages for each kind of subject; a kind has a list and a form of its own. */
export const subjectRoutes = new Hono<AppEnv>()
for (const kind of kindNames) addKind(subjectRoutes, kind)

subjectRoutes
  .get(at.subject.pattern, async c => {
    const subject = await readable(c)
    const { tx } = c.var
    const [parties, links] = [await listParties(tx, subject.id), await listLinks(tx, subject.id)]
    const { events } = await listEvents(tx, subject.id, { page: 1, most: 5 })
    const justMade =
      yes(c.req.query('made')) && events.length === 1 && events[0]?.act === 'made' && subject.leads
    const waiting = await listWaitingIn(tx, subject.id)
    const sheets = await listSheets(tx, subject.id)
    const commitments = await listCommitments(tx, subject.id)
    const decisions = await listDecisions(tx, subject.id, 1, 5)
    return render(
      c,
      <SubjectPage {...{ subject, parties, links, events, justMade }}>
        <MattersCard subjectId={subject.id} ended={subject.state === 'ended'} waiting={waiting} />
        <SheetsCard {...{ subject, sheets }} />
        <CommitmentsCard {...{ subject, commitments }} />
        <DecisionsCard {...{ subject }} {...decisions} />
      </SubjectPage>,
    )
  })
  .get(at.history.pattern, async c => {
    const subject = await readable(c)
    const page = pageIn(c.req.query('page'))
    const { events, more } = await listEvents(c.var.tx, subject.id, { page, most: eventsOnPage })
    return render(c, <HistoryPage {...{ subject, events, page, more }} />)
  })
  .get(at.edit.pattern, async c => {
    const subject = await led(c)
    return render(
      c,
      <SubjectFormPage kind={subject.kind} subject={subject} places={await listPlaces(c.var.tx)} />,
    )
  })
  .post(at.edit.pattern, async c => {
    const subject = await led(c)
    const actor = staffOf(c)
    const places = await listPlaces(c.var.tx)
    const page = (state: FormState, meanwhile = false) => (
      <SubjectFormPage kind={subject.kind} {...{ subject, places, state, meanwhile }} />
    )
    return submit(c, subjectSchema(subject.kind), {
      t: { ...kindOf(subject.kind).texts(c.var.language), ...texts(c.var.language) },
      check: async data => ({ ...placeMistake(data.place, places, c), ...(await nameMistake(c, data)) }),
      again: state => page(state),
      run: async (data, values) => {
        const version = Number(data.version)
        const outcome = await changeSubject(
          c.var.tx,
          { id: subject.id, version },
          contentOf(subject.kind, data),
        )
        if (outcome === 'done') {
          await keepAnswer(c.var.tx, actor, { ...wordsOf(data), kind: 'subject', id: subject.id })
          return at.subject(subject.id)
        }
        const { version: _, ...typed } = values
        return render(c, page({ values: typed, searched: true }, true), 409)
      },
    })
  })
  .get(at.state.pattern, async c => {
    const subject = await led(c)
    const [to = '', action = ''] = moveTo(subject, c.req.query('to'))
    if (!action) throw notFound()
    return render(c, <StatePage {...{ subject, to, action }} />)
  })
  .post(at.state.pattern, async c => {
    const subject = await led(c)
    return submit(c, stateSchema, {
      t: texts(c.var.language),
      again: state => {
        const [to = '', action = ''] = moveTo(subject, String(state.values.to ?? ''))
        if (!action && to !== subject.state) throw conflict(texts(c.var.language).notNow)
        return <StatePage {...{ subject, to, action, state }} />
      },
      run: async ({ to, why }) => {
        // Idempotent.
        if (to === subject.state) return at.subject(subject.id)
        if (!moveTo(subject, to)[1]) throw conflict(texts(c.var.language).notNow)
        await changeState(c.var.tx, subject, to, why)
        return at.subject(subject.id)
      },
    })
  })
  .get(at.newParty.pattern, async c => render(c, await partyForm(c, await openLed(c), {})))
  .post(at.parties.pattern, async c => {
    const subject = await openLed(c)
    const t = texts(c.var.language)
    const actor = staffOf(c)
    return submit(c, partySchema, {
      t,
      check: async ({ others, named, declined, role }) => ({
        ...(!others && !named && { others: t.whoMissing }),
        ...(others && named && { named: t.whoBoth }),
        ...(others && declined && { declined: t.declinedOnlyNamed }),
        ...(!kindOf(subject.kind).roles[role] && { role: t.roleUnknown }),
        ...(others && !(await findOne(c, others)) && { others: t.cannotBeIn }),
      }),
      again: state => partyForm(c, subject, state),
      run: async ({ others, named, declined, role, once }) => {
        const party = { role, functionId: others || null, named, declined, once }
        const outcome = await addParty(c.var.tx, actor, subject, party)
        if ('done' in outcome) return at.subject(subject.id)
        return { errors: { others: outcome.refused === 'party_once' ? t.alreadyIn : t.cannotBeIn } }
      },
    })
  })
  .get(at.partyEnd.pattern, async c => render(c, <PartyEndPage {...(await partyOf(c))} />))
  .post(at.partyEnd.pattern, async c => {
    const { subject, party } = await partyOf(c, { ended: true })
    await endParty(c.var.tx, party.id)
    // Whoever leaves may not be able to read it any more.
    const still = await findReadable(c, subject.id)
    return c.redirect(still ? at.subject(subject.id) : listOf(subject.kind)(), 303)
  })
  .get(at.newLink.pattern, async c => render(c, await linkForm(c, await openLed(c), {})))
  .post(at.links.pattern, async c => {
    const subject = await openLed(c)
    const t = texts(c.var.language)
    const actor = staffOf(c)
    return submit(c, linkSchema, {
      t,
      check: async ({ to }) => {
        if (!to) return { to: t.toMissing }
        if (to === subject.id) return { to: t.withItself }
        return (await findReadable(c, to)) ? undefined : { to: t.toMissing }
      },
      again: state => linkForm(c, subject, state),
      run: async ({ kind, to, once }) => {
        const outcome = await makeLink(c.var.tx, actor, { from: subject.id, to: idIn(to), kind, once })
        if ('done' in outcome) return at.subject(subject.id)
        return { errors: { to: outcome.refused === 'link_leads_back' ? t.leadsBack : t.linkedAlready } }
      },
    })
  })
  .post(at.linkAgreement.pattern, async c => {
    const { subject, link } = await linkOf(c)
    if (!link.agreed && !(await agreeToLink(c.var.tx, link.id)))
      throw conflict(texts(c.var.language).linkGone)
    return c.redirect(at.subject(subject.id), 303)
  })
  .post(at.linkEnd.pattern, async c => {
    const { subject, link } = await linkOf(c)
    await endLink(c.var.tx, link.id)
    return c.redirect(at.subject(subject.id), 303)
  })
  .get(at.linkWaking.pattern, async c => render(c, <WakePage {...(await wakingOf(c))} />))
  .post(at.linkWaking.pattern, async c => {
    const { subject, link } = await wakingOf(c, { awake: true })
    return submit(c, wakeSchema, {
      t: texts(c.var.language),
      again: state => <WakePage {...{ subject, link, state }} />,
      run: async ({ why }) => {
        if (!(await wake(c.var.tx, link.id, why))) throw conflict(texts(c.var.language).notNow)
        return at.subject(subject.id)
      },
    })
  })

function addKind(routes: Hono<AppEnv>, kind: Kind) {
  const schema = subjectSchema(kind)
  routes
    .get(listOf(kind).pattern, async c => {
      staffOf(c)
      const { q, ended, own, page } = c.req.query()
      const asked = { search: searchOf(q), ended: yes(ended), own: yes(own), page: pageIn(page) }
      const { subjects, more } = await listSubjects(c.var.tx, { kind, ...asked })
      return render(c, <ListPage {...{ kind, subjects, more, asked }} />)
    })
    .get(newOf(kind).pattern, async c => {
      staffOf(c)
      return render(c, <SubjectFormPage kind={kind} places={await listPlaces(c.var.tx)} />)
    })
    .post(listOf(kind).pattern, async c => {
      const actor = staffOf(c)
      const places = await listPlaces(c.var.tx)
      return submit(c, schema, {
        t: { ...kindOf(kind).texts(c.var.language), ...texts(c.var.language) },
        check: async data => ({ ...placeMistake(data.place, places, c), ...(await nameMistake(c, data)) }),
        again: state => <SubjectFormPage {...{ kind, places, state }} />,
        run: async data => {
          const [first = ''] = Object.keys(kindOf(kind).states)
          const content = { ...contentOf(kind, data), once: data.once }
          const { id, isNew } = await makeSubject(c.var.tx, actor, kind, first, content)
          if (isNew) await keepAnswer(c.var.tx, actor, { ...wordsOf(data), kind: 'subject', id })
          return at.subject(id, { made: 'yes' })
        },
      })
    })
}

type Data = {
  title: string
  purpose: string
  place: string | null
  audience: 'parties' | 'collaboration'
}

/** What the form says, with what only its kind has by itself. */
function contentOf(kind: Kind, data: Data & Record<string, unknown>) {
  const names = Object.keys(kindOf(kind).facts.shape)
  const { title, purpose, place, audience } = data
  return { title, purpose, place, audience, facts: Object.fromEntries(names.map(name => [name, data[name]])) }
}

function placeMistake(place: string | null, places: readonly { id: string }[], c: C) {
  return place && !places.some(({ id }) => id === place) ? { place: texts(c.var.language).notNow } : undefined
}

/** What a subject says in free text that everybody who reads it meets first. */
const wordsOf = ({ title, purpose, notChild }: { title: string; purpose: string; notChild: boolean }) => ({
  text: `${title}\n${purpose}`,
  notChild,
})
const nameMistake = (c: C, data: Parameters<typeof wordsOf>[0]) =>
  askOfNames(c.var.tx, c.var.language, wordsOf(data))

async function readable(c: C): Promise<Subject> {
  staffOf(c)
  return getSubject(c.var.tx, idOf(c))
}
async function led(c: C): Promise<Subject> {
  staffOf(c)
  return getLedSubject(c.var.tx, idOf(c))
}
/** What has ended takes nothing new. */
async function openLed(c: C): Promise<Subject> {
  const subject = await led(c)
  if (subject.state === 'ended') throw conflict(texts(c.var.language).notNow)
  return subject
}

/** The state, and the action that leads to it from where it is. */
const moveTo = (subject: Subject, to = '') => {
  const found = Object.entries(kindOf(subject.kind).states[subject.state] ?? {}).find(
    ([, next]) => next === to,
  )
  return [to, found?.[0]] as const
}

const findOne = async (c: C, id: string) =>
  (await listFunctions(c.var.tx, [idIn(id)], { language: c.var.language }))[0]

async function partyForm(c: C, subject: Subject, state: FormState) {
  const { tx, language } = c.var
  const { search = '', others = '' } = (state.values ?? {}) as Values
  const chosen = others ? await listFunctions(tx, [idIn(String(others))], { language }) : []
  const { found, more } = await searchFunctions(tx, staffOf(c), {
    search: searchOf(String(search)),
    language,
    ownUnit: 'first',
    administratorsToo: true,
    without: chosen.map(({ functionId }) => functionId),
  })
  return <PartyFormPage {...{ subject, chosen, found, more, state }} />
}

/** A party that I may end: I lead the subject, or it is my own. One that has ended already counts only where it is sent again. */
async function partyOf(c: C, { ended = false } = {}) {
  const subject = await readable(c)
  const party = (await listParties(c.var.tx, subject.id)).find(({ id }) => id === idOf(c, 'party'))
  if (!party || !(subject.leads || party.mine) || (party.until && !ended)) throw notFound()
  return { subject, party }
}

async function linkForm(c: C, subject: Subject, state: FormState) {
  const { search = '' } = (state.values ?? {}) as Values
  const asked = { search: searchOf(String(search)), language: c.var.language, most: 30 }
  const { found, more } = await findSubjects(c.var.tx, staffOf(c), asked)
  return <LinkFormPage {...{ subject, found, more, state }} />
}

async function linkOf(c: C) {
  const subject = await led(c)
  const link = (await listLinks(c.var.tx, subject.id)).find(({ id }) => id === idOf(c, 'link'))
  if (!link) throw notFound()
  return { subject, link }
}

const findReadable = (c: C, id: string) =>
  c.var.tx.selectFrom('joint.subjects').select('id').where('id', '=', idIn(id)).executeTakeFirst()

/** A link along which my subject wakes another that rests. */
async function wakingOf(c: C, { awake = false } = {}) {
  const { subject, link } = await linkOf(c)
  const wakes = link.kind === 'activates' && link.out && link.agreed
  if (!wakes || (link.otherState !== 'asleep' && !awake)) throw notFound()
  return { subject, link }
}
