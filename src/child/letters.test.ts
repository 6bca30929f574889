import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../test/house.ts'
import { openMail, type TestMail } from '../../test/mail-server.ts'

// The letters about requests and plans, of rows of the story: what they say, and to whom they go when they are sent.

let house: House
let mail: TestMail
beforeAll(async () => {
  house = await openHouse()
  mail = await openMail(house.database)
})
afterAll(async () => {
  await mail?.stop()
  await house.close()
})

const admin = async <T>(sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as T[]

/** An item that a live disclosure gives to a function of another unit, or to a guardian with a sign-in. */
async function given(kind: string, to: 'to_function_id' | 'to_guardian_id') {
  const [found] = await admin<{ id: string; child: string; reader: string }>(
    `select i.item_id as id, i.child_id as child, d.${to} as reader from sharing.disclosed_items i
      join sharing.disclosures d on d.id = i.disclosure_id left join child.guardians g on g.id = d.to_guardian_id
      join child.children c on c.id = d.child_id
    where i.item_kind = $1 and d.${to} is not null and i.ends_at > now() and c.protection = 'none' and d.kind <> 'emergency'
      and (d.to_guardian_id is null or exists (select from people.addresses a where a.person_id = g.person_id)) order by d.id limit 1`,
    [kind],
  )
  if (!found) throw new Error(`nobody in the story is given a ${kind}`)
  return found
}

async function send(letter: string, kind: string, id: string, to: Record<string, string>) {
  await house.database.app.query(`select platform.enqueue('mail', $1)`, [
    JSON.stringify({ to, letter, item: { kind, id } }),
  ])
  await mail.settle()
  return mail.received.splice(0)
}

/** A preschool or a school with its phone; of any other unit the organisation alone: to be in touch with it is secret in itself. */
async function namesItsSender(text: string, plan: string) {
  const [unit] = await admin<{ name: string; phone: string; organisation: string; school: boolean }>(
    `select u.name, u.phone, o.name as organisation, u.legal_domain in ('preschool', 'school', 'private_school') as school
      from child.plans p join people.units u on u.id = p.unit_id join people.organisations o on o.id = u.organisation_id where p.id = $1`,
    [plan],
  )
  if (!unit) throw new Error('no such plan')
  expect(text).toContain(unit.school ? unit.name : unit.organisation)
  if (unit.school) expect(text).toContain(unit.phone)
  else for (const secret of [unit.name, unit.phone].filter(Boolean)) expect(text).not.toContain(secret)
}

test.each([
  ['request_came', 'request', 'to_function_id', 'functionId', /ber om stöd|asks for support/],
  ['request_answered', 'request', 'to_function_id', 'functionId', /svar|answer/],
  ['plan_published', 'plan', 'to_function_id', 'functionId', /nytt|new/],
  ['plan_published', 'plan', 'to_guardian_id', 'guardianId', /nytt|new/],
] as const)(
  '%s of a %s by %s: a link, to who may read it when it is sent (R2, R8)',
  async (letter, kind, column, key, words) => {
    const { id, child, reader } = await given(kind, column)
    const to = { [key]: reader }
    const [first, ...others] = await send(letter, kind, id, to)
    expect(first?.subject).toMatch(words)
    expect(first?.text).toContain(`http://localhost:3000/${kind}s/${id}`)
    expect(first?.attachments).toEqual([])
    // A guardian is told who sends it, where the contact itself is no secret; staff know Kring.
    if (key === 'guardianId') await namesItsSender(first?.text ?? '', id)
    else expect(first?.text).not.toMatch(/kommer från|is from/)

    // Protected, and the reader listed: that there is a request, or a plan, is not told either.
    await admin(`update child.children set protection = 'marked' where id = $1`, [child])
    expect(await send(letter, kind, id, to)).toEqual([])
    const list =
      key === 'functionId'
        ? 'insert into sharing.protected_readers (child_id, function_id, added_by, review_on)'
        : 'insert into sharing.protected_guardians (child_id, guardian_id, added_by, review_on)'
    await admin(`${list} select $1, $2, id, current_date + 90 from people.persons limit 1`, [child, reader])
    const listed = await send(letter, kind, id, to)
    expect(listed).toHaveLength(1 + others.length)
    expect(listed[0]?.subject).toMatch(/^(Något väntar i Kring|Something is waiting in Kring)$/)
    await admin(`update child.children set protection = 'none' where id = $1`, [child])

    await admin(
      `update sharing.disclosures set ended_at = now(), end_reason = 'ended_by_giver' where id in (select d.id from sharing.disclosures d
      join sharing.disclosed_items i on i.disclosure_id = d.id where i.item_id = $1 and d.${column} = $2 and d.ended_at is null)`,
      [id, reader],
    )
    expect(await send(letter, kind, id, to)).toEqual([])
  },
)
