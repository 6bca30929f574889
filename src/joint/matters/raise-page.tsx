import { holderOrPostInside } from '../../people/holders/index.ts'
import { maxOf } from '../../platform/forms.ts'
import {
  BackLink,
  Button,
  Checkbox,
  ChooseBySearch,
  Form,
  type FormState,
  hasMistakes,
  Layout,
  Select,
  TextArea,
  usePage,
} from '../../ui/index.ts'
import { NotAChild } from '../naming/index.ts'
import type { ForumChoice } from './forums.ts'
import { matterPaths, raiseSchema } from './noun.ts'
import { sorts } from './states.ts'
import { texts } from './texts.ts'

type Props = {
  forums: { mine: readonly ForumChoice[]; found: readonly ForumChoice[]; more: boolean }
  /** Who has it where no forum does. */
  above: { functionName: string; holders: string[] } | undefined
  state: FormState
}

/** One page, two answers: what it is and what sort. Where it goes is chosen already, for who does not know. */
export function RaisePage({ forums, above, state }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const choice = ({ id, title }: ForumChoice) => ({ value: id, label: title })
  return (
    <Layout
      title={t.raise}
      lead={t.raiseLead}
      back={<BackLink href={matterPaths.matters()}>{t.heading}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Form action={matterPaths.matters()} state={state} once unsaved>
        <TextArea
          name="words"
          label={t.words}
          hint={t.wordsHint}
          maxLength={maxOf(raiseSchema, 'words')}
          rows={4}
        />
        <NotAChild />
        <Select
          name="sort"
          label={t.sort}
          options={sorts.map(value => ({ value, label: t[`sort_${value}`] }))}
        />
        <ChooseBySearch
          name="forum"
          label={t.forum}
          optional
          value="unknown"
          near={forums.mine.map(choice)}
          found={forums.found.map(choice)}
          always={[
            {
              value: 'unknown',
              label: t.unknown,
              hint: above && t.unknownHint(holderOrPostInside(above)),
            },
          ]}
          more={forums.more}
          searchLabel={t.forumSearch}
        />
        <Checkbox name="mayShow" label={t.mayShow} hint={t.mayShowHint} />
        <Checkbox name="mayName" label={t.mayName} />
        <Button>{t.send}</Button>
      </Form>
    </Layout>
  )
}
