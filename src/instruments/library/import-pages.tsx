import {
  Alert,
  BackLink,
  Button,
  Details,
  FileField,
  Form,
  type FormState,
  Hidden,
  Layout,
  usePage,
} from '../../ui/index.ts'
import type { Definition } from '../definition.ts'
import { itemsOf } from '../definition.ts'
import { groupNotes, type Note, type NoteGroup, sayTrouble, type Trouble } from '../exchange/exchange.ts'
import { instrumentPaths } from '../noun.ts'
import { titleIn } from './list-page.tsx'
import { texts } from './texts.ts'

type ImportProps = {
  problems?: readonly Trouble[]
  notes?: readonly Note[]
  limit?: string
  state?: FormState
}

/** A file from elsewhere becomes a draft; what could not be taken is said. */
export function ImportPage({ problems = [], notes = [], limit, state = {} }: ImportProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const said = [...(limit ? [limit] : []), ...problems.map(each => sayTrouble(each, lang))]
  return (
    <Layout
      title={t.importOne}
      lead={t.importLead}
      back={<BackLink href={instrumentPaths.instruments()}>{t.toList}</BackLink>}
      mistakes={said.length > 0 || Boolean(state.errors)}
      narrow
    >
      {said.length > 0 && (
        <Alert heading={t.importFailed} announce="now">
          <p>{t.importNothing}</p>
          <ul>
            {said.map(each => (
              <li>{each}</li>
            ))}
          </ul>
        </Alert>
      )}
      {said.length > 0 && <NoteGroups notes={notes} />}
      <Form action={instrumentPaths.import()} state={state} once multipart answersItself>
        <FileField name="file" label={t.file} accept=".json,.xlsx" />
        <Button>{t.bringIn}</Button>
      </Form>
    </Layout>
  )
}

/** What of a file has no place here, before anything is saved: by what it changes for whoever answers. */
export function ImportCheckPage({ definition, notes }: { definition: Definition; notes: readonly Note[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const changes = groupNotes(notes).some(({ group }) => !isSmall(group))
  return (
    <Layout
      title={t.importCheck}
      lead={titleIn(definition.title, lang)}
      back={<BackLink href={instrumentPaths.import()}>{t.importOther}</BackLink>}
      narrow
    >
      <p>
        {t.importCounts(itemsOf(definition).length)} {!changes && t.importAll}
      </p>
      <NoteGroups notes={notes} />
      <Form action={instrumentPaths.import()} once multipart answersItself>
        <Hidden name="definition" value={JSON.stringify(definition)} />
        <Button>{t.makeDraft}</Button>
      </Form>
    </Layout>
  )
}

/** What changes nothing for whoever answers is there for who looks for it. */
const isSmall = (group: NoteGroup) => group === 'changed' || group === 'information'

function NoteGroups({ notes }: { notes: readonly Note[] }) {
  const t = texts(usePage().lang)
  return (
    <>
      {groupNotes(notes).map(({ group, notes: own }) =>
        isSmall(group) ? (
          <Details summary={`${t[`notes_${group}`]} (${own.length})`}>
            <NoteList notes={own} />
          </Details>
        ) : (
          <section class="flow">
            <h2>{`${t[`notes_${group}`]} (${own.length})`}</h2>
            <NoteList notes={own.slice(0, mostAtOnce)} />
            {own.length > mostAtOnce && (
              <Details summary={t.moreNotes(own.length - mostAtOnce)}>
                <NoteList notes={own.slice(mostAtOnce)} />
              </Details>
            )}
          </section>
        ),
      )}
    </>
  )
}

const mostAtOnce = 20

function NoteList({ notes }: { notes: readonly Note[] }) {
  const { lang } = usePage()
  return (
    <ul>
      {notes.map(each => (
        <li>{sayTrouble(each, lang)}</li>
      ))}
    </ul>
  )
}
