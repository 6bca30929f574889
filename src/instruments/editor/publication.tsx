import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import { z } from 'zod'
import { processLeaderOf } from '../../people/kinds/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { field, readForm } from '../../platform/forms.ts'
import { type AppEnv, idOf, render } from '../../platform/page.tsx'
import {
  Alert,
  BackLink,
  Button,
  Buttons,
  Card,
  Form,
  type FormState,
  Layout,
  TextArea,
  usePage,
} from '../../ui/index.ts'
import { checkDefinition } from '../check.ts'
import { wordsIn } from '../definition.ts'
import { getInstrument, moveVersion } from '../library/library.ts'
import { instrumentPaths } from '../noun.ts'
import { type Draft, findDraft, getDraft } from './draft.ts'
import { anchorOf } from './editor-page.tsx'
import { gapsOf, placeOf, sayStop } from './say-problem.ts'
import { texts } from './texts.ts'

const schema = z.object({ what: field.text(2000) })

/** From draft to published: what is new, what stops it, what is missing. */
export const publicationRoutes = new Hono<AppEnv>()
  .get('/instruments/:id/publication', async c => {
    processLeaderOf(c)
    return page(c, await getDraft(c.var.tx, idOf(c)))
  })
  .post('/instruments/:id/publication', async c => {
    processLeaderOf(c)
    const { tx, language } = c.var
    const draft = await findDraft(tx, idOf(c))
    if (!draft) {
      const { own, id } = await getInstrument(tx, idOf(c))
      if (!own) throw notFound()
      return c.redirect(`${instrumentPaths.instrument(id)}?done=published`, 303)
    }
    const read = await readForm(c, schema, {
      language,
      missing: { what: texts(language).whatChangedMissing },
    })
    const stops = checkDefinition(draft.definition).some(each => each.stops)
    if (!read.ok) return page(c, draft, read.state, 422)
    if (stops) return page(c, draft, { values: read.values }, 422)
    await sql`update learning.instrument_versions set what_changed = ${read.data.what} where id = ${draft.versionId}`.execute(
      tx,
    )
    await moveVersion(tx, draft.versionId, 'published', '')
    return c.redirect(`${instrumentPaths.instrument(draft.instrumentId)}?done=published`, 303)
  })

const page = (c: Context<AppEnv>, draft: Draft, state: FormState = {}, status: 200 | 422 = 200) =>
  render(c, <PublicationPage draft={draft} state={state} />, status)

function PublicationPage({ draft, state }: { draft: Draft; state: FormState }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { definition, instrumentId: id, number } = draft
  const problems = checkDefinition(definition)
  const stops = problems.filter(each => each.stops)
  const gaps = gapsOf(problems, lang)
  const title = wordsIn(definition.title, lang, definition).text
  return (
    <Layout
      title={`${t.publish}: ${title}`}
      heading={t.publish}
      lead={t.publishLead(number)}
      back={<BackLink href={instrumentPaths.draft(id)}>{t.backToDraft}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      {stops.length > 0 && (
        <Card heading={t.cannotPublish}>
          <ul class="edit-problems">
            {stops.slice(0, 30).map(each => (
              <li>
                <a
                  href={`${instrumentPaths.draft(id, { open: placeOf(definition, each) })}#${anchorOf(placeOf(definition, each))}`}
                >
                  {sayStop(definition, each, lang)}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {stops.length === 0 && (gaps.length > 0 || draft.state === 'draft') && (
        <Alert>
          {draft.state === 'draft' && <p>{t.notTried}</p>}
          {gaps.map(({ name, list }) => (
            <p>{t.gaps(list.length, name)}.</p>
          ))}
          {gaps.length > 0 && <p>{t.gapsLead}</p>}
        </Alert>
      )}
      {number > 1 && (
        <p>
          <a href={instrumentPaths.difference(id, { from: String(number - 1), to: String(number) })}>
            {t.seeDifference}
          </a>
        </p>
      )}
      <Form action={instrumentPaths.publication(id)} state={state}>
        <TextArea
          name="what"
          label={t.whatChanged}
          hint={t.whatChangedHint}
          value={draft.whatChanged}
          maxLength={2000}
          rows={2}
        />
        <Button disabledReason={stops.length ? t.cannotPublish : undefined}>{t.publish}</Button>
      </Form>
      {stops.length === 0 && draft.state === 'draft' && (
        <Form action={instrumentPaths.state(id, number)} id="try">
          <Buttons>
            <Button variant="secondary" name="to" value="tried">
              {t.tryIt}
            </Button>
          </Buttons>
        </Form>
      )}
    </Layout>
  )
}
