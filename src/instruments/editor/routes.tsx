import { type Context, Hono } from 'hono'
import { processLeaderOf } from '../../people/kinds/index.ts'
import { conflict, notFound } from '../../platform/errors/index.ts'
import { type AppEnv, idOf, render } from '../../platform/page.tsx'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import type { FormState } from '../../ui/index.ts'
import { type Definition, type Item, itemKinds, itemsOf, type Section, scaleOf } from '../definition.ts'
import { instrumentPaths } from '../noun.ts'
import { aboutFrom, aboutValues } from './about-editor.tsx'
import { changeDraft } from './change.ts'
import { type Draft, getDraft, partIn, stepDraft } from './draft.ts'
import { anchorOf, EditorPage } from './editor-page.tsx'
import {
  addItem,
  addScale,
  addSection,
  copyItem,
  movePart,
  partIds,
  placeItem,
  removePart,
  replaceItem,
  replaceScale,
  replaceSection,
} from './edits.ts'
import { lists } from './form-values.ts'
import { newItem, newScale, newSection } from './new-parts.ts'
import type { Open } from './open.ts'
import {
  itemFrom,
  itemValues,
  scaleFrom,
  scaleValues,
  sectionFrom,
  sectionValues,
  type Values,
  withCommand,
} from './part-form.ts'
import { texts } from './texts.ts'

type C = Context<AppEnv>

