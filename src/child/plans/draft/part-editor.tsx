import type { Child as Content } from 'hono/jsx'
import { formatRelative } from '../../../i18n/index.ts'
import { holderOrPost } from '../../../people/holders/index.ts'
import { Button, Form, Hidden, usePage } from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import type { DraftPart } from './draft.ts'
import type { Around } from './part-fields.tsx'
import { PartFields } from './part-fields.tsx'
import { basesOf } from './part-form.ts'
import { draftTexts } from './texts.ts'
import { TwoTexts } from './two-texts.tsx'

type EditorProps = {
  part: DraftPart
  label: Content
  hint?: Content
  around: Around
  place?: { at: number; of: number }
}

/** One part in its own form, that saves itself where there is script and has a button where there is none. */
export function PartEditor({ part, label, hint, around, place }: EditorProps) {
  const { lang } = usePage()
  const t = draftTexts(lang)
  const state = around.mistakes?.partId === part.id ? around.mistakes.state : {}
  const { planId } = around
  return (
    <div class="part flow" id={`part-${part.id}`}>
      <kring-part saving={t.saving} saved={t.savedNow} both={t.twoWrote} not-saved={t.notSaved}>
        <Form id={`form-${part.id}`} action={planPaths.part(planId, part.id)} state={state}>
          {basesOf(part).map(([name, value]) => (
            <Hidden name={name} value={value} />
          ))}
          <PartFields kind={part.kind} part={part} label={label} hint={hint} around={around} />
          <div class="part-foot">
            <p class="hint part-said" role="status">
              <LastEdited part={part} mine={around.myFunctionId} />
            </p>
            <span class="part-save">
              <Button variant="secondary">{t.save}</Button>
            </span>
            {place && place.at > 0 && (
              <Button
                variant="quiet"
                formaction={planPaths.position(planId, part.id)}
                name="to"
                value={String(place.at - 1)}
              >
                {t.up}
              </Button>
            )}
            {place && place.at < place.of - 1 && (
              <Button
                variant="quiet"
                formaction={planPaths.position(planId, part.id)}
                name="to"
                value={String(place.at + 1)}
              >
                {t.down}
              </Button>
            )}
            {place && (
              <Button variant="quiet" formaction={planPaths.removal(planId, part.id)}>
                {t.remove}
              </Button>
            )}
          </div>
        </Form>
      </kring-part>
      {part.others.map(other => (
        <TwoTexts part={part} other={other} planId={planId} />
      ))}
    </div>
  )
}

function LastEdited({ part, mine }: { part: DraftPart; mine: string }) {
  const { lang } = usePage()
  const t = draftTexts(lang)
  if (!part.editedBy) return null
  const me = part.editedBy.functionId === mine
  const who = me ? t.you : holderOrPost(part.editedBy)
  return <>{part.beingWritten && !me ? t.writes(who) : t.wrote(who, formatRelative(part.editedAt, lang))}</>
}
