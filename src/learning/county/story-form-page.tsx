import { maxOf } from '../../platform/forms.ts'
import {
  Alert,
  BackLink,
  Button,
  Form,
  type FormState,
  Hidden,
  Layout,
  RadioGroup,
  TextArea,
  TextField,
  usePage,
  Written,
} from '../../ui/index.ts'
import { storySchema } from './forms.ts'
import { countyPaths } from './noun.ts'
import type { Story } from './stories.ts'
import { countyTexts } from './texts.ts'

type Props = {
  /** the draft that is changed; a new one without it */
  story?: Story
  state?: FormState
  /** what somebody else has saved meanwhile (R20) */
  other?: Story
}

export function StoryFormPage({ story, state = {}, other }: Props) {
  const t = countyTexts(usePage().lang)
  return (
    <Layout
      title={story ? t.editStory : t.writeStory}
      lead={t.storyHow}
      back={
        <BackLink href={story ? countyPaths.story(story.id) : countyPaths.stories()}>
          {story?.title ?? t.stories}
        </BackLink>
      }
      mistakes={Boolean(state.errors)}
      narrow
    >
      {other && (
        <Alert heading={t.changedMeanwhile} announce="now">
          <p>{other.title}</p>
          <Written>{other.words}</Written>
        </Alert>
      )}
      <Form action={story ? countyPaths.draft(story.id) : countyPaths.stories()} state={state} once>
        {story && <Hidden name="revision" value={String(state.values?.revision ?? story.revision)} />}
        <TextField name="title" label={t.storyTitle} />
        <TextArea
          name="words"
          label={t.storyWords}
          hint={t.storyWordsHint}
          rows={8}
          maxLength={maxOf(storySchema, 'words')}
        />
        <RadioGroup
          name="madeOf"
          label={t.madeOf}
          options={[
            { value: 'invented', label: t.madeInvented },
            { value: 'consented', label: t.madeConsented },
          ]}
        />
        <TextArea
          name="consentNote"
          label={t.consentNote}
          hint={t.consentNoteHint}
          maxLength={maxOf(storySchema, 'consentNote')}
          optional
        />
        <Button>{t.saveDraft}</Button>
      </Form>
    </Layout>
  )
}