/** A draft in the making. Each change is a small form that changes one thing, and is a revision of its own. */
export const editorRoutes = new Hono<AppEnv>()
  .get(instrumentPaths.draft.pattern, async c => {
    processLeaderOf(c)
    const draft = await getDraft(c.var.tx, idOf(c))
    const done = (['removed', 'added', 'saved'] as const).find(each => each === c.req.query('done'))
    return page(c, draft, { part: c.req.query('open'), add: c.req.query('add') }, { done })
  })
  .post(instrumentPaths.items.pattern, async c => {
    const form = await c.req.formData()
    const section = String(form.get('section') ?? '')
    const kind = itemKinds.find(each => each === form.get('kind')) ?? 'text'
    const label = cleanLine(form.get('label')).slice(0, 2000)
    let made = ''
    return change(c, form, {
      touches: () => '',
      make: definition => {
        if (!definition.sections.some(each => each.id === section)) return definition
        const item = newItem(definition, kind, label)
        made = item.id
        const needsScale = 'scale' in item && definition.scales.length === 0
        return addItem(needsScale ? addScale(definition, newScale(definition)) : definition, section, item)
      },
      after: () => [{ open: made, done: 'added' }, made],
    })
  })
  .post(instrumentPaths.sections.pattern, async c => {
    const form = await c.req.formData()
    const words = { sv: texts('sv').section, en: texts('en').section }
    let made = ''
    return change(c, form, {
      touches: () => '',
      make: definition => {
        const section = newSection(definition, words)
        made = section.id
        return addSection(definition, section)
      },
      after: () => [{ open: made }, made],
    })
  })
  .post(instrumentPaths.scales.pattern, async c => {
    const form = await c.req.formData()
    let made = ''
    return change(c, form, {
      touches: () => '',
      make: definition => {
        const scale = newScale(definition)
        made = `scale:${scale.id}`
        return addScale(definition, scale)
      },
      after: () => [{ open: made }, made],
    })
  })
  .post(instrumentPaths.part.pattern, async c => {
    const form = await c.req.formData()
    const part = c.req.param('part')
    return change(c, form, {
      touches: definition => withoutItems(partIn(definition, part)) ?? none,
      make: definition => partFrom(definition, part, form),
      after: () => [{ open: part, done: 'saved' }, part],
      open: { part },
      values: definition => valuesOf(definition, part),
    })
  })
  .post(instrumentPaths.partPlace.pattern, async c => {
    const form = await c.req.formData()
    const part = c.req.param('part')
    const to = cleanLine(form.get('to'))
    return change(c, form, {
      touches: definition => partIds(definition).includes(part) || none,
      make: definition =>
        to === 'up' || to === 'down' ? movePart(definition, part, to) : placeItem(definition, part, to),
      after: () => [{}, part],
    })
  })
  .post(instrumentPaths.partCopies.pattern, async c => {
    const form = await c.req.formData()
    const part = c.req.param('part')
    let made = part
    return change(c, form, {
      touches: definition => partIds(definition).includes(part) || none,
      make: definition => {
        const copy = copyItem(definition, part)
        made = copy.id
        return copy.definition
      },
      after: () => [{ open: made }, made],
    })
  })
  .post(instrumentPaths.partRemoval.pattern, async c => {
    const form = await c.req.formData()
    const part = c.req.param('part')
    return change(c, form, {
      touches: () => '',
      make: definition => removePart(definition, part),
      after: () => [{ done: 'removed' }, 'edit-bar'],
    })
  })
  .post(instrumentPaths.scale.pattern, async c => {
    const form = await c.req.formData()
    const id = c.req.param('scale')
    return change(c, form, {
      touches: definition => scaleOf(definition, id) ?? none,
      make: definition => {
        const before = scaleOf(definition, id)
        const scale = before && scaleFrom(definition, before, form)
        const command = cleanLine(form.get('command'))
        const made = scale && { ...scale, options: withCommand(scale.options, command, 'options') }
        return made && made.options.length >= 2 ? replaceScale(definition, made) : undefined
      },
      after: () => [{ open: `scale:${id}`, done: 'saved' }, `scale:${id}`],
      open: { part: `scale:${id}` },
      values: definition => {
        const scale = scaleOf(definition, id)
        return scale ? scaleValues(definition, scale) : {}
      },
    })
  })
  .post(instrumentPaths.about.pattern, async c => {
    const form = await c.req.formData()
    return change(c, form, {
      touches: ({ sections: _s, scales: _c, ...about }) => about,
      make: definition => aboutFrom(definition, form),
      after: () => [{ open: 'about', done: 'saved' }, 'about'],
      open: { part: 'about' },
      values: aboutValues,
      refusal: 'languagesWrong',
    })
  })
  .post(instrumentPaths.history.pattern, async c => {
    const actor = processLeaderOf(c)
    const draft = await getDraft(c.var.tx, idOf(c))
    const form = await c.req.formData()
    const to = cleanLine(form.get('to'))
    // A step from what is no longer there, as one that is sent twice, is none.
    const isHere = cleanLine(form.get('revision')) === String(draft.revision)
    if (isHere && (to === 'undo' || to === 'redo')) await stepDraft(c.var.tx, actor, draft, to)
    return c.redirect(instrumentPaths.draft(draft.instrumentId), 303)
  })

/** In one line. */
const cleanLine = (value: unknown) =>
  (typeof value === 'string' ? value : '')
    .replace(/\p{Cc}/gu, ' ')
    .toWellFormed()
    .trim()

/** What is changed is not there. */
const none = null

const withoutItems = (part: Section | Item | undefined) =>
  part && ('items' in part ? { ...part, items: undefined } : part)

type Making = {
  touches: (definition: Definition) => unknown
  make: (definition: Definition) => Definition | undefined
  /** where one goes on: the query, and the part to stand at */
  after: () => [Record<string, string>, string]
  /** what is open when it is shown again */
  open?: Open
  /** the fields as they are stored: what another wrote is told apart by them */
  values?: (definition: Definition) => Values
  refusal?: 'languagesWrong' | 'tooShort'
}

