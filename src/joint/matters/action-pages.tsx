import type { Child as Content } from 'hono/jsx'
import { maxOf } from '../../platform/forms.ts'
import {
  BackLink,
  Button,
  Card,
  ChooseBySearch,
  Form,
  type FormState,
  hasMistakes,
  Layout,
  RadioGroup,
  TextArea,
  usePage,
  Written,
} from '../../ui/index.ts'
import { NotAChild } from '../naming/index.ts'
import type { Action } from './actions.ts'
import type { ForumChoice } from './forums.ts'
import type { Matter } from './matters.ts'
import { matterPaths, wordsSchema } from './noun.ts'
import { texts } from './texts.ts'

/** What each page has around its form. */
function ActionLayout({
  matter,
  action,
  lead,
  state,
  children,
}: {
  matter: Matter
  action: Action
  lead?: string | undefined
  state: FormState
  children?: Content
}) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t[`action_${action}`]}
      lead={lead}
      back={<BackLink href={matterPaths.matter(matter.id)}>{t[`sort_${matter.sort}`]}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Card>
        <Written>{matter.words}</Written>
      </Card>
      {children}
    </Layout>
  )
}

type WordsProps = { matter: Matter; action: 'words' | 'answer' | 'notEnough'; state?: FormState }

/** Words about it: more, its answer, or that the answer was not enough. */
export function WordsPage({ matter, action, state = {} }: WordsProps) {
  const t = texts(usePage().lang)
  const hint = {
    words: t.readers,
    answer: [t.answerHint, matter.isShown && t.answerShown].filter(Boolean).join(' '),
    notEnough: t.notEnoughHint,
  }[action]
  return (
    <ActionLayout {...{ matter, action, state }}>
      <Form action={matterPaths[action](matter.id)} state={state} once unsaved>
        <WordsField label={t[`field_${action}`]} hint={hint} />
        <Button>{t[`action_${action}`]}</Button>
      </Form>
    </ActionLayout>
  )
}

const WordsField = ({ label, hint }: { label: string; hint: string }) => (
  <>
    <TextArea name="words" label={label} hint={hint} maxLength={maxOf(wordsSchema, 'words')} rows={4} />
    <NotAChild />
  </>
)

type LiftProps = {
  matter: Matter
  /** Along links from the forum that has it. */
  ways: readonly { id: string; title: string }[]
  /** What the reader may choose where no forum has it. */
  forums: { mine: readonly ForumChoice[]; found: readonly ForumChoice[]; more: boolean } | undefined
  state?: FormState
}

export function LiftPage({ matter, ways, forums, state = {} }: LiftProps) {
  const t = texts(usePage().lang)
  const choice = ({ id, title }: { id: string; title: string }) => ({ value: id, label: title })
  if (!forums && ways.length === 0)
    return (
      <ActionLayout action="lift" {...{ matter, state }}>
        <p>{t.noWayUp}</p>
      </ActionLayout>
    )
  return (
    <ActionLayout action="lift" {...{ matter, state }}>
      <Form action={matterPaths.lift(matter.id)} state={state} once unsaved>
        {forums ? (
          <ChooseBySearch
            name="forum"
            label={t.liftTo}
            near={forums.mine.map(choice)}
            found={forums.found.map(choice)}
            more={forums.more}
            searchLabel={t.forumSearch}
          />
        ) : (
          <RadioGroup name="forum" label={t.liftTo} options={ways.map(choice)} />
        )}
        <WordsField label={t.field_lift} hint={t.readers} />
        <Button>{t.action_lift}</Button>
      </Form>
    </ActionLayout>
  )
}

type MergeProps = {
  matter: Matter
  others: readonly { id: string; words: string; forum: string | null }[]
  state?: FormState
}

export function MergePage({ matter, others, state = {} }: MergeProps) {
  const t = texts(usePage().lang)
  return (
    <ActionLayout action="merging" lead={t.mergeLead} {...{ matter, state }}>
      <Form action={matterPaths.merging(matter.id)} state={state}>
        <ChooseBySearch
          name="into"
          label={t.into}
          found={others
            .slice(0, 30)
            .map(({ id, words, forum }) => ({ value: id, label: words, hint: forum ?? t.inNone }))}
          more={others.length > 30}
          searchLabel={t.intoSearch}
        />
        <Button>{t.merge}</Button>
      </Form>
    </ActionLayout>
  )
}
