import { LinkButton } from './button.tsx'
import { Card, Halves } from './card.tsx'
import { exampleOf } from './gallery/example.ts'
import { FormExamples } from './gallery/form-examples.tsx'
import { ActionExamples, ButtonExamples, NoticeExamples, ReadingExamples } from './gallery/part-examples.tsx'
import { PictureExamples } from './gallery/picture-examples.tsx'
import { texts } from './gallery/texts.ts'
import { Layout } from './layout.tsx'
import { NextStep } from './notices.tsx'
import { usePage } from './page-context.ts'
import { Hub } from './pictures/hub.tsx'
import { Wheel, WheelLegend } from './pictures/wheel.tsx'
import { BackLink } from './ways.tsx'
import { Quote } from './words.tsx'

/** Every component in every state, for whoever builds a page, and for the tests of the whole look. */
export function GalleryPage() {
  const { lang } = usePage()
  const t = texts(lang)
  const amina = exampleOf(lang)
  return (
    <Layout
      title={t.title}
      lead={t.lead}
      back={<BackLink href="/">{t.back}</BackLink>}
      aside={
        <Card heading={t.around}>
          <Hub name={t.child} people={amina.people} />
        </Card>
      }
    >
      <NextStep heading={t.next} action={<LinkButton href="#prepare">{t.prepare}</LinkButton>}>
        {t.nextMore}
      </NextStep>
      <Card>
        <Halves>
          <Wheel name={t.child} areas={amina.now} />
          <div class="flow">
            <h2>{t.now}</h2>
            <Quote by={t.wordsBy}>{t.words}</Quote>
            <WheelLegend />
          </div>
        </Halves>
      </Card>
      <ActionExamples />
      <ButtonExamples />
      <NoticeExamples />
      <ReadingExamples />
      <PictureExamples />
      <FormExamples />
    </Layout>
  )
}