async function change(
  c: C,
  form: FormData,
  { after, open = {}, values, refusal = 'tooShort', ...making }: Making,
) {
  const actor = processLeaderOf(c)
  const revision = Number(/^\d{1,9}$/.exec(cleanLine(form.get('revision')))?.[0] ?? -1)
  const outcome = await changeDraft(c.var.tx, actor, { instrumentId: idOf(c), revision, ...making })
  const { draft, base = draft.definition } = outcome
  if (making.touches(draft.definition) === none && making.touches(base) === none) throw notFound()
  const quiet = c.req.header('accept') === 'application/json'
  if (outcome.kind === 'saved') {
    if (quiet) return c.json({ revision: draft.revision })
    const [query, part] = after()
    return c.redirect(`${instrumentPaths.draft(draft.instrumentId, query)}#${anchorOf(part)}`, 303)
  }
  if (quiet) return c.json({ problem: outcome.kind }, outcome.kind === 'conflict' ? 409 : 422)
  const typed = typedIn(form)
  if (outcome.kind === 'refused')
    return page(
      c,
      draft,
      { ...open, state: { values: typed, errors: { '': texts(c.var.language)[refusal] } } },
      {},
      422,
    )
  const now = values?.(draft.definition)
  // What was changed is gone, or was never there: nothing to show beside.
  if (!now || !Object.keys(now).length) {
    if (!outcome.base) throw conflict()
    return page(c, draft, { state: { values: typed } }, { gone: true }, 409)
  }
  const theirs = outcome.base
    ? differing(values?.(outcome.base) ?? {}, now, typed)
    : differing({}, now, typed)
  return page(
    c,
    draft,
    {
      ...open,
      theirs,
      state: { values: merged(values?.(outcome.base ?? draft.definition) ?? {}, now, typed) },
    },
    {},
    409,
  )
}

function typedIn(form: FormData): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).map(each => (typeof each === 'string' ? each : ''))
    if (name !== 'revision' && name !== 'command') typed[name] = all.length > 1 ? all : (all[0] ?? '')
  }
  return typed
}

/** What another has written since, where this one has written something else there. */
const differing = (base: Values, now: Values, mine: Values) =>
  Object.fromEntries(
    Object.entries(now)
      .filter(([name, said]) => {
        const [was, own, other] = [base[name] ?? '', mine[name] ?? '', said].map(String)
        return other !== was && own !== was && other !== own
      })
      .map(([name, said]) => [name, String(said)]),
  )

/** Mine where I changed it, theirs where only they did. */
const merged = (base: Values, now: Values, mine: Values): Values =>
  Object.fromEntries(
    Object.entries({ ...now, ...mine }).map(([name, said]) => [
      name,
      String(mine[name] ?? '') === String(base[name] ?? '') ? (now[name] ?? '') : said,
    ]),
  )

function partFrom(definition: Definition, id: string, form: FormData): Definition | undefined {
  const section = definition.sections.find(each => each.id === id)
  if (section) {
    const made = sectionFrom(definition, section, form)
    return Object.values(made.title).some(each => each.length > 10_000)
      ? undefined
      : replaceSection(definition, made)
  }
  const before = itemsOf(definition).find(each => each.id === id)
  const item = before && itemFrom(definition, before, form)
  if (!item) return undefined
  const command = cleanLine(form.get('command'))
  const done = { ...item } as Item & Partial<Record<(typeof lists)[number], { id: string }[]>>
  for (const list of lists)
    if (done[list]) Object.assign(done, { [list]: withCommand(done[list] ?? [], command, list) })
  const least = 'options' in done ? 2 : 1
  const isWhole = lists.every(
    list => !done[list] || (done[list]?.length ?? 0) >= (list === 'options' ? least : 1),
  )
  return isWhole ? replaceItem(definition, done) : undefined
}

function valuesOf(definition: Definition, id: string): Values {
  const part = partIn(definition, id)
  if (!part) return {}
  return 'kind' in part ? itemValues(definition, part) : sectionValues(definition, part)
}

type More = { done?: 'removed' | 'added' | 'saved' | undefined; gone?: boolean }

const page = async (
  c: C,
  draft: Draft,
  open: Open & { state?: FormState },
  more: More = {},
  status: 200 | 409 | 422 = 200,
) =>
  render(
    c,
    <EditorPage
      draft={draft}
      open={open}
      areaLabels={await findAreaLabels(c.var.tx, c.var.language)}
      {...more}
    />,
    status,
  )
