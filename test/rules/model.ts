// What each actor may read, told in plain words of the rules R1–R10 and R15, without a look at the policies. A life is kept
// here beside the database; `mayRead` answers for every row of every table.
import {
  administers,
  type Func,
  functionOf,
  functions,
  idOf,
  namedPersonRules,
  personId,
  persons,
  type Tenant,
  tenantId,
  unitId,
  units,
} from './house.ts'

export type Area = 'safe' | 'healthy' | 'active'
export const areas: readonly Area[] = ['safe', 'healthy', 'active']

/** Who looks: a person with at most one actingAs on. */
export type ActingRole = { appointment: string } | 'guardian' | null
export type Actor = {
  name: string
  person: string | null
  tenant: Tenant | null
  func: Func | null
  guardian: string | null
}
export type Session = { name: string; person: string | null; actingAs: ActingRole; token: Buffer | null }

export type Child = {
  id: string
  unit: string
  tenant: Tenant
  number: string | null
  protected: boolean
  /** Which protection. */
  level: string
  /** By the birth date that is written. */
  adult: boolean
  listed: Set<string>
  listedGuardians: Set<string>
  involved: Map<string, boolean>
  given: string
  family: string
  /** Day of birth, as it is written. */
  born: string
  /** The function that is the named person now, of whatever unit. */
  named: string | null
  /** Taken in by a colleague, and not let go. */
  takenIn: Set<string>
  /** When each began, in ticks. */
  since: Map<string, number>
  roles: Map<string, string>
}
export type Guardian = {
  id: string
  child: Child
  custody: boolean
  ended: boolean
  number: string | null
  person: string | null
  /** How often custody has come back: a yes from before does not come with it. */
  round: number
  /** When the number was last corrected. */
  corrected: number
  /** Since two records were parted, where they could see neither while they were one. */
  shut?: boolean
}
export type Consent = {
  id: string
  receivedBy: Func
  child: Child
  guardian: Guardian | null
  round: number
  expired: boolean
  days: number
  scopes: Map<string, { areas: readonly Area[]; withdrawn: boolean }>
}
export type Item = { kind: string; id: string; version: number }
export type Disclosure = {
  id: string
  child: Child
  from: Func
  to: { func: Func } | { guardian: Guardian }
  given: boolean
  kind: string
  informed: boolean
  ended: boolean
  /** By who sent it, before the receiver had opened it: only the giver remembers it. */
  takenBack?: boolean
  expired: boolean
  items: Item[]
  /** Of the items, those that have ended by themselves. */
  fallen?: Set<string>
  consents: Consent[]
  /** What it must be covered for, where it rests on consents. */
  areas?: readonly Area[]
  plan?: string
  said?: string
  /** On a ground that is only for children. */
  underAge?: boolean
}
export type Written = {
  kind: 'worry' | 'assessment' | 'request'
  id: string
  child: Child
  from: Func
  to: Func | null
  /** Who wrote it, in that function. */
  author: string | null
  /** In ticks. */
  sentAt: number
  areas: readonly Area[]
  versions: number
  withdrawn: boolean
  waits: boolean
  /** Of a request: what was said last. */
  lastAnswer?: string
  /** Somebody else than the author's function has answered it. */
  isReplied?: boolean
  /** A request that got a no, and one that its sender has ended after it. */
  declined?: boolean
  ended?: boolean
  /** By one who did not work with the child, and what they have been answered. */
  handed?: boolean
  replies?: number
}
export type Merge = {
  id: string
  kept: Child
  old: Child
  by: Func
  split: boolean
  /** Who came along, to which record. */
  came: { child: Child; slug: string }[]
  tick: number
  oldNamed: string | null
  /** Each guardian of the older record, with the row that says whether they may see it. */
  pairs: Map<Guardian, Guardian>
  /** How the older one was protected. */
  oldLevel: string
}
export type Join = { id: string; child: Child; from: Func; answer: 'yes' | 'no' | null; said: string }
/** `about`: an action has the area of its need. */
export type Part = {
  id: string
  kind: string
  area: Area | null
  about: Area | null
  func: Func | null
  /** Who wrote it last. */
  editor: Func
  removed: boolean
}
export type Plan = {
  id: string
  child: Child
  lead: Func
  parts: Part[]
  versions: { version: number; parts: Part[] }[]
  words: { id: string; version: number }[]
  ended: boolean
}
export type Meeting = {
  id: string
  child: Child
  caller: Func
  participants: { id: string; func: Func | null; guardian: Guardian | null; set: Set<string> }[]
  words: { id: string; kind: string; areas: readonly Area[] }[]
  minutes: { areas: readonly Area[]; points: { id: string; areas: readonly Area[] }[] }[]
  /** Its caller has opened it, and the draft of the plan to those of the own unit who were set to write. */
  opened: boolean
  closed: boolean
  /** Who called it, and whether they have taken it back since. */
  calledBy: string | null
  calledIn: Func
  /** In ticks. */
  calledAt: number
  undone: boolean
}
/** `left`: when it ended, in ticks. */
export type Appointment = {
  id: string
  func: Func
  person: string
  ended: boolean
  left?: number
  /** With the handover that made it: as good as never held. */
  takenBack?: true
}
type LogRow = {
  child: string | null
  func: Func | null
  person: string | null
  act: string
  kind: string
  item: string | null
  xact: number
  /** How many disclosures had been made by then. */
  after: number
  /** What lived then, was given to the reader, and guardians were told of. */
  told: Disclosure[]
}

