import { Button, Details, Form, type FormState, Hidden, usePage } from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import type { PartKind } from '../parts.ts'
import type { Around } from './part-fields.tsx'
import { PartFields } from './part-fields.tsx'
import { draftTexts } from './texts.ts'

/** A form for a new part that was not right (named by its kind and its need), with what had been typed. */
export type AddingState = { form: string; state: FormState }
export type AddingAround = { around: Around; adding: AddingState | undefined }

type AddingProps = {
  kind: Extract<PartKind, 'need' | 'goal' | 'action' | 'view' | 'disagreement'>
  parentId?: string
  summary: string
  label: string
  open?: boolean
} & AddingAround

/** A form for something new, folded until it is wanted. Under a need it has no name: there are as many as needs. */
export function Adding({ kind, parentId = '', summary, label, open, around, adding }: AddingProps) {
  const t = draftTexts(usePage().lang)
  const form = `add-${kind}${parentId && `-${parentId}`}`
  const state = adding?.form === form ? adding.state : {}
  return (
    <kring-stays>
      <Details summary={summary} open={open || adding?.form === form} id={`${form}-fold`}>
        <Form
          id={form}
          action={planPaths.parts(around.planId)}
          state={state}
          label={parentId ? undefined : summary}
          once
        >
          <Hidden name="kind" value={kind} />
          <Hidden name="parentId" value={parentId} />
          <PartFields kind={kind} label={label} around={around} />
          <Button variant="secondary">{t[`add_${kind}`]}</Button>
        </Form>
      </Details>
    </kring-stays>
  )
}
