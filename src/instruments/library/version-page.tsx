import {
  Alert,
  BackLink,
  Button,
  Card,
  Form,
  type FormState,
  Layout,
  LinkButton,
  Saved,
  Tabs,
  usePage,
} from '../../ui/index.ts'
import type { Answers } from '../answer.ts'
import { type Definition, wordsIn } from '../definition.ts'
import { FillItems } from '../fill/fill-items.tsx'
import { PaperForm } from '../fill/paper-form.tsx'
import { ReadAnswers } from '../fill/read-answers.tsx'
import { sayLanguage } from '../fill/sentences.ts'
import { instrumentPaths } from '../noun.ts'
import { Summary } from '../summary/summary.tsx'
import { texts } from './texts.ts'

export const ways = ['phone', 'screen', 'paper'] as const
export type Way = (typeof ways)[number]

type Props = {
  id: string
  number: number
  definition: Definition
  way: Way
  /** the language of whoever would answer */
  language: string
  areaLabels: Partial<Record<string, string>>
  state: FormState
}

/** A version as the one who answers meets it: on a phone, a wide screen or paper, in each language; to try, and nothing is kept. */
export function VersionPage({ id, number, definition, way, language, areaLabels, state }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const ways = { phone: t.phone, screen: t.screen, paper: t.paper }
  const said = wordsIn(definition.title, language, definition)
  return (
    <Layout
      title={said.text}
      heading={<span lang={said.language}>{said.text}</span>}
      lead={way === 'paper' ? t.printTip : t.trialLead}
      back={
        <BackLink href={instrumentPaths.instrument(id)}>
          {wordsIn(definition.title, lang, definition).text}
        </BackLink>
      }
      mistakes={Boolean(state.errors)}
    >
      <Tabs
        label={t.asHow}
        items={(Object.keys(ways) as Way[]).map(each => ({
          href: instrumentPaths.version(id, number, { as: each, language }),
          label: ways[each],
          here: each === way,
        }))}
      />
      {definition.languages.length > 1 && (
        <Tabs
          label={t.inLanguage}
          items={definition.languages.map(each => ({
            href: instrumentPaths.version(id, number, { as: way, language: each }),
            label: sayLanguage(each, lang),
            here: each === language,
          }))}
        />
      )}
      {way === 'paper' ? (
        <PaperForm definition={definition} language={language} areaLabels={areaLabels} number={number} />
      ) : (
        <div class={way === 'phone' ? 'preview-phone' : 'preview-screen'}>
          <Opening definition={definition} language={language} />
          <Form action={instrumentPaths.trial(id, number)} state={state} answersItself>
            <input type="hidden" name="as" value={way} />
            <input type="hidden" name="language" value={language} />
            <FillItems definition={definition} language={language} areaLabels={areaLabels} gaps />
            <Button>{t.trialSend}</Button>
          </Form>
        </div>
      )}
    </Layout>
  )
}

function Opening({ definition, language }: { definition: Definition; language: string }) {
  const t = texts(usePage().lang)
  const introduction = wordsIn(definition.introduction, language, definition)
  const caution = wordsIn(definition.caution, language, definition)
  return (
    <>
      {introduction.text && (
        <p class="lead" lang={introduction.language} dir="auto">
          {introduction.text}
        </p>
      )}
      {caution.text && (
        <Alert heading={t.caution}>
          <p lang={caution.language} dir="auto">
            {caution.text}
          </p>
        </Alert>
      )}
    </>
  )
}

type TrialProps = Omit<Props, 'state'> & { answers: Answers }

/** What one answered in the trial: read back and drawn together, and not kept. */
export function TrialPage({ id, number, definition, way, language, areaLabels, answers }: TrialProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const ending = wordsIn(definition.ending, language, definition)
  return (
    <Layout
      title={wordsIn(definition.title, lang, definition).text}
      back={
        <BackLink href={instrumentPaths.version(id, number, { as: way, language })}>{t.trialAgain}</BackLink>
      }
    >
      <Saved>{t.trialDone}</Saved>
      {ending.text && (
        <p class="lead" lang={ending.language} dir="auto">
          {ending.text}
        </p>
      )}
      <Summary
        definition={definition}
        language={lang}
        areaLabels={areaLabels}
        answers={answers}
        heading={t.drawnTogether}
      />
      <Card heading={t.readBack}>
        <ReadAnswers definition={definition} language={lang} areaLabels={areaLabels} answers={answers} />
      </Card>
      <p>
        <LinkButton href={instrumentPaths.version(id, number, { as: way, language })} variant="secondary">
          {t.trialAgain}
        </LinkButton>
      </p>
    </Layout>
  )
}
