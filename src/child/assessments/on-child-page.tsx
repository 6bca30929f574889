import { sql } from 'kysely'
import { defineTexts, formatDate, isolated } from '../../i18n/index.ts'
import type { Answers } from '../../instruments/index.ts'
import { type Area, areaLabels, areas } from '../../sharing/disclosures/index.ts'
import { Card, Halves, LinkButton, Quote, Wheel, WheelLegend } from '../../ui/index.ts'
import type { OnChildPage } from '../children/index.ts'
import { assessmentPaths } from './noun.ts'

type Data = {
  labels: Parameters<typeof areaLabels>[1] | null
  wheel: {
    id: string
    heldOn: string
    /** By voice and area. */
    answers: Record<string, Answers>
    childWords: string
  } | null
}

/** How it is: the wheel as it was filled in last. */
export const assessmentsOnChildPage = {
  assessments: {
    read: ({ child }) => ({
      json: sql<Data>`json_build_object(
        'labels', (select wheel_labels from people.collaborations limit 1),
        'wheel', (select json_build_object('id', a.id, 'heldOn', a.held_on, 'answers', v.answers, 'childWords', coalesce(v.answers #>> '{child,child_words}', ''))
          from child.assessments a join child.assessment_versions v on v.assessment_id = a.id
          where a.child_id = ${child} and a.instrument = 'wheel' order by a.opened_at desc, v.version desc limit 1))`,
    }),
    card: ({ child, data: { wheel, labels }, language }) => {
      const t = texts(language)
      if (!wheel) {
        return child.own ? (
          <Card heading={t.wheel}>
            <p>{t.wheelNone}</p>
            <p>
              <LinkButton href={assessmentPaths.newWheel(child.id)} variant="secondary">
                {t.newWheel}
              </LinkButton>
            </p>
          </Card>
        ) : undefined
      }
      const words = areaLabels(language, labels ?? undefined)
      const isSaid = (area: Area, part: 'strengths' | 'needs') =>
        Object.values(wheel.answers).some(
          ({ [area]: said }) => typeof said === 'object' && !Array.isArray(said) && said[part],
        )
      return (
        <Card heading={t.wheel}>
          <Halves>
            <Wheel
              name={child.givenName}
              areas={areas.map(id => ({
                id,
                label: words[id],
                works: isSaid(id, 'strengths'),
                needed: isSaid(id, 'needs'),
              }))}
            />
            <div class="flow">
              {wheel.childWords && (
                <Quote by={`${isolated(child.givenName)}, ${formatDate(wheel.heldOn, language)}`}>
                  {wheel.childWords}
                </Quote>
              )}
              <WheelLegend />
              <p>
                <a href={assessmentPaths.wheel(wheel.id)}>{t.toWheel}</a> ({t.wheelOf(wheel.heldOn)})
              </p>
            </div>
          </Halves>
        </Card>
      )
    },
  } satisfies OnChildPage<Data>,
}

const texts = defineTexts({
  wheel: { sv: 'Så här är det', en: 'How it is' },
  wheelNone: {
    sv: 'Fyll i hjulet tillsammans med barnet och vårdnadshavarna.',
    en: 'Fill in the wheel with the child and the guardians.',
  },
  newWheel: { sv: 'Fyll i hjulet', en: 'Fill in the wheel' },
  toWheel: { sv: 'Se hjulet', en: 'See the wheel' },
  wheelOf: {
    sv: (day: string) => `Hjulet från ${formatDate(day, 'sv')}`,
    en: (day: string) => `The wheel of ${formatDate(day, 'en')}`,
  },
})
