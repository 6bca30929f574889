import type { ChildFigure } from './figures.ts'
import type { ViewId } from './views.ts'

type Section = { views: readonly ViewId[] }

/** What is looked at together. Each has its name in texts.ts by the same id. */
export const sections = {
  worries: { views: ['worries', 'worries.kinds', 'worries.areas'] },
  answers: {
    views: [
      'worries.in_time',
      'worries.days',
      'requests',
      'requests.kinds',
      'requests.in_time',
      'requests.days',
    ],
  },
  plans: { views: ['plans', 'plans.kinds', 'starts.days', 'plans.led', 'plans.voice', 'plans.areas'] },
  partners: { views: ['partners', 'partners.sectors', 'plans.civil'] },
  following: { views: ['reviews.on_time', 'consents', 'withdrawals'] },
} as const satisfies Record<string, Section>

export type SectionId = keyof typeof sections
export const sectionIds = Object.keys(sections) as SectionId[]
export const isSection = (id: string): id is SectionId => Object.hasOwn(sections, id)

/** Where a figure is shown. */
export const sectionOf = (figure: ChildFigure): SectionId =>
  sectionIds.find(id => (sections[id].views as readonly ViewId[]).includes(figure)) ?? 'worries'

/** A view of a unit shows no kinds of unit. */
export const viewsOf = (id: SectionId, own: boolean): readonly ViewId[] =>
  sections[id].views.filter(view => !own || !/kinds|areas|sectors|^partners/.test(view))

/** The order of the first look. */
export const overview: readonly { section: SectionId; figures: readonly ChildFigure[] }[] = [
  { section: 'worries', figures: ['worries'] },
  {
    section: 'answers',
    figures: ['worries.in_time', 'worries.days', 'requests', 'requests.in_time', 'requests.days'],
  },
  { section: 'plans', figures: ['plans', 'starts.days', 'plans.led', 'plans.voice'] },
  { section: 'partners', figures: ['plans.civil', 'partners'] },
  { section: 'following', figures: ['reviews.on_time', 'consents', 'withdrawals'] },
]
