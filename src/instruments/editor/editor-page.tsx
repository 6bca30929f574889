import {
  Alert,
  BackLink,
  Button,
  Buttons,
  Card,
  Form,
  Hidden,
  Icon,
  Layout,
  LinkButton,
  Saved,
  usePage,
} from '../../ui/index.ts'
import { checkDefinition } from '../check.ts'
import { wordsIn } from '../definition.ts'
import { FillItems } from '../fill/fill-items.tsx'
import { instrumentPaths } from '../noun.ts'
import { AboutEditor } from './about-editor.tsx'
import type { Draft } from './draft.ts'
import { EditedScales } from './edited-scales.tsx'
import { EditedSection } from './edited-section.tsx'
import type { Open } from './open.ts'
import { gapsOf, placeOf, sayStop } from './problem-sentences.ts'
import { texts } from './texts.ts'

type Props = {
  draft: Draft
  open: Open
  areaLabels: Partial<Record<string, string>>
  done?: 'removed' | 'added' | 'saved' | undefined
  gone?: boolean
}

/** The questions of a draft to change, one at a time, with what the answerer will see beside. */
export function EditorPage({ draft, open, areaLabels, done, gone }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const { definition, instrumentId: id } = draft
  return (
    <Layout
      title={wordsIn(definition.title, lang, definition).text || t.noWords}
      lead={draft.state === 'tried' ? t.leadTried(draft.number) : t.lead(draft.number)}
      back={<BackLink href={instrumentPaths.instrument(id)}>{t.toInstrument}</BackLink>}
      aside={<Preview draft={draft} areaLabels={areaLabels} />}
      mistakes={Boolean(open.state?.errors)}
    >
      {gone && <Alert announce="now">{t.goneNow}</Alert>}
      {open.theirs && (
        <Alert heading={t.conflict} announce="now">
          <p>{t.conflictLead}</p>
        </Alert>
      )}
      {done && <Saved>{t[done]}</Saved>}
      <Bar draft={draft} />
      <Problems draft={draft} />
      {open.part === 'about' && <AboutEditor draft={draft} open={open} />}
      <kring-drag class="edit-sections">
        {definition.sections.map((section, i) => (
          <EditedSection draft={draft} section={section} place={i} open={open} areaLabels={areaLabels} />
        ))}
      </kring-drag>
      <Form action={instrumentPaths.sections(id)} id="add-section">
        <Hidden name="revision" value={String(draft.revision)} />
        <Button variant="secondary" icon="plus">
          {t.addSection}
        </Button>
      </Form>
      <EditedScales draft={draft} open={open} />
    </Layout>
  )
}

/** Undo, redo and where one goes from here. */
function Bar({ draft }: { draft: Draft }) {
  const t = texts(usePage().lang)
  const { instrumentId: id, undoTo, redoTo } = draft
  const steps = [
    { to: 'undo', icon: 'undo', can: undoTo !== undefined, says: t.undo, why: t.nothingToUndo },
    { to: 'redo', icon: 'redo', can: redoTo !== undefined, says: t.redo, why: t.nothingToRedo },
  ] as const
  return (
    <div class="edit-bar" id="edit-bar">
      <form method="post" action={instrumentPaths.history(id)}>
        <Hidden name="revision" value={String(draft.revision)} />
        {steps.map(({ to, icon, can, says, why }) => (
          <button
            class="ds-button"
            data-variant="tertiary"
            type="submit"
            name="to"
            value={to}
            id={`step-${to}`}
            aria-disabled={can ? undefined : 'true'}
            title={can ? undefined : why}
          >
            <Icon name={icon} />
            {says}
          </button>
        ))}
      </form>
      <Buttons>
        <LinkButton href={instrumentPaths.publication(id)}>{t.publish}</LinkButton>
      </Buttons>
      <p class="edit-links">
        <a href={`${instrumentPaths.draft(id, { open: 'about' })}#about`}>{t.aboutIt}</a>
        <a href={instrumentPaths.removal(id)}>{t.throwAway}</a>
      </p>
    </div>
  )
}

/** What stops it from being published, each with a link; and the gaps. */
function Problems({ draft }: { draft: Draft }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { definition, instrumentId: id } = draft
  const problems = checkDefinition(definition)
  const stops = problems.filter(each => each.stops)
  const gaps = gapsOf(problems, lang)
  if (problems.length === 0) return null
  const linkTo = (at: string) => `${instrumentPaths.draft(id, { open: at })}#${anchorOf(at)}`
  return (
    <Card heading={stops.length ? t.problems : undefined} id="problems">
      {stops.length > 0 && (
        <ul class="edit-problems">
          {stops.slice(0, 20).map(each => (
            <li>
              {each.kind === 'no-items' ? (
                sayStop(definition, each, lang)
              ) : (
                <a href={linkTo(placeOf(definition, each))}>{sayStop(definition, each, lang)}</a>
              )}
            </li>
          ))}
        </ul>
      )}
      {gaps.map(({ name, list }) => (
        <p>
          <a href={linkTo(placeOf(definition, list[0] as (typeof list)[number]))}>
            {t.gaps(list.length, name)}
          </a>
          .
        </p>
      ))}
      {gaps.length > 0 && <p class="hint">{t.gapsLead}</p>}
    </Card>
  )
}

export const anchorOf = (part: string) =>
  part === 'about' ? 'about' : `part-${part.replace('scale:', 'scale-')}`

/** What the answerer will see, on a phone; it can be tried, and nothing is kept. */
function Preview({ draft, areaLabels }: Pick<Props, 'draft' | 'areaLabels'>) {
  const { lang } = usePage()
  const t = texts(lang)
  const { definition, instrumentId: id, number } = draft
  const language = definition.languages.includes(lang) ? lang : (definition.languages[0] ?? lang)
  return (
    <div class="edit-preview" id="preview">
      <h2>{t.preview}</h2>
      <p class="hint">{t.previewLead}</p>
      <div class="preview-phone">
        <Form action={instrumentPaths.trial(id, number)} label={t.preview}>
          <Hidden name="language" value={language} />
          <FillItems definition={definition} language={language} areaLabels={areaLabels} gaps />
          <Button variant="secondary">{t.sendNothing}</Button>
        </Form>
      </div>
      <p>
        <a href={instrumentPaths.version(id, number, { as: 'screen', language })}>{t.seeWide}</a>
      </p>
    </div>
  )
}
