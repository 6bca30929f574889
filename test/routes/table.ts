import type { Fields } from './fields.ts'
import type { Viewer } from './viewers.ts'
import { caring, staff, unchosen, viewers } from './viewers.ts'

/** One thing that a route is tried on, and who may. Everybody else gets what an id that does not exist gives them. */
export type Case = {
  /** Whose, in words. */
  of?: string
  at?: Record<string, string>
  query?: string
  may: readonly Viewer[]
  /** Who may, and is not asked here. */
  unasked?: readonly Viewer[]
  /** What those who may get: a page (200) or, of a form, the way on (303) unless it says otherwise. */
  gets?: number
  /** Some get another answer than the others who may, or may not. */
  but?: Partial<Record<Viewer, number>>
  /** The child whom the page is about: its reading is a row in the log (R7). */
  about?: string
  /** The form as one who may sends it. */
  sends?: Fields
  /** Answers the same to any id, so that nobody can tell: whoever may ask at all. */
  blind?: boolean
  /** Of these ids, in the address or the form, one that is not there is as good as done. */
  gone?: readonly string[]
  /** Stands in front of the page's frame, so that its 404 is a page of its own. */
  frameless?: boolean
  /** Shows people whom nobody knows. */
  invented?: boolean
  /** Buttons without a field, or what saves by itself: what the page never sends is passed over. */
  lenient?: boolean
  /** Fields that the page sends along out of the address or the step before: wrong ones lead back there. */
  earlier?: readonly string[]
  /** Fields that no other row may have the same words in. */
  unique?: readonly string[]
  /** What makes the form come too late: the version that somebody else has since replaced. */
  stale?: Record<string, string>
  /** A form that answers with what it would do, and changes nothing. */
  asks?: boolean
  /** After it the story goes on without what it was sent to. */
  ends?: boolean
  /** The form may be sent again with another `once` and make another of the same. */
  makes?: boolean
}

/** By route, as the router has it: `GET /children/:id`. */
export type Table = Record<string, Case[]>

export const everybody = viewers
export const signedIn = viewers.filter(each => each !== 'nobody')
/** Who has chosen what to act as. */
export const acting = signedIn.filter(each => !unchosen.includes(each))
export { caring, staff }