type Row = { key: string; mayRead: (who: Actor) => boolean; said: string | undefined }

export type DirectoryUser = { id: string; subject: string; active: boolean }
/** By whom a token was made, and the appointments that it has stood on without a break: stopped when none of them is left. */
export type DirectoryToken = {
  id: string
  hash: Buffer
  maker: string
  by: Appointment[]
  stopped: boolean
}
export type Directory = {
  unit: string
  tenant: Tenant
  tokens: DirectoryToken[]
  users: DirectoryUser[]
  groups: { id: string; func: Func | null; members: Set<DirectoryUser> }[]
  given: { user: DirectoryUser; appointment: Appointment }[]
}

export class Life {
  /** Where most of its children are registered. */
  home: Tenant = 'north'
  children: Child[] = []
  guardians: Guardian[] = []
  consents: Consent[] = []
  disclosures: Disclosure[] = []
  written: Written[] = []
  plans: Plan[] = []
  meetings: Meeting[] = []
  appointments: Appointment[] = []
  /** Which a manager can take back, if nothing has been done since. */
  handovers: { left: Appointment; made: Appointment | null; by: string; as: Func }[] = []
  /** Those who ask to be let in. */
  /** Grows with each new involvement: what is older. */
  ticks = 0
  joins: Join[] = []
  merges: Merge[] = []
  /** Whom staff accounts stand for, by county and subject: never a guardian (R10). */
  readonly staff = new Map<string, string>()
  /** Those who have signed in, by person number: from then on a guardian's row is theirs. */
  personOfNumber = new Map<string, string>()
  drafts: { id: string; func: Func; person: string | null }[] = []
  heldBack: {
    id: string
    child: Child
    func: string
    askedBy: Func
    madeBy: string
    decidedBy?: string
    held: boolean
  }[] = []
  /** Managers who have asked for a function for themselves, and nobody has answered. */
  asked: { id: string; func: Func; person: string; askedBy: Func }[] = []
  log: LogRow[] = []
  sessions: Session[] = []
  /** Places of the house that an administrator has made, and which ages have a named person. */
  made: {
    table: 'organisations' | 'bodies' | 'units' | 'functions'
    id: string
    tenant: Tenant
    /** The unit of whose organisation it is. */
    home: string
    /** Whoever administers that organisation closes it. */
    keptByItsOrganisation: boolean
    closed: boolean
  }[] = []
  ages: { unit: string; from: number; to: number; id: string }[] = []
  /** What the directories of organisations (here of units) have told of, and given. */
  directories: Directory[] = []
  /** How many notices tell a function that nobody holds another: `<to> <of>`. */
  vacancies = new Map<string, number>()
  rows = new Map<string, Row[]>()

  /** Remembers a row of a table, and by which rule it is read. */
  keep(table: string, key: string, mayRead: Row['mayRead'], said?: string) {
    const rows = this.rows.get(table)
    if (rows) rows.push({ key, mayRead, said })
    else this.rows.set(table, [{ key, mayRead, said }])
  }

