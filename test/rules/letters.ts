import type pg from 'pg'
import { type Func, functions } from './house.ts'
import type { Actor, Life, Meeting, Written } from './model.ts'

// R8, R15: whom a letter reaches if it is delivered now, and what it may tell them. Asked of the database as a delivery asks it, for
// everybody who was ever invited or asked, also those who have lost their right since.

const meetingLetters = `
  select distinct concat_ws('/', p.meeting_id, coalesce(p.function_id, p.guardian_id), a.person_id, l.starts_at is not null and l.place is not null) as letter
  from child.meeting_participants p left join people.appointments a on a.function_id = p.function_id,
    lateral child.meeting_letter('meeting_invited', p.meeting_id, p.function_id, a.person_id, p.guardian_id) l`
const requestLetters = `
  select distinct concat_ws('/', r.id, r.to_function_id, a.person_id, not l.secret) as letter
  from child.requests r join people.appointments a on a.function_id = r.to_function_id,
    lateral child.letter_to('request', r.id, r.to_function_id, a.person_id, null) l`

/** What a morning mail counts, function by function. */
const waiting = `select distinct concat_ws('/', f.id, w.kind, w.id) as letter from people.functions f, lateral child.waits_for(f.id) w`

const asFunction = (func: Func): Actor => ({
  name: '',
  person: null,
  tenant: func.tenant,
  func,
  guardian: null,
})

/** Who would get a letter, and whether it says when and where. */
function expected(life: Life): string[] {
  const holders = (func: Func) => [
    ...new Set(
      life.appointments.filter(each => each.func === func && !each.ended).map(({ person }) => person),
    ),
  ]
  const invited = (meeting: Meeting) =>
    meeting.participants.flatMap(({ func, guardian }) => {
      const { id, child } = meeting
      if (func)
        return life.readsMeeting(asFunction(func), meeting) && !life.hidden(child, func)
          ? holders(func).map(person => `${id}/${func.id}/${person}/${told(!child.protected)}`)
          : []
      const reader: Actor = {
        name: '',
        person: null,
        tenant: null,
        func: null,
        guardian: guardian?.person ?? null,
      }
      return guardian?.person &&
        guardian.custody &&
        !guardian.ended &&
        life.guardianMaySee(reader, child) &&
        life.given(reader, 'meeting', id)
        ? [`${id}/${guardian.id}/${told(!child.protected)}`]
        : []
    })
  const asked = (request: Written) => {
    const func = functions.find(each => each === request.to)
    return func && life.readsWritten(asFunction(func), request) && !life.hidden(request.child, func)
      ? holders(func).map(person => `${request.id}/${func.id}/${person}/${told(!request.child.protected)}`)
      : []
  }
  return [
    ...life.meetings.filter(({ undone }) => !undone).flatMap(invited),
    ...life.written.filter(({ kind }) => kind === 'request').flatMap(asked),
  ]
}
/** What waits for an answer of a function that may read it, by the rules' words. */
const expectedToWait = (life: Life) =>
  functions.flatMap(func => {
    const mine = life.written.filter(
      each => !each.withdrawn && life.readsWritten(asFunction(func), each) && !life.hidden(each.child, func),
    )
    // R14: a no waits for whoever asked until they have ended it.
    const declined = mine.filter(each => each.from === func && each.declined && !each.ended)
    return [
      ...mine
        .filter(each => each.kind !== 'assessment' && each.to === func && each.waits)
        .map(each => `${func.id}/${each.kind}/${each.id}`),
      ...declined.map(each => `${func.id}/request_declined/${each.id}`),
    ]
  })

/** Whether the rules let a function know of a meeting or a plan that a morning mail counts for it. */
function mayCount(life: Life, letter: string) {
  const [funcId, kind, id] = letter.split('/')
  const func = functions.find(each => each.id === funcId)
  if (!func) return false
  const who = asFunction(func)
  const meeting = life.meetings.find(each => each.id === id)
  const plan = life.plans.find(each => each.id === id)
  const join = kind === 'join' ? life.joins.find(each => each.id === id) : undefined
  if (join) return join.answer === null && life.own(who, join.child) && !life.hidden(join.child, func)
  if (kind === 'wheel_begun') {
    const wheel = life.written.find(each => each.id === id)
    return wheel?.from === func && life.readsWritten(who, wheel) && !life.hidden(wheel.child, func)
  }
  const child = (meeting ?? plan)?.child
  if (!child || life.hidden(child, func)) return false
  if (meeting) return ['invitation', 'minutes'].includes(kind ?? '') && life.readsMeeting(who, meeting)
  return plan !== undefined && life.readsPlan(who, plan)
}

async function compareWaiting(admin: pg.ClientBase, life: Life) {
  const { rows } = await admin.query({ name: 'waiting', text: waiting })
  const found = rows.map(({ letter }) => letter as string)
  const answers = found.filter(each => /\/(worry|request|request_declined)\//.test(each))
  const others = found.filter(each => !answers.includes(each))
  const wanted = expectedToWait(life)
  const tooMuch = [
    ...answers.filter(each => !wanted.includes(each)),
    ...others.filter(each => !mayCount(life, each)),
  ]
  const missing = wanted.filter(each => !answers.includes(each))
  if (tooMuch.length || missing.length)
    throw new Error(
      `A morning mail counts what the rules refuse [${tooMuch}], and not what they give [${missing}]`,
    )
  return found.length
}

const told = (yes: boolean) => (yes ? 't' : 'f')

/** Answers how many letters there would be, and how much they would count. */
export async function compareLetters(admin: pg.ClientBase, life: Life) {
  const { rows } = await admin.query({
    name: 'letters',
    text: `${meetingLetters} union all ${requestLetters}`,
  })
  const found = rows.map(({ letter }) => letter as string).sort()
  const wanted = expected(life).sort()
  const [tooMuch, missing] = [
    found.filter(each => !wanted.includes(each)),
    wanted.filter(each => !found.includes(each)),
  ]
  if (tooMuch.length || missing.length)
    throw new Error(
      `Letters go out that the rules refuse [${tooMuch}], and not those that they give [${missing}]`,
    )
  return found.length + (await compareWaiting(admin, life))
}
