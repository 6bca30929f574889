import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import { processLeaderOf } from '../../people/kinds/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { missingWords, readForm } from '../../platform/forms.ts'
import { type AppEnv, idOf, render } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import { checkDefinition } from '../check.ts'
import { getInstrument, moveVersion } from '../library/library.ts'
import { instrumentPaths } from '../noun.ts'
import { type Draft, findDraft, getDraft } from './draft.ts'
import { PublicationPage, publicationSchema } from './publication-page.tsx'
import { texts } from './texts.ts'

/** From draft to published: what is new, what stops it, what is missing. */
export const publicationRoutes = new Hono<AppEnv>()
  .get(instrumentPaths.publication.pattern, async c => {
    processLeaderOf(c)
    return page(c, await getDraft(c.var.tx, idOf(c)))
  })
  .post(instrumentPaths.publication.pattern, async c => {
    processLeaderOf(c)
    const { tx, language } = c.var
    const draft = await findDraft(tx, idOf(c))
    if (!draft) {
      const { own, id } = await getInstrument(tx, idOf(c))
      if (!own) throw notFound()
      return c.redirect(instrumentPaths.instrument(id, { done: 'published' }), 303)
    }
    // Not by submit(): what stops it is no mistake in a field, and the page lists it by itself.
    const missing = missingWords(publicationSchema, texts(language))
    const read = await readForm(c, publicationSchema, { language, missing })
    const stops = checkDefinition(draft.definition).some(each => each.stops)
    if (!read.ok) return page(c, draft, read.state, 422)
    if (stops) return page(c, draft, { values: read.values }, 422)
    await sql`update learning.instrument_versions set what_changed = ${read.data.what} where id = ${draft.versionId}`.execute(
      tx,
    )
    await moveVersion(tx, draft.versionId, 'published', '')
    return c.redirect(instrumentPaths.instrument(draft.instrumentId, { done: 'published' }), 303)
  })

const page = (c: Context<AppEnv>, draft: Draft, state: FormState = {}, status: 200 | 422 = 200) =>
  render(c, <PublicationPage draft={draft} state={state} />, status)
