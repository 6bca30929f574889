import { type Matter, readsMatter } from './matter-lives.ts'

// Who may read what of joint work, in the words of ADR 37 and joint-work.md, and nothing taken from the policies.

/** Somebody who acts, in a function or as a guardian, in a collaboration; or nobody. */
export type Who = { name: string; func: string | null; tenant: string | null }
export type Party = { id: string; func: string | null; leads: boolean; informed: boolean; ended: boolean }
export type Sheet = { id: string; subject: Subject }
export type Answer = { func: string; late: boolean; shown: boolean }
export type Round = {
  id: string
  sheet: Sheet
  opened: boolean
  ready: Set<string>
  answers: Answer[]
  agreed: number
}
export type Subject = {
  id: string
  tenant: string
  owner: string
  audience: 'parties' | 'collaboration' | 'public'
  parties: Party[]
  version: number
  state: string
}
export type Link = {
  id: string
  from: Subject
  to: Subject
  kind: string
  madeBy: string
  agreed: boolean
  ended: boolean
}

/** What is compared in joint/lives.test.ts. A new table of joint work gets its rule in `sight`. */
export const jointTables = [
  'joint.subjects',
  'joint.parties',
  'joint.links',
  'joint.events',
  'joint.my_parties',
  'joint.my_owned',
  'joint.decisions',
  'joint.commitments',
  'joint.follow_ups',
  'joint.sheets',
  'joint.rounds',
  'joint.sheet_answers',
  'joint.round_ready',
  'joint.agreed',
  'joint.matters',
  'joint.matter_raisers',
  'joint.matter_words',
  'joint.matter_climbs',
  'joint.name_answers',
]

export class JointLife {
  readonly subjects: Subject[] = []
  readonly links: Link[] = []
  readonly decisions: { id: string; subject: Subject }[] = []
  readonly commitments: { id: string; subject: Subject }[] = []
  readonly followUps: { id: string; subject: Subject }[] = []
  readonly sheets: Sheet[] = []
  readonly rounds: Round[] = []
  readonly matters: Matter[] = []
  /** Said to be about no child, by whom. */
  readonly nameAnswers: { id: string; func: string }[] = []

  /** R15: the right is the function's; a guardian acts in none. */
  takesPart = (who: Who, subject: Subject) =>
    who.func !== null &&
    (subject.owner === who.func || subject.parties.some(each => each.func === who.func && !each.ended))
  leads = (who: Who, subject: Subject) => who.func !== null && this.functionLeads(who.func, subject)
  functionLeads = (func: string, subject: Subject) =>
    subject.owner === func || subject.parties.some(each => each.func === func && !each.ended && each.leads)
  reads = (who: Who, subject: Subject) =>
    who.func !== null &&
    who.tenant === subject.tenant &&
    (subject.audience !== 'parties' || this.takesPart(who, subject))
  /** A proposal tells the other side who proposes it. */
  readsLink = (who: Who, link: Link) =>
    (this.reads(who, link.from) && this.reads(who, link.to)) ||
    this.leads(who, link.from) ||
    this.leads(who, link.to)

  /** The owner, and every party with a function that is not only informed. */
  toAnswer = (subject: Subject) =>
    new Set([
      subject.owner,
      ...subject.parties.flatMap(({ func, informed, ended }) => (func && !informed && !ended ? [func] : [])),
    ])
  isToAnswer = (who: Who, subject: Subject) => who.func !== null && this.toAnswer(subject).has(who.func)
  ownAnswer = (who: Who, round: Round, late: boolean) =>
    round.answers.find(each => each.func === who.func && each.late === late)

  /** Those who are to answer now are in it with what they have; whoever has left takes theirs along. */
  open(round: Round) {
    round.opened = true
    for (const func of this.toAnswer(round.sheet.subject)) {
      const own = round.answers.find(each => each.func === func && !each.late)
      if (own) own.shown = true
      else round.answers.push({ func, late: false, shown: true })
    }
  }
  /** It opens by itself when the last that is to answer is ready. */
  openWhenReady(round: Round) {
    if (!round.opened && [...this.toAnswer(round.sheet.subject)].every(func => round.ready.has(func)))
      this.open(round)
  }
  /** After somebody has left, or the subject has another owner. */
  letGo(subject: Subject) {
    for (const round of this.rounds.filter(({ sheet, opened }) => sheet.subject === subject && !opened)) {
      const asked = this.toAnswer(subject)
      for (const func of round.ready) if (!asked.has(func)) round.ready.delete(func)
      this.openWhenReady(round)
    }
  }

  /** Whether a chain of such links leads from one to the other. */
  leadsTo(from: Subject, to: Subject, kind: string): boolean {
    if (from === to) return true
    return this.links.some(
      each => !each.ended && each.kind === kind && each.from === from && this.leadsTo(each.to, to, kind),
    )
  }

  /** What stands under a subject is read with it. */
  private under = (who: Who, rows: readonly { id: string; subject: Subject }[]) =>
    rows.filter(({ subject }) => this.reads(who, subject)).map(({ id }) => id)

  /** What somebody reads of each table, by its key. */
  sight(who: Who): Record<string, string[]> {
    const read = this.subjects.filter(each => this.reads(who, each))
    const rounds = this.rounds.filter(({ sheet }) => read.includes(sheet.subject))
    const matters = this.matters.filter(each => readsMatter(this, who, each))
    return {
      'joint.subjects': read.map(({ id }) => id),
      'joint.parties': read.flatMap(({ parties }) => parties.map(({ id }) => id)),
      // How many there are of each is the database's to say.
      'joint.events': read.map(({ id }) => id),
      'joint.my_parties': this.subjects
        .filter(({ parties }) => who.func && parties.some(each => each.func === who.func && !each.ended))
        .map(({ id }) => id),
      'joint.my_owned': this.subjects.filter(({ owner }) => owner === who.func).map(({ id }) => id),
      'joint.decisions': this.under(who, this.decisions),
      'joint.commitments': this.under(who, this.commitments),
      'joint.follow_ups': this.under(who, this.followUps),
      'joint.sheets': this.sheets.filter(({ subject }) => read.includes(subject)).map(({ id }) => id),
      'joint.rounds': rounds.map(({ id }) => id),
      'joint.round_ready': rounds.flatMap(({ id, ready }) => [...ready].map(func => readyKey(id, func))),
      'joint.agreed': rounds.flatMap(({ id, agreed }) =>
        Array.from({ length: agreed }, (_, n) => agreedKey(id, n + 1)),
      ),
      // Before the opening nobody but the function itself, and never what somebody took along.
      'joint.sheet_answers': this.rounds.flatMap(round =>
        round.answers
          .filter(({ func, shown }) => func === who.func || (shown && rounds.includes(round)))
          .map(each => answerKey(round.id, each)),
      ),
      'joint.matters': matters.map(({ id }) => id),
      // Of these the rows of each matter, known by it: how many is the database's to say.
      'joint.matter_raisers': matters.map(({ id }) => id),
      'joint.matter_words': matters.filter(({ said }) => said > 0).map(({ id }) => id),
      'joint.matter_climbs': matters.filter(({ way }) => way.length > 0).map(({ id }) => id),
      'joint.name_answers': this.nameAnswers.filter(({ func }) => func === who.func).map(({ id }) => id),
      'joint.links': this.links.filter(each => this.readsLink(who, each)).map(({ id }) => id),
    }
  }
}

export const readyKey = (round: string, func: string) => `${round}/${func}`
export const agreedKey = (round: string, revision: number) => `${round}/works/${revision}`
export const answerKey = (round: string, { func, late }: Answer) => `${round}/${func}/${late}`
