import { sql } from 'kysely'
import type pg from 'pg'
import type { AsPerson } from '../as-person.ts'
import type { Time } from '../commands/time.ts'
import { idOf } from '../ids.ts'

type Who = readonly [person: string, func: string]
type ForumOf = {
  slug: string
  title: string
  by: Who
  purpose: string
  facts: Record<string, unknown>
  place: boolean
  asleep?: string
  /** Functions with their role; by name who has none here. */
  parties: (readonly [func: string, role: string] | { named: string; role: string })[]
}

const monica = ['monica-gran', 'barn-och-familj/enhetschef'] as const
const kerstin = ['kerstin-palm', 'elevhalsan/enhetschef'] as const
const barbro = ['barbro-lindh', 'overformyndaren/handlaggare'] as const
const tomas = ['tomas-aberg', 'kansliet/processledare'] as const
const plain = {
  callsExtra: false,
  agenda: '',
  notesTo: '',
  outside: '',
  firstContact: '',
  months: [] as string[],
}

/**
 * Seven groups around children who come alone, in the shape of a real mapping from 2020 (reference E2), with the people of the invented county:
 * the first wakes the third, the sixth wakes the fourth.
 */
const forums: ForumOf[] = [
  {
    slug: 'beredskap',
    title: 'Beredskapsgruppen',
    by: monica,
    purpose: 'Ser framåt, delar läget och bestämmer vad som behövs om fler barn kommer.',
    facts: {
      ...plain,
      form: 'collaboration_group',
      level: 'overall',
      howOften: 'Två gånger om året',
      months: ['m3', 'm9'],
      callsExtra: true,
      agenda:
        'Läget hos var och en\nVad som händer omkring oss\nVad som behöver göras\nÖvrigt\nSammanfattning',
      notesTo: 'förvaltningscheferna som berörs',
      outside: 'Det som ligger utanför det vanliga arbetet går till förvaltningschefen, som agerar.',
    },
    place: true,
    parties: [
      ['elevhalsan/samordnare', 'secretary'],
      ['elevhalsan/enhetschef', 'member'],
      ['ekskolan/verksamhetschef', 'member'],
      ['overformyndaren/handlaggare', 'member'],
      ['kansliet/processledare', 'informed'],
    ],
  },
  {
    slug: 'skolstart',
    title: 'Inför skolstarten',
    by: kerstin,
    purpose: 'God man, skolan och den unga går igenom vad som gäller innan studierna börjar.',
    facts: {
      ...plain,
      form: 'collaboration_group',
      level: 'child',
      howOften: 'Innan varje skolstart',
      firstContact: 'God man tar den första kontakten.',
    },
    place: true,
    parties: [
      ['elevhalsan/samordnare', 'member'],
      { named: 'God man', role: 'member' },
      { named: 'Den unga själv', role: 'member' },
    ],
  },
  {
    slug: 'platser',
    title: 'Gode män och platser',
    by: barbro,
    purpose: 'Ser till att det finns gode män och platser när barn kommer.',
    facts: {
      ...plain,
      form: 'collaboration_group',
      level: 'practice',
      howOften: 'När beredskapsgruppen väcker den',
    },
    place: true,
    asleep: 'Det behövs inte just nu.',
    parties: [
      ['barn-och-familj/socialsekreterare', 'member'],
      ['larkan/kontaktperson', 'member'],
    ],
  },
  {
    slug: 'teammoten',
    title: 'Teammöten om placeringar',
    by: monica,
    purpose: 'Hemmets personal och socialtjänsten följer varje placering tätt.',
    facts: {
      ...plain,
      form: 'collaboration_group',
      level: 'child',
      howOften: 'En gång i månaden medan någon är placerad',
    },
    place: true,
    asleep: 'Ingen är placerad just nu.',
    parties: [
      ['barn-och-familj/socialsekreterare', 'convener'],
      ['larkan/kontaktperson', 'member'],
    ],
  },
  {
    slug: 'sip',
    title: 'SIP-möten för barn som kommit ensamma',
    by: ['petra-nyman', 'barn-och-familj/socialsekreterare'],
    purpose: 'Gemensam information och planering, till exempel när ett beslut om uppehållstillstånd kommer.',
    facts: {
      ...plain,
      form: 'collaboration_group',
      level: 'child',
      howOften: 'När något händer',
      firstContact: 'Socialsekreteraren kallar, på eget eller andras initiativ.',
    },
    place: true,
    parties: [
      ['larkan/kontaktperson', 'member'],
      ['elevhalsan/samordnare', 'member'],
      { named: 'God man', role: 'member' },
    ],
  },
  {
    slug: 'boende',
    title: 'Samordning av boenden',
    by: monica,
    purpose: 'Stämmer av placeringar och planerar framåt.',
    facts: {
      ...plain,
      form: 'collaboration_group',
      level: 'practice',
      howOften: 'En gång per termin',
      months: ['m2', 'm10'],
    },
    place: true,
    parties: [
      ['barn-och-familj/socialsekreterare', 'member'],
      ['overformyndaren/handlaggare', 'member'],
      ['elevhalsan/samordnare', 'member'],
    ],
  },
  {
    slug: 'lanet',
    title: 'Länets samordning',
    by: tomas,
    purpose: 'Läget i länet, prognoser och goda exempel från kommunerna.',
    facts: { ...plain, form: 'network', level: 'regional', howOften: 'Två gånger per termin' },
    place: false,
    parties: [
      { named: 'Länsstyrelsen', role: 'convener' },
      ['barn-och-familj/enhetschef', 'member'],
      ['mottagningsenheten/barnhandlaggare', 'member'],
    ],
  },
]