  private spoken = 0
  /** Words that nobody has written before: put into a text, they are found in whatever column of whatever table they are read. */
  say = () => `said-${++this.spoken}-`
  /** The words that an actor reads, wherever they stand. */
  hears = (who: Actor) => [
    ...new Set(
      [...this.rows.values()].flatMap(rows =>
        rows.flatMap(({ said, mayRead }) => (said && mayRead(who) ? [said] : [])),
      ),
    ),
  ]

  // R15: the right is the function's, for as long as the appointment lasts.
  actor({ name, person, actingAs }: Session): Actor {
    const tenant = person ? this.tenantOf(person) : null
    const func =
      actingAs && actingAs !== 'guardian'
        ? (this.appointments.find(each => each.id === actingAs.appointment && !each.ended)?.func ?? null)
        : null
    const guardian = actingAs === 'guardian' && this.hasCustodyOfSomeone(person as string) ? person : null
    return { name, person, tenant, func, guardian }
  }
  /** ADR 34: an administrator acts in a function, and sees no child: nothing of the unit that it stands in is theirs. */
  meetsChildren = (who: Actor) => who.func !== null && !administers(who.func)
  tenants = new Map<string, Tenant>()
  tenantOf = (person: string) => this.tenants.get(person) ?? null
  hasCustodyOfSomeone = (person: string) =>
    this.guardians.some(each => each.person === person && each.custody && !each.ended)

  // R1: my unit's record, when my function works with the child.
  own = (who: Actor, child: Child) =>
    who.func !== null && who.func.unit === child.unit && child.involved.get(who.func.slug) === true

  /** R13, R14: what somebody must have. */
  holds = (child: Child, slug: string) =>
    [
      child.named === slug && 'named_person',
      this.plans.some(each => each.child === child && each.lead.slug === slug && !each.ended) && 'lead',
      this.plans.some(
        each =>
          each.child === child &&
          !each.ended &&
          each.versions.at(-1)?.parts.some(part => part.kind === 'action' && part.func?.slug === slug),
      ) && 'action',
      this.meetings.some(each => each.child === child && each.caller.slug === slug && !each.closed) &&
        'meeting',
      this.written.some(
        each =>
          each.kind === 'worry' &&
          each.child === child &&
          each.to?.slug === slug &&
          each.waits &&
          !each.withdrawn,
      ) && 'worry',
    ].filter(each => each !== false)

  // R2: someone gave it to my function, or to me as the child's guardian, and it has not ended.
  live = (each: Disclosure) => each.given && !each.ended && !each.expired
  isReceiver = (who: Actor, { to }: Disclosure) =>
    'func' in to ? who.func?.id === to.func.id : who.guardian !== null && to.guardian.person === who.guardian
  given = (who: Actor, kind: string, id: string, version?: number) =>
    this.disclosures.some(
      each =>
        this.live(each) &&
        this.isReceiver(who, each) &&
        // R10b: of a record that does not show itself nothing is read.
        ('func' in each.to || this.guardianMaySee(who, each.child)) &&
        !each.fallen?.has(id) &&
        each.items.some(
          item => item.kind === kind && item.id === id && (version === undefined || item.version === version),
        ),
    )

  /** R2, R8: whether a function may hear of something now. */
  mayHear(func: Func, child: Child, kind = 'child', id = child.id) {
    const who = { name: '', person: null, tenant: null, func, guardian: null }
    return !this.hidden(child, func) && (this.own(who, child) || this.given(who, kind, id))
  }

