import { holderOrPost } from '../../../people/holders/index.ts'
import { Card, usePage } from '../../../ui/index.ts'
import type { Need } from '../parts.ts'
import { texts } from '../texts.ts'
import { Adding, type AddingAround } from './adding.tsx'
import type { DraftPart } from './draft.ts'
import { PartEditor } from './part-editor.tsx'
import type { Around } from './part-fields.tsx'
import { draftTexts } from './texts.ts'

type Place = { at: number; of: number }

/** A need with its goals and what is done about it. */
export function NeedCard({
  need: { need, goals, actions },
  place,
  ...shared
}: { need: Need<DraftPart>; place: Place } & AddingAround) {
  const { around } = shared
  const { lang } = usePage()
  const t = { ...texts(lang), ...draftTexts(lang) }
  return (
    <Card heading={need.area ? around.labels[need.area] : t.need} level={3}>
      <PartEditor part={need} label={t.needWords} around={around} place={place} />
      <div class="part-inner flow">
        {goals.map((part, at) => (
          <PartEditor part={part} label={t.goalWords} around={around} place={{ at, of: goals.length }} />
        ))}
        <Adding kind="goal" parentId={need.id} summary={t.addGoal} label={t.goalWords} {...shared} />
        {actions.map((part, at) => (
          <FoldedAction part={part} place={{ at, of: actions.length }} around={around} />
        ))}
        <Adding kind="action" parentId={need.id} summary={t.addAction} label={t.actionWords} {...shared} />
      </div>
    </Card>
  )
}

/** A plan has many actions: each is a line until one opens it, or until two have written in it. */
function FoldedAction({ part, place, around }: { part: DraftPart; place: Place; around: Around }) {
  const { lang } = usePage()
  const t = { ...texts(lang), ...draftTexts(lang) }
  const open = part.others.length > 0 || around.mistakes?.partId === part.id
  const more = [part.doer ? holderOrPost(part.doer) : t.nobody, t.dates(part.fromOn, part.untilOn)]
  return (
    <kring-stays>
      <details class="details action-fold" open={open} id={`fold-${part.id}`}>
        <summary>
          {part.words || t.empty} <span class="hint">{more.filter(Boolean).join('. ')}</span>
        </summary>
        <PartEditor part={part} label={t.actionWords} around={around} place={place} />
      </details>
    </kring-stays>
  )
}
