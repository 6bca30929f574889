import type { Child as Content } from 'hono/jsx'
import { type Definition, FillItems, type Version, wordsIn } from '../../../instruments/index.ts'
import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import {
  BackLink,
  Button,
  Details,
  Form,
  type FormState,
  Hidden,
  Layout,
  usePage,
} from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import { aboutChildOf, type Plan } from '../plan.ts'
import { texts } from '../texts.ts'
import { reviewTexts } from './texts.ts'

type Props = {
  plan: Plan
  version: Version
  /** the questions, each need's own among them */
  asked: Definition
  labels: AreaLabels
  /** The wheels of then and now beside each other, where there are two. */
  wheels?: Content
  newWheel: string
  /** Who reads why, if the plan ends. */
  endReaders: string[]
  state: FormState
}

export function ReviewFormPage({ plan, version, asked, labels, wheels, newWheel, endReaders, state }: Props) {
  const { lang } = usePage()
  const t = reviewTexts(lang)
  const introduction = wordsIn(asked.introduction, lang, asked)
  return (
    <Layout
      title={t.heading(plan.childName)}
      about={aboutChildOf(plan)}
      lead={
        introduction.language === lang ? (
          introduction.text
        ) : (
          <span lang={introduction.language}>{introduction.text}</span>
        )
      }
      back={<BackLink href={planPaths.plan(plan.id)}>{texts(lang).planFor(plan.childName)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      {wheels ? (
        <Details summary={t.wheels} open={!state.errors}>
          <h2 class="sr-only">{t.wheels}</h2>
          {wheels}
        </Details>
      ) : (
        <p>
          {t.wheelsNone} <a href={newWheel}>{t.wheelsNew}</a>
        </p>
      )}
      <Form action={planPaths.reviews(plan.id)} state={state} once unsaved>
        <Hidden name="instrument" value={version.id} />
        <FillItems definition={asked} language={lang} areaLabels={labels} />
        <p class="hint">{t.endReaders(endReaders)}</p>
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}