  // R8: only those on the list; the family is covered too.
  hidden = (child: Child, func: Func) => child.protected && !child.listed.has(func.slug)
  guardianMaySee = (who: Actor, child: Child) =>
    who.guardian !== null &&
    this.guardians.some(each => each.child === child && each.person === who.guardian && this.shows(each))
  // Whether the record shows itself to this guardian; R10a: one that was merged into another, as that one does.
  shows = (each: Guardian) => {
    const merge = this.mergeOf(each.child)
    return merge
      ? each.custody &&
          !each.ended &&
          this.guardians.some(
            other =>
              merge.pairs.get(each) === other &&
              this.showsByItself(other) &&
              isStillTheSame(other, each, merge.tick),
          )
      : this.showsByItself(each)
  }
  showsByItself = ({ id, child, custody, ended, shut }: Guardian) =>
    custody && !ended && !shut && !child.adult && (!child.protected || child.listedGuardians.has(id))
  // R10a: by which a record is the older one of two now.
  mergeOf = (child: Child) => this.merges.find(each => each.old === child && !each.split)
  olderOf = (child: Child) =>
    this.merges.filter(each => each.kept === child && !each.split).map(({ old }) => old)
  keptOf = (child: Child) => this.mergeOf(child)?.kept ?? child

  /** The record that something was given: with the giver's unit, the receiver, and the family if it was told (R2, R4, R8). */
  seesGiving(who: Actor, each: Disclosure) {
    if (each.from.unit === each.child.unit && this.own(who, each.child)) return true
    if (each.kind === 'emergency' && this.own(who, each.child)) return true
    if ('func' in each.to && this.isReceiver(who, each) && each.given && !each.takenBack)
      return this.live(each) || !this.hidden(each.child, each.to.func)
    return each.informed && this.guardianMaySee(who, each.child) && !this.isKeptFrom(who, each)
  }
  // R10b: what was given to another guardian, and never to this one. (Lives leave no guardian out of a plan.)
  keptFrom(who: Actor, child: Child): Set<string> {
    const toGuardians = this.disclosures.flatMap(({ child: of, to, items }) =>
      of === child && 'guardian' in to
        ? items
            .filter(({ kind }) => !['child', 'plan', 'plan_part', 'plan_words', 'draft'].includes(kind))
            .map(({ id }) => ({ id, mine: to.guardian.person === who.guardian }))
        : [],
    )
    const mine = new Set(toGuardians.filter(each => each.mine).map(({ id }) => id))
    const kept = new Set(toGuardians.map(({ id }) => id).filter(id => !mine.has(id)))
    for (const { id, words } of this.meetings) if (kept.has(id)) for (const each of words) kept.add(each.id)
    const acts = this.disclosures.filter(
      each =>
        each.child === child &&
        each.kind !== 'emergency' &&
        each.items.some(({ kind, id }) => kind !== 'child' && kept.has(id)),
    )
    for (const { id } of acts) kept.add(id)
    return kept
  }
  isKeptFrom(who: Actor, each: Disclosure) {
    return this.keptFrom(who, each.child).has(each.id)
  }
  seesGivenItems(who: Actor, each: Disclosure, item: string) {
    if (this.own(who, each.child)) return true
    if (!this.isReceiver(who, each) || each.takenBack) return false
    if ('guardian' in each.to) return this.guardianMaySee(who, each.child)
    return (this.live(each) && !each.fallen?.has(item)) || !this.hidden(each.child, each.to.func)
  }

  // R4: every custody holder for themselves; in the south the child too; of an adult only the own yes.
  coveringConsents(child: Child, unit: string, wanted: readonly Area[]): Consent[] | null {
    const holders = this.guardians.filter(each => each.child === child && each.custody && !each.ended)
    if (holders.length === 0 && !child.adult) return null
    const covers = (consent: Consent) => {
      const scope = consent.scopes.get(unit)
      return (
        consent.child === child &&
        !consent.expired &&
        (consent.guardian === null || consent.round === consent.guardian.round) &&
        scope !== undefined &&
        !scope.withdrawn &&
        wanted.every(area => scope.areas.includes(area))
      )
    }
    const longest = (guardian: Guardian | null) =>
      this.consents
        .filter(each => each.guardian === guardian && covers(each))
        .sort((one, other) => other.days - one.days)[0]
    const givers: (Guardian | null)[] = child.adult
      ? [null]
      : child.tenant === 'south'
        ? [...holders, null]
        : holders
    const needed = givers.map(longest)
    return needed.every(each => each !== undefined) ? (needed as Consent[]) : null
  }

