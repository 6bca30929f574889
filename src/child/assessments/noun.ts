import { noun } from '../../platform/noun.ts'

export const assessments = noun({
  tables: ['child.assessments', 'child.assessment_versions'],
  about: 'child',
  places: {
    newWheel: '/children/:id/wheel/new',
    wheels: '/children/:id/wheel',
    wheel: '/assessments/:id',
    edit: '/assessments/:id/edit',
    settingAside: '/assessments/:id/setting-aside',
    beside: '/assessments/:id/beside',
  },
  styles: ['asking.css', 'drawn.css'],
  kinds: {
    assessment: { words: { sv: 'hjulet', en: 'the wheel' }, opensAt: 'wheel' },
    wheel: { words: { sv: 'hjulet', en: 'the wheel' } },
  },
  drafts: {
    wheel: {
      words: { sv: 'Hjulet', en: 'The wheel' },
      continueAt: ({ id, body }): string | undefined =>
        assessmentPaths.edit(String(body.assessmentId ?? ''), { draft: id }),
    },
  },
})

export const assessmentPaths = assessments.places
