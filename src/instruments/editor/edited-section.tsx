import { Card, Form, Hidden, Icon, IconButton, LinkButton, Tag, TextField, usePage } from '../../ui/index.ts'
import { type Item, itemKinds, type Section, wordsIn } from '../definition.ts'
import { sayCondition } from '../fill/sentences.ts'
import { texts as fillTexts } from '../fill/texts.ts'
import { instrumentPaths } from '../noun.ts'
import type { Draft } from './draft.ts'
import { KindPicture } from './kind-picture.tsx'
import type { Open } from './open.ts'
import { PartEditor } from './part-editor.tsx'
import { texts } from './texts.ts'

type Common = { draft: Draft; open: Open; areaLabels: Partial<Record<string, string>> }

/** One part of the draft with its questions in order. */
export function EditedSection({ section, place, ...common }: Common & { section: Section; place: number }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { draft, open } = common
  const { definition, instrumentId: id } = draft
  const name = wordsIn(section.title, lang, definition).text || t.noWords
  return (
    <section class="edit-section" id={`part-${section.id}`} data-drop={section.id}>
      <div class="edit-line">
        <h2>{name}</h2>
        <Tools
          draft={draft}
          id={section.id}
          name={name}
          first={place === 0}
          last={place === definition.sections.length - 1}
          alone={definition.sections.length === 1}
          open={open.part === section.id}
        />
      </div>
      {section.showWhen && <When {...common} condition={section.showWhen} />}
      {open.part === section.id && <PartEditor draft={draft} part={section} open={open} />}
      {section.items.length === 0 && <p class="quiet">{t.empty}</p>}
      <ol class="edit-items">
        {section.items.map((item, i) => (
          <EditedItem
            {...common}
            item={item}
            first={place === 0 && i === 0}
            last={place === definition.sections.length - 1 && i === section.items.length - 1}
          />
        ))}
      </ol>
      {open.add === section.id ? (
        <Palette draft={draft} section={section} name={name} state={open.state} />
      ) : (
        <p>
          <LinkButton
            href={`${instrumentPaths.draft(id, { add: section.id })}#add`}
            variant="secondary"
            icon="plus"
          >
            {t.addHere}
          </LinkButton>
        </p>
      )}
    </section>
  )
}

function EditedItem({
  item,
  first,
  last,
  ...common
}: Common & { item: Item; first: boolean; last: boolean }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { draft, open } = common
  const { definition } = draft
  const said = wordsIn(item.label, lang, definition)
  const name = said.text || t.noWords
  const isOpen = open.part === item.id
  return (
    <li class="edit-item" id={`part-${item.id}`} data-drop={item.id} data-open={isOpen ? '' : undefined}>
      <div class="edit-line">
        <span class="edit-handle" aria-hidden="true" data-drag={item.id}>
          <Icon name="drag" />
        </span>
        <KindPicture kind={item.kind} />
        <div class="line-words">
          <p class="edit-name" lang={said.language}>
            {name}
          </p>
          <p class="hint">
            {t[item.kind]} {item.required && <Tag>{t.requiredTag}</Tag>}
          </p>
          {item.showWhen && <When {...common} condition={item.showWhen} />}
        </div>
        <Tools draft={draft} id={item.id} name={name} first={first} last={last} copies open={isOpen} />
      </div>
      {isOpen && <PartEditor draft={draft} part={item} open={open} />}
    </li>
  )
}

function When({ draft, areaLabels, condition }: Common & { condition: NonNullable<Item['showWhen']> }) {
  const { lang } = usePage()
  return (
    <p class="asked-when">
      {fillTexts(lang).answerIf(sayCondition(draft.definition, condition, lang, { areaLabels }))}
    </p>
  )
}

type ToolsProps = {
  draft: Draft
  id: string
  name: string
  first: boolean
  last: boolean
  copies?: boolean
  alone?: boolean
  open: boolean
}

/** Each a small form of its own, so that all of it works by keyboard and without script. */
function Tools({ draft, id, name, first, last, copies, alone, open }: ToolsProps) {
  const t = texts(usePage().lang)
  const at = [draft.instrumentId, id] as const
  const revision = <Hidden name="revision" value={String(draft.revision)} />
  return (
    <div class="edit-tools">
      {!open && (
        <LinkButton
          href={`${instrumentPaths.draft(draft.instrumentId, { open: id })}#part-${id}`}
          variant="quiet"
        >
          {t.edit}
          <span class="sr-only">: {name}</span>
        </LinkButton>
      )}
      <form method="post" action={instrumentPaths.partPlace(...at)} data-place={id}>
        {revision}
        <IconButton icon="up" name="to" value="up" id={`up-${id}`} label={t.up(name)} off={first} />
        <IconButton icon="down" name="to" value="down" id={`down-${id}`} label={t.down(name)} off={last} />
      </form>
      {copies && (
        <form method="post" action={instrumentPaths.partCopies(...at)}>
          {revision}
          <IconButton icon="copy" id={`copy-${id}`} label={t.copy(name)} />
        </form>
      )}
      {!alone && (
        <form method="post" action={instrumentPaths.partRemoval(...at)}>
          {revision}
          <IconButton icon="remove" id={`remove-${id}`} label={t.remove(name)} />
        </form>
      )}
    </div>
  )
}

type PaletteProps = { draft: Draft; section: Section; name: string; state: Open['state'] }

/** What to ask, and how it is answered: each kind with its picture, each a button. */
function Palette({ draft, section, name, state }: PaletteProps) {
  const t = texts(usePage().lang)
  return (
    <Card heading={t.addTo(name)} level={3} id="add">
      <Form action={instrumentPaths.items(draft.instrumentId)} id="add-item" state={state}>
        <Hidden name="revision" value={String(draft.revision)} />
        <Hidden name="section" value={section.id} />
        <TextField name="label" label={t.whatToAsk} lang={draft.definition.languages[0]} />
        <fieldset class="ds-fieldset">
          <legend class="label">{t.chooseKind}</legend>
          <div class="kinds">
            {itemKinds.map(kind => (
              <button class="kind" type="submit" name="kind" value={kind}>
                <KindPicture kind={kind} />
                {t[kind]}
              </button>
            ))}
          </div>
        </fieldset>
        <p>
          <a href={`${instrumentPaths.draft(draft.instrumentId)}#part-${section.id}`}>{t.cancel}</a>
        </p>
      </Form>
    </Card>
  )
}