  // R4: what rests on consents ends when somebody has custody who has not said yes; of an adult, what is for children.
  judgeAgain(child: Child) {
    for (const each of this.disclosures)
      if (each.child === child && this.live(each) && child.adult && (each.underAge || 'guardian' in each.to))
        each.ended = true
      else if (
        each.child === child &&
        this.live(each) &&
        each.consents.length &&
        each.areas &&
        'func' in each.to
      )
        each.ended = this.coveringConsents(child, each.to.func.unit, each.areas) === null
  }

  /** What a reading rests on that guardians were told of, at the moment of the reading. */
  toldOf = (child: string | null, func: Func | null) =>
    this.disclosures.filter(
      each =>
        each.child.id === child &&
        this.live(each) &&
        (each.informed || each.kind === 'emergency') &&
        'func' in each.to &&
        each.to.func.id === func?.id,
    )

  // R5, R7, R10b: what guardians are told of who has read.
  toldToGuardians(who: Actor, child: Child) {
    const kept = this.keptFrom(who, child)
    const about = this.disclosures
      .map((each, n) => ({ ...each, n }))
      .filter(each => each.child === child && each.kind !== 'emergency')
    // Where time has passed for one, it was made before everything.
    const isUntold = (item: string | null, after: number, func: Func) => {
      const giving = about.filter(
        each => each.given && each.items.some(one => one.kind !== 'child' && one.id === item),
      )
      const untold = (some: typeof about) => (some.some(each => each.informed) ? [] : some)
      const here = [
        ...untold(giving),
        // Others were told of the item, and of this receiver nobody.
        ...untold(giving.filter(({ to }) => 'func' in to && to.func.id === func.id)),
        ...untold(about.filter(each => each.id === item)),
      ]
      return here.some(each => each.n < after || each.expired)
    }
    return this.log.filter(
      ({ child: of, act, kind, item, func, person, after, told }) =>
        of === child.id &&
        ['read', 'emergency', 'export'].includes(act) &&
        func !== null &&
        !['report', 'protection', 'held_back', 'opened_list'].includes(kind) &&
        (kind !== 'draft' || this.plans.some(plan => plan.id === item)) &&
        !isUntold(item, after, func) &&
        !kept.has(item ?? '') &&
        (func.unit === child.unit ||
          act === 'emergency' ||
          func.kind === 'log_reviewer' ||
          told.some(each => !each.expired && !this.isKeptFrom(who, each))) &&
        !this.heldBack.some(
          one =>
            one.held &&
            // R10a: what is held back in one of the records that are one is held back in all.
            [this.keptOf(child), ...this.olderOf(this.keptOf(child))].includes(one.child) &&
            one.func === func.id &&
            ![one.madeBy, one.decidedBy].includes(person ?? undefined),
        ),
    )
  }

  // R10b: of another unit only those whom the guardians were told of.
  guardiansKnowOf = (meeting: Meeting, func: Func) =>
    func.unit === meeting.child.unit ||
    this.disclosures.some(
      each =>
        each.given &&
        each.informed &&
        'func' in each.to &&
        each.to.func.id === func.id &&
        each.items.some(({ kind, id }) => kind === 'meeting' && id === meeting.id),
    )
  readsSeat = (who: Actor, meeting: Meeting, func: Func | null) =>
    this.readsMeeting(who, meeting) &&
    (who.guardian === null || func === null || this.guardiansKnowOf(meeting, func))

  // R7: the manager of the unit and the log reviewers, but nobody over their own readings or their own question.
  maySeeHeldBack = (who: Actor, child: Child) =>
    this.own(who, child) ||
    (who.func?.kind === 'manager' && who.func.unit === child.unit) ||
    (who.func?.kind === 'log_reviewer' && who.func.tenant === child.tenant)
  holdsFunction = (person: string | null, func: string) =>
    this.appointments.some(each => each.person === person && each.func.id === func && !each.ended)
  leave(appointment: Appointment) {
    Object.assign(appointment, { ended: true, left: ++this.ticks })
  }
  /** Holds or has held it, or anything where no function is said. */
  everHeld = (person: string | null, func?: string) =>
    this.appointments.some(
      each => each.person === person && !each.takenBack && (!func || each.func.id === func),
    )
  /** Whoever held it for a while since then may have seen what came to it. */
  hasHeld = (person: string | null, func: string, since: number) =>
    this.appointments.some(
      each => each.person === person && each.func.id === func && (!each.ended || (each.left ?? 0) > since),
    )
  readsAs = (who: Actor, child: Child, func: string) =>
    who.func?.id === func ||
    this.holdsFunction(who.person, func) ||
    this.log.some(each => each.child === child.id && each.func?.id === func && each.person === who.person)
  // R15: another manager of the organisation (here each unit is one), or a log reviewer.
  isAskedAbout = (who: Actor, func: Func) =>
    (who.func?.kind === 'manager' && who.func.unit === func.unit) ||
    (who.func?.kind === 'log_reviewer' && who.func.tenant === func.tenant)
  decides = (who: Actor, { child, func, askedBy, madeBy }: Life['heldBack'][number]) =>
    ((who.func?.kind === 'manager' && who.func.unit === child.unit) ||
      (who.func?.kind === 'log_reviewer' && who.func.tenant === child.tenant)) &&
    who.person !== madeBy &&
    who.func.id !== askedBy.id &&
    !this.readsAs(who, child, func)

