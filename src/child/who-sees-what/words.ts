import { formatDate, formatList, formatShortDate, insideSentence, type Language } from '../../i18n/index.ts'
import { holderAndPost, holderOrPost, nameAndPost, postLine } from '../../people/holders/index.ts'
import type { AreaLabels } from '../../sharing/disclosures/index.ts'
import { areas as everyArea, inWheelOrder } from '../../sharing/disclosures/index.ts'
import type { Kind, Sharing, SharingInBrief } from './sharings.ts'
import { texts } from './texts.ts'

/**
 * Who it was given to: "Nils Ek, aktivitetsledare, Öppet hus" while it may be read, "Aktivitetsledare, Öppet hus" afterwards and for
 * a guardian; or the guardian's name.
 */
export function receiverName({ to }: Pick<SharingInBrief, 'to'>, language: Language) {
  if (!('functionId' in to)) return to.guardianName ?? texts(language).guardianUnnamed
  const { holders, ...post } = to
  return holders
    ? holderAndPost({ holders, ...post }, language)
    : nameAndPost(null, to.functionName, to.unitName)
}

/** Who may read now, and under the name the post: for a heading with a line beneath. */
export function receiverLines({ to }: Pick<SharingInBrief, 'to'>, language: Language) {
  if (!('functionId' in to)) return { name: receiverName({ to }, language), post: texts(language).guardianIs }
  const held = { ...to, holders: to.holders ?? [] }
  return { name: holderOrPost(held), post: postLine(held, language) }
}

/** The same as {@link receiverName} in the middle of a sentence. */
export function receiverInside(sharing: Pick<SharingInBrief, 'to'>, language: Language) {
  const { to } = sharing
  if (!('functionId' in to)) return receiverName(sharing, language)
  return [...(to.holders ?? []), insideSentence(to.functionName), to.unitName].join(', ')
}

/** What was given, in a few words: "Hela planen", "2 delar av planen, en insats". */
export function whatWords({ items, kinds }: Pick<Sharing, 'items' | 'kinds'>, language: Language) {
  const t = texts(language)
  const said = [
    items.plan > 0 &&
      (items.whole
        ? t.wholePlan
        : items.actions > 0 && items.actions === items.parts
          ? upper(t.actions(items.actions))
          : t.planParts(items.parts)),
    items.worry > 0 && t.worries(items.worry),
    items.assessment > 0 && t.assessments(items.assessment),
    items.request > 0 && t.requests(items.request),
    items.draft > 0 && t.draft,
    items.meeting > 0 && t.meetings(items.meeting),
    items.minutes > 0 && t.minutes,
    items.planWords > 0 && items.plan === 0 && t.planWords,
    items.meetingWords > 0 && items.meeting === 0 && t.meetingWords(items.meetingWords),
    items.minutesPoints > 0 && items.minutes === 0 && t.minutesPoints,
  ].filter(each => each !== false)
  const words = said.length ? said : kinds.map(kind => kindWords(kind, t))
  return formatList(
    words.map((each, i) => (i === 0 ? each : lower(each))),
    language,
  )
}

/** The areas that it keeps within; undefined where it has none. */
export function areaWords({ areas }: Pick<Sharing, 'areas'>, labels: AreaLabels, language: Language) {
  if (areas.length === 0) return undefined
  const t = texts(language)
  if (areas.length === everyArea.length) return t.allAreas
  return t.areas(
    formatList(
      inWheelOrder(areas).map(area => labels[area]),
      language,
    ),
  )
}

/** "Till 30 juni, Farah har sagt ja." */
export function untilWords(sharing: SharingInBrief, language: Language) {
  const t = texts(language)
  const until = t.until(formatShortDate(lastDay(sharing.validUntil), language))
  const { consentBy } = sharing
  if (consentBy.length === 0) return `${until}, ${t.noConsent(sharing.ground)}.`
  return `${until}, ${t.saidYes(formatList(consentBy.map(firstName), language), consentBy.length)}.`
}

/** `valid_until` is the first moment when it is over: midnight after the last day. */
export const lastDay = (validUntil: Date) => new Date(validUntil.getTime() - 1)

/** Why it ended: a reason of its own, or that time ran out. */
export function endWords({ endReason }: Sharing, language: Language) {
  const t = texts(language)
  return endReason ? t[endReason] : t.ranOut
}

/** "Kunde läsa 3 mars 2026 till 4 april 2026." */
export const fromToWords = (sharing: Sharing, language: Language) =>
  texts(language).fromTo(
    formatDate(sharing.madeAt, language),
    formatDate(sharing.endedAt ?? lastDay(sharing.validUntil), language),
  )

function kindWords(kind: Kind, t: ReturnType<typeof texts>) {
  const words = {
    plan: t.kindPlan,
    request: t.requests(1),
    worry: t.worries(1),
    meeting: t.meetings(1),
    minutes: t.minutes,
    draft: t.draft,
    emergency: t.kindEmergency,
    item: t.onlyName,
  } satisfies Record<Sharing['kind'], string>
  return words[kind]
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const firstName = (name: string) => name.split(' ')[0] ?? name
