import { z } from 'zod'
import { field, maxOf } from '../../platform/forms.ts'
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
import { instrumentPaths } from '../noun.ts'
import type { Draft } from './draft.ts'
import { anchorOf } from './editor-page.tsx'
import { gapsOf, placeOf, sayStop } from './problem-sentences.ts'
import { texts } from './texts.ts'

export const publicationSchema = z.object({ what: field.text(2000) })

/** From draft to published: what is new, what stops it, what is missing. */
export function PublicationPage({ draft, state }: { draft: Draft; state: FormState }) {
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
          maxLength={maxOf(publicationSchema, 'what')}
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