const links = [
  ['beredskap', 'activates', 'platser'],
  ['boende', 'activates', 'teammoten'],
  ['boende', 'lifts_to', 'beredskap'],
  ['platser', 'lifts_to', 'beredskap'],
  ['beredskap', 'reports_to', 'lanet'],
  ['teammoten', 'informs', 'boende'],
] as const

/** Each is made by whoever leads it; a link is agreed to by the other side. */
export async function seedForums(asPerson: AsPerson) {
  for (const { slug, title, by, purpose, facts, place, parties, asleep } of forums)
    await asPerson(...by, async (tx, me) => {
      const id = idOf(`forum/${slug}`)
      await sql`insert into joint.subjects (collaboration_id, kind, state, title, purpose, facts, audience, owner_function_id, place_id, once)
        values (${me.collaborationId}, 'forum', 'awake', ${title}, ${purpose}, ${JSON.stringify(facts)}, 'collaboration', ${me.functionId},
          ${place ? idOf('organisation/ekdala') : null}, ${id})`.execute(tx)
      for (const [n, party] of parties.entries()) {
        const [func, role, named] =
          'named' in party ? [null, party.role, party.named] : [party[0], party[1], '']
        await sql`insert into joint.parties (collaboration_id, subject_id, kind, role, function_id, named, added_by, once)
          select s.collaboration_id, s.id, 'forum', ${role}, ${func && idOf(`function/${func}`)}::uuid, ${named}, ${me.functionId}, ${idOf(`party/${slug}/${n}`)}
          from joint.subjects s where s.once = ${id}`.execute(tx)
      }
      if (asleep) {
        await sql`select set_config('kring.reason', ${asleep}, true)`.execute(tx)
        await sql`update joint.subjects set state = 'asleep' where once = ${id}`.execute(tx)
      }
    })
  const leaderOf = (slug: string) => (forums.find(each => each.slug === slug) as ForumOf).by
  for (const [from, kind, to] of links) {
    const once = idOf(`link/${from}/${kind}/${to}`)
    await asPerson(...leaderOf(from), async (tx, me) => {
      await sql`insert into joint.links (collaboration_id, from_id, to_id, kind, made_by, once)
        select a.collaboration_id, a.id, b.id, ${kind}, ${me.functionId}, ${once} from joint.subjects a, joint.subjects b
        where a.once = ${idOf(`forum/${from}`)} and b.once = ${idOf(`forum/${to}`)}`.execute(tx)
    })
    await asPerson(...leaderOf(to), async tx => {
      await sql`update joint.links set agreed_at = now() where once = ${once} and agreed_at is null`.execute(
        tx,
      )
    })
  }
}

/** They have been there for a while. */
export async function settleForums(client: pg.PoolClient, time: Time) {
  const since = time.at(-300, '10:00')
  await client.query('alter table joint.links disable trigger user')
  await client.query('update joint.links set made_at = $1, agreed_at = $1', [since])
  await client.query('alter table joint.links enable trigger user')
  await client.query('alter table joint.parties disable trigger user')
  await client.query('update joint.parties set from_at = $1', [since])
  await client.query('alter table joint.parties enable trigger user')
  await client.query('update joint.events set at = $1', [since])
  await client.query(`update sharing.notices set made_at = $1, seen_at = $1 where item_kind = 'subject'`, [
    since,
  ])
}
