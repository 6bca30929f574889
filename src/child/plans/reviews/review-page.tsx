import type { Child as Content } from 'hono/jsx'
import {
  type Definition,
  itemsOf,
  optionsOf,
  perNeed,
  ReadAnswers,
  wordsIn,
} from '../../../instruments/index.ts'
import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import { BackLink, Card, Layout, Quote, Tag, usePage, Voice, Written } from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import { aboutChildOf, type Plan } from '../plan.ts'
import { texts } from '../texts.ts'
import type { Review } from './review.ts'
import { reviewTexts } from './texts.ts'

type Props = { plan: Plan; review: Review; labels: AreaLabels; wheels?: Content }

/** What each need had come to on a day, the child first. What was asked stands as it was asked then. */
export function ReviewPage({ plan, review, labels, wheels }: Props) {
  const { lang } = usePage()
  const t = reviewTexts(lang)
  const { child_words: child, guardian_words: guardian } = review.answers
  const [eachNeed, once] = inTwo(review.version.definition)
  return (
    <Layout
      title={t.reviewHeading(review.heldOn)}
      about={aboutChildOf(plan)}
      back={<BackLink href={planPaths.plan(plan.id)}>{texts(lang).planFor(plan.childName)}</BackLink>}
    >
      {typeof child === 'string' && (
        <Card>
          <Quote by={plan.childName}>{child}</Quote>
        </Card>
      )}
      {wheels && <Card heading={t.wheels}>{wheels}</Card>}
      {review.needs.map(need => (
        <Card
          heading={need.area ? labels[need.area] : texts(lang).need}
          beside={<Outcome definition={eachNeed} chosen={need.answers.what} />}
        >
          {need.need && <Written>{need.need}</Written>}
          <ReadAnswers
            definition={eachNeed}
            answers={need.answers}
            language={lang}
            areaLabels={labels}
            without={['what']}
            onlyAnswered
          />
        </Card>
      ))}
      {typeof guardian === 'string' && (
        <Card>
          <Voice who={texts(lang).guardian}>
            <Written>{guardian}</Written>
          </Voice>
        </Card>
      )}
      <Card heading={t.decided}>
        <ReadAnswers
          definition={once}
          answers={review.answers}
          language={lang}
          areaLabels={labels}
          without={['held_on', 'child_words', 'guardian_words']}
          onlyAnswered
          plain
        />
      </Card>
    </Layout>
  )
}

/** What is asked of each need, and what is asked once. */
const inTwo = (definition: Definition): [Definition, Definition] => [
  { ...definition, sections: definition.sections.filter(({ id }) => id === perNeed) },
  { ...definition, sections: definition.sections.filter(({ id }) => id !== perNeed) },
]

/** What came of a need, where that is chosen among some; it is said in the instrument's own words. */
function Outcome({ definition, chosen }: { definition: Definition; chosen: unknown }) {
  const { lang } = usePage()
  const item = itemsOf(definition).find(({ id }) => id === 'what')
  const option = item && optionsOf(definition, item).find(({ id }) => id === chosen)
  if (!option) return null
  const said = wordsIn(option.label, lang, definition)
  return (
    <Tag tone={option.id === 'reached' ? 'good' : 'neutral'}>
      <span lang={said.language === lang ? undefined : said.language}>{said.text}</span>
    </Tag>
  )
}