  // R3: the draft is the lead's, and theirs to whom the lead has opened it.
  draftOpenTo = (who: Actor, plan: Plan) =>
    who.func !== null && (this.given(who, 'draft', plan.id) || this.writesInMeeting(who, plan))
  // In the lead's own meeting, while it is open, for whoever works with the child in the unit.
  writesInMeeting = (who: Actor, plan: Plan) =>
    !plan.ended &&
    this.own(who, plan.child) &&
    this.meetings.some(
      each =>
        each.child === plan.child &&
        each.caller.id === plan.lead.id &&
        each.opened &&
        !each.closed &&
        each.participants.some(one => one.func?.id === who.func?.id && one.set.has('edits_plan = true')),
    )
  readsPlan = (who: Actor, plan: Plan) =>
    this.own(who, plan.child) || this.given(who, 'plan', plan.id) || this.draftOpenTo(who, plan)
  leads = (who: Actor, plan: Plan) => who.func?.id === plan.lead.id && this.own(who, plan.child)
  readsDraft = (who: Actor, plan: Plan) => this.leads(who, plan) || this.draftOpenTo(who, plan)
  /** R4: within the areas that the draft was opened for; what speaks of everything by whoever may read all of it, and who wrote it. */
  readsDraftPart = (who: Actor, plan: Plan, { about, editor }: Pick<Part, 'about' | 'editor'>) =>
    this.leads(who, plan) ||
    this.writesInMeeting(who, plan) ||
    this.disclosures.some(
      each =>
        this.live(each) &&
        who.func !== null &&
        this.isReceiver(who, each) &&
        each.items.some(({ kind, id }) => kind === 'draft' && id === plan.id) &&
        (about === null
          ? who.func?.id === editor.id ||
            plan.parts.every(({ area, removed }) => !area || removed || each.areas?.includes(area) === true)
          : each.areas?.includes(about) === true),
    )
  readsPublishedPart = (who: Actor, plan: Plan, part: string, version: number) =>
    this.own(who, plan.child) || this.given(who, 'plan_part', part, version)
  // All who read the action see its progress.
  readsMarks = (who: Actor, plan: Plan, part: string) =>
    plan.versions.some(
      each =>
        each.parts.some(one => one.id === part) && this.readsPublishedPart(who, plan, part, each.version),
    )
  readsMeeting = (who: Actor, meeting: Meeting) =>
    this.own(who, meeting.child) || this.given(who, 'meeting', meeting.id)
  readsWritten = (who: Actor, each: Written, version?: number) =>
    (this.own(who, each.child) || this.given(who, each.kind, each.id, version)) &&
    !this.isTakenBack(who, each)
  // A worry that was taken back is there for its author alone; a request that was withdrawn has been read.
  isTakenBack = (who: Actor, { kind, withdrawn, from, author }: Written) =>
    kind === 'worry' && withdrawn && !(who.func === from && who.person === author)
  // R14: the one who asked and the one who was asked read the answers; nobody else was given them (R2). What the author of a worry
  // added is taken back with it.
  readsAnswer = (who: Actor, about: Written, by: Func) =>
    (this.own(who, about.child) && !this.isTakenBack(who, about)) ||
    (who.func !== null &&
      this.readsWritten(who, about) &&
      (about.to?.id === who.func.id || by.id === who.func.id))
  /** For the manager, as counts: what each function of the unit has to do now. What was not given is not counted (R1, R10). */
  figures = (func: Func) => {
    const who: Actor = { name: '', person: null, tenant: func.tenant, func, guardian: null }
    const has = (child: Child, kind: string, id: string) =>
      child.unit === func.unit || this.given(who, kind, id)
    return {
      // R10a: one with two records is one.
      children: new Set(
        this.children.filter(each => each.involved.get(func.slug)).map(each => this.keptOf(each)),
      ).size,
      plans: this.plans.filter(each => each.lead === func && !each.ended).length,
      waiting: this.written.filter(
        each =>
          each.kind !== 'assessment' &&
          each.to === func &&
          each.waits &&
          !each.withdrawn &&
          has(each.child, each.kind, each.id),
      ).length,
      meetings: this.meetings.filter(
        each =>
          !each.undone &&
          ((each.caller === func && has(each.child, 'meeting', each.id)) ||
            (each.participants.some(one => one.func === func) &&
              this.mayHear(func, each.child, 'meeting', each.id))),
      ).length,
      drafts: this.drafts.filter(each => each.func === func).length,
    }
  }
  readsChild = (who: Actor, child: Child) =>
    this.own(who, child) || this.given(who, 'child', child.id) || this.guardianMaySee(who, child)
  isGuardianRow = (who: Actor, each: Guardian) =>
    who.guardian !== null &&
    each.person === who.guardian &&
    each.custody &&
    !each.ended &&
    this.guardianMaySee(who, each.child)

