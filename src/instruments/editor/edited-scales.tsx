import { Button, Card, Form, Hidden, Lines, LinkButton, usePage } from '../../ui/index.ts'
import { itemsOf } from '../definition.ts'
import { instrumentPaths } from '../noun.ts'
import type { Draft } from './draft.ts'
import type { Open } from './open.ts'
import { ScaleEditor } from './part-editor.tsx'
import { scaleEnds } from './problem-sentences.ts'
import { texts } from './texts.ts'

/** The scales that questions share. */
export function EditedScales({ draft, open }: { draft: Draft; open: Open }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { definition, instrumentId: id } = draft
  const usesOf = (scale: string) =>
    itemsOf(definition).filter(each => 'scale' in each && each.scale === scale).length
  return (
    <Card heading={t.scales} id="scales">
      <p class="hint">{t.scalesLead}</p>
      {definition.scales.map(scale => (
        <div id={`part-scale-${scale.id}`}>
          <Lines
            items={[
              {
                title: scaleEnds(definition, scale.id, lang),
                detail: t.usedBy(usesOf(scale.id)),
                beside: open.part !== `scale:${scale.id}` && (
                  <LinkButton
                    href={`${instrumentPaths.draft(id, { open: `scale:${scale.id}` })}#part-scale-${scale.id}`}
                    variant="quiet"
                  >
                    {t.edit}
                  </LinkButton>
                ),
              },
            ]}
          />
          {open.part === `scale:${scale.id}` && <ScaleEditor draft={draft} scale={scale} open={open} />}
        </div>
      ))}
      <Form action={instrumentPaths.scales(id)} id="add-scale">
        <Hidden name="revision" value={String(draft.revision)} />
        <Button variant="secondary" icon="plus">
          {t.newScale}
        </Button>
      </Form>
    </Card>
  )
}
