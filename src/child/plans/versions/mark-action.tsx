import { holderOrPost } from '../../../people/holders/index.ts'
import {
  Button,
  Details,
  Form,
  type FormState,
  Hidden,
  RadioGroup,
  TextArea,
  usePage,
} from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import { markStates } from '../states.ts'
import { versionTexts } from './texts.ts'
import { markOf, type VersionPart } from './version.ts'

type Props = { planId: string; action: VersionPart; state?: FormState | undefined }

/** Folded under an action that is mine: how it goes, in a word and in words; and the way back from the latest mark. */
export function MarkAction({ planId, action, state }: Props) {
  const t = versionTexts(usePage().lang)
  const before = action.marks[1]?.state ?? 'not_started'
  return (
    <kring-stays>
      <div class="mark-form">
        <Details summary={t.mark} open={Boolean(state)} id={`mark-${action.id}-fold`}>
          <Form
            id={`mark-${action.id}`}
            action={planPaths.marks(planId, action.id)}
            state={state ?? {}}
            label={`${t.mark}: ${action.words}`}
            once
          >
            <RadioGroup
              name="state"
              label={t.markState}
              value={markOf(action)}
              options={markStates.map(value => ({ value, label: t[value] }))}
            />
            <TextArea name="words" label={t.markWords} rows={2} optional />
            <Button variant="secondary">{t.saveMark}</Button>
          </Form>
          {action.marks[0] && (
            <Form
              id={`unmark-${action.id}`}
              action={planPaths.marks(planId, action.id)}
              label={`${t.undoMark(t[before])}: ${action.words}`}
              once
            >
              <Hidden name="state" value={before} />
              <Hidden name="words" value={action.marks[1]?.words ?? ''} />
              <Button variant="quiet" icon="undo">
                {t.undoMark(t[before])}
              </Button>
            </Form>
          )}
          {action.marks.map(mark => (
            <p class="hint">
              {mark.by && t.said(holderOrPost(mark.by), mark.at)}: {t[mark.state].toLowerCase()}. {mark.words}
            </p>
          ))}
        </Details>
      </div>
    </kring-stays>
  )
}