  /** The rows of a table that an actor reads. */
  sight = (who: Actor, table: string) =>
    (this.rows.get(table) ?? []).filter(row => row.mayRead(who)).map(row => row.key)

  forget(table: string, key: string) {
    const rows = this.rows.get(table) ?? []
    rows.splice(
      rows.findIndex(row => row.key === key),
      1,
    )
  }
}

/** The house itself is no secret to those who work in it. */
export function keepHouse(life: Life) {
  for (const [name, { tenant }] of Object.entries(units)) {
    life.keep('people.organisations', idOf(`organisation/${name}`), who => who.tenant === tenant)
    life.keep('people.units', unitId(name), who => who.tenant === tenant)
  }
  for (const tenant of ['north', 'south'] as const)
    life.keep('people.collaborations', tenantId(tenant), who => who.tenant === tenant)
  for (const { id, tenant } of functions) life.keep('people.functions', id, who => who.tenant === tenant)
  for (const { id, tenant } of namedPersonRules)
    life.keep('people.named_person_rules', id, who => who.tenant === tenant)
  for (const [name, { tenant, holds }] of Object.entries(persons)) {
    keepPerson(life, personId(name), tenant)
    life.staff.set(`${tenant} ${name}`, personId(name))
    for (const slug of holds)
      keepAppointment(life, {
        id: idOf(`appointment/${name}/${slug}`),
        func: functionOf(slug),
        person: personId(name),
        ended: false,
      })
  }
}

export function keepAppointment(life: Life, appointment: Appointment) {
  life.appointments.push(appointment)
  life.keep('people.appointments', appointment.id, who => who.tenant === appointment.func.tenant)
}

/** A name is read by its bearer and by the house they have worked in; a guardian's by nobody else (R10). */
export function keepPerson(life: Life, person: string, tenant: Tenant) {
  life.tenants.set(person, tenant)
  life.keep(
    'people.persons',
    person,
    who =>
      who.person === person ||
      (who.tenant === tenant &&
        life.appointments.some(each => each.person === person && each.func.tenant === tenant)),
  )
}

/** R10a: rows of two records for one person: who signed in, else the number; all are called Ek. */
export const isSamePerson = (one: Guardian, other: Guardian) => {
  if (one.person && other.person) return one.person === other.person
  return !one.number || !other.number || one.number === other.number
}

/** Of a pair that was made then: who signed in, else that no number was corrected since. */
const isStillTheSame = (one: Guardian, other: Guardian, since: number) =>
  one.person && other.person
    ? one.person === other.person
    : one.corrected <= since && other.corrected <= since
