import { type Matter, readsMatter } from './matter-lives.ts'

// Who may read what of joint work, in the words of ADR 37 and joint-work.md, and nothing taken from the policies.

/** Somebody who acts, in a function or as a guardian, in a collaboration; or nobody. */
export type Who = { name: string; func: string | null; tenant: string | null }
export type Party = { id: string; func: string | null; leads: boolean; ended: boolean }
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
  'joint.matters',
  'joint.matter_raisers',
  'joint.matter_words',
  'joint.matter_climbs',
  'joint.name_answers',
]

export class JointLife {
  readonly subjects: Subject[] = []
  readonly links: Link[] = []
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

  /** Whether a chain of such links leads from one to the other. */
  leadsTo(from: Subject, to: Subject, kind: string): boolean {
    if (from === to) return true
    return this.links.some(
      each => !each.ended && each.kind === kind && each.from === from && this.leadsTo(each.to, to, kind),
    )
  }

  /** What somebody reads of each table, by its key. */
  sight(who: Who): Record<string, string[]> {
    const read = this.subjects.filter(each => this.reads(who, each))
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
