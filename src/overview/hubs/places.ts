import { childPaths } from '../../child/children/index.ts'
import { emergencyPaths } from '../../child/emergency/index.ts'
import { meetingPaths } from '../../child/meetings/index.ts'
import type { Language } from '../../i18n/index.ts'
import { instrumentPaths } from '../../instruments/index.ts'
import { kindNames, kinds } from '../../joint/kinds/index.ts'
import { matterPaths } from '../../joint/matters/index.ts'
import { sheetPaths } from '../../joint/sheets/index.ts'
import { listOf, subjectPaths } from '../../joint/subjects/index.ts'
import { countyPaths } from '../../learning/county/index.ts'
import { indicatorPaths } from '../../learning/indicators/index.ts'
import { insightPaths } from '../../learning/insight/child-figures/index.ts'
import { surveyPaths } from '../../learning/surveys/index.ts'
import { administrationPaths } from '../../people/administration/index.ts'
import { countyFilePaths } from '../../people/county-files/index.ts'
import { actsAs, administers } from '../../people/kinds/index.ts'
import { organisationPaths } from '../../people/organisations/index.ts'
import { ownAppointmentPaths } from '../../people/own-appointments/index.ts'
import { unitPaths } from '../../people/units/index.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { forumPaths } from '../../practice/forums/index.ts'
import type { NavItem } from '../../ui/index.ts'
import { familyPaths } from '../family/index.ts'
import { inboxPaths } from '../inbox/index.ts'
import { logPaths } from '../log/index.ts'
import { hubPaths } from './noun.ts'
import { texts } from './texts.ts'

/** A page that a hub leads to, with a sentence on what it is for. */
export type HubPage = { href: string; label: string; more: string }
export type MenuPlace = NavItem & { pages?: HubPage[] }

type Waiting = { late: number; waiting: number }

/**
 * The menu of an actor: at most five places, what is looked up below them. It shows what their function needs; what they may open is
 * decided by the database.
 */
export function placesFor(actor: Actor | null, language: Language, counts?: Waiting): MenuPlace[] {
  const t = texts(language)
  if (!actor) return []
  const meetings: MenuPlace = { href: meetingPaths.meetings(), label: t.meetings, icon: 'calendar' }
  if (actor.guardian) return [{ href: familyPaths.family(), label: t.family, icon: 'person' }, meetings]
  if (!actor.functionId) return []
  const today: MenuPlace = { href: inboxPaths.inbox(), label: t.today, icon: 'inbox', ...countOf(counts) }
  const unit = hub(hubPaths.ourUnit(), t.ourUnit, 'house', unitPages(actor, language))
  const joint = hub(hubPaths.joint(), t.joint, 'speech', jointPages(language))
  joint.holds = [
    ...(joint.holds ?? []),
    ...[subjectPaths.subject, sheetPaths.sheet, sheetPaths.round].map(place => place('').slice(0, -1)),
  ]
  const learning = hub(hubPaths.learning(), t.learning, 'chart', learningPages(actor, language))
  if (actsAs(actor, 'log_reviewer'))
    return [today, { href: logPaths.log(), label: t.log, icon: 'eye' }, unit, learning]
  if (administers(actor))
    return [
      {
        href: administrationPaths.checklist(),
        label: t.administration,
        icon: 'check',
        holds: [administrationPaths.collaboration(), administrationPaths.changes(), countyFilePaths.files()],
      },
      {
        href: organisationPaths.organisations(),
        label: t.organisations,
        icon: 'people',
        holds: [organisationPaths.unit('').slice(0, -1), organisationPaths.body('').slice(0, -1)],
      },
      today,
      unit,
      learning,
    ]
  return [
    today,
    { href: childPaths.children(), label: t.children, icon: 'people', holds: [emergencyPaths.emergency()] },
    joint,
    unit,
    learning,
  ]
}

/** What is late, else what waits. */
const countOf = ({ late, waiting }: Waiting = { late: 0, waiting: 0 }) =>
  late ? { count: late, late: true } : { count: waiting }

function hub(href: string, label: string, icon: NavItem['icon'], pages: HubPage[]): MenuPlace {
  return { href, label, icon, pages, holds: pages.map(page => page.href) }
}

function unitPages(actor: Actor, language: Language): HubPage[] {
  const t = texts(language)
  const manager = actsAs(actor, 'manager')
  return [
    ...(manager ? [{ href: unitPaths.unit(), label: t.people, more: t.peopleMore }] : []),
    ...(manager || actsAs(actor, 'log_reviewer')
      ? [{ href: ownAppointmentPaths.list(), label: t.ownAppointments, more: t.ownAppointmentsMore }]
      : []),
    ...(actsAs(actor, 'log_reviewer')
      ? [{ href: administrationPaths.changes(), label: t.changes, more: t.changesMore }]
      : []),
    { href: unitPaths.directory(), label: t.directory, more: t.directoryMore },
  ]
}

function jointPages(language: Language): HubPage[] {
  const t = texts(language)
  return [
    ...kindNames.map(kind => ({
      href: listOf(kind)(),
      label: kinds[kind].many[language],
      more: kinds[kind].lead[language],
    })),
    { href: forumPaths.overview(), label: t.forumsTogether, more: t.forumsTogetherMore },
    { href: matterPaths.matters(), label: t.matters, more: t.mattersMore },
    { href: meetingPaths.meetings(), label: t.childMeetings, more: t.childMeetingsMore },
  ]
}

function learningPages(actor: Actor, language: Language): HubPage[] {
  const t = texts(language)
  return [
    { href: instrumentPaths.instruments(), label: t.instruments, more: t.instrumentsMore },
    ...(actsAs(actor, 'process_leader')
      ? [{ href: surveyPaths.surveys(), label: t.surveys, more: t.surveysMore }]
      : []),
    ...(administers(actor) ? [] : [{ href: insightPaths.page(), label: t.insight, more: t.insightMore }]),
    { href: indicatorPaths.indicators(), label: t.indicators, more: t.indicatorsMore },
    { href: countyPaths.page(), label: t.county, more: t.countyMore },
  ]
}

/** What a hub leads to, for its own page. */
export const pagesOf = (href: string, actor: Actor | null, language: Language) =>
  placesFor(actor, language).find(place => place.href === href)?.pages ?? []
