import { demoSettings } from '../../demo/seed.ts'
import type { House } from '../house.ts'

/** The people of the story who try every route, with what tells them apart. What each may is in `demo/people.ts`. */
export const viewers = [
  'sara-lind', // teacher at Björkbacken; knows Amina and Leo
  'maria-lund', // named person there
  'siri-alm', // lead there; knows Leo, not Amina
  'anders-holm', // manager there; opens no child's record
  'jonas-ek', // school health; a partner in Leo's plan
  'lina-berg', // association; a partner in a part of Leo's plan
  'lena-strom', // child health centre
  'petra-nyman', // social services
  'linnea-hjort', // social services; may open in an emergency
  'ulrika-mo', // on the list of those who may see Tindra, whose identity is protected
  'hanna-frid', // Tindra's teacher, not on that list
  'rana-khalil', // knows the same Amina in Lundvika
  'eva-sand', // reviews the log
  'tomas-aberg', // process leader
  'nils-kvist', // administrator
  'gunilla-frost', // administers Ekdala kommun alone
  'farah-haddad', // Amina's mother, as a guardian
  'omar-haddad', // Amina's father
  'johanna-marklund', // Leo's mother
  'helena-wik', // leisure leader, acting as Moa's mother
  'mikael-strand', // two functions, none chosen
  'elin-dahl', // taught at Björkbacken until a moment ago, and is still signed in
  'karin-oberg', // signed in without a function
  'outsider', // a named person in another county
  'nobody', // signed out
] as const
export type Viewer = (typeof viewers)[number]

export const guardians: readonly Viewer[] = ['farah-haddad', 'omar-haddad', 'johanna-marklund', 'helena-wik']
/** Signed in, in no function. */
export const unchosen: readonly Viewer[] = ['mikael-strand', 'elin-dahl', 'karin-oberg']
export const staff = viewers.filter(
  each => each !== 'nobody' && !guardians.includes(each) && !unchosen.includes(each),
)

export type Browser = Awaited<ReturnType<House['as']>>

/** Signs everybody in; Elin's appointment ends while she is. */
export async function signIn(house: House): Promise<Record<Viewer, Browser>> {
  const { admin } = house.database
  await seedOtherCounty(house)
  const open = async (viewer: Viewer) => {
    if (viewer === 'nobody') return house.stranger
    return guardians.includes(viewer) ? house.as(viewer, 'guardian') : house.as(viewer)
  }
  const browsers = Object.fromEntries(
    await Promise.all(viewers.map(async viewer => [viewer, await open(viewer)])),
  ) as Record<Viewer, Browser>
  await admin.query(
    'update people.appointments set ends_at = now() where person_id = (select person_id from people.accounts where subject = $1)',
    ['elin-dahl'],
  )
  return browsers
}

/** A county beside the demo's, with one who works there. */
async function seedOtherCounty({ database: { admin } }: House) {
  const add = async (table: string, row: Record<string, unknown>, key = 'id') => {
    const [names, values] = [Object.keys(row), Object.values(row)]
    const { rows } = await admin.query(
      `insert into ${table} (${names.join(', ')}) values (${values.map((_, n) => `$${n + 1}`).join(', ')}) returning ${key}`,
      values,
    )
    return rows[0][key] as string
  }
  const collaboration_id = await add('people.collaborations', { name: 'Kring barnen i Sjöstad' })
  const organisation_id = await add('people.organisations', {
    collaboration_id,
    name: 'Sjöstads kommun',
    kind: 'municipality',
  })
  const unit_id = await add('people.units', {
    collaboration_id,
    organisation_id,
    name: 'Vassens förskola',
    kind: 'preschool',
    legal_domain: 'preschool',
  })
  const function_id = await add('people.functions', {
    collaboration_id,
    unit_id,
    name: 'Rektor',
    kind: 'named_person',
  })
  const person_id = await add('people.persons', { collaboration_id, name: 'Ulla Vass' })
  await add('people.accounts', { person_id, issuer: demoSettings.issuer, subject: 'outsider' }, 'subject')
  await add('people.appointments', { collaboration_id, unit_id, function_id, person_id })
}

/** Staff who meet children; who administers sees none (ADR 34). */
export const caring = staff.filter(each => each !== 'nils-kvist' && each !== 'gunilla-frost')

/** Who stands behind a viewer, as the access log names them. */
export async function personOf({ database: { admin } }: House, viewer: Viewer): Promise<string | undefined> {
  const { rows } = await admin.query(
    `select person_id from people.accounts where subject = $1 order by kind = $2 desc`,
    [viewer, guardians.includes(viewer) ? 'guardian' : 'staff'],
  )
  return rows[0]?.person_id
}
