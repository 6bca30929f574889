import { raw } from 'hono/html'
import type { Language } from '../../i18n/index.ts'
import { Button, Card, Cards, Hidden, LinkButton } from '../../ui/index.ts'
import { paths } from '../session/paths.ts'
import { texts } from './texts.ts'

/** A person of the story, as the demo's sign-in shows them. */
export type DemoPerson = {
  /** The subject that the provider vouches for. */
  id: string
  name: string
  /** What they do: "rektor". */
  role: string
  /** Where they stand in the list: an organisation, "Vårdnadshavare". */
  group: string
  /** What one will see as them, in a sentence. */
  sees?: string
}

type Props = { people: DemoPerson[]; query: string; action: string; language: Language }

export function DemoPeople({ people, query, action, language }: Props) {
  const t = texts(language)
  const found = people.filter(person => matches(person, query))
  return (
    <>
      <search>
        <form class="row" method="get" action={action}>
          <label for="q">{t.searchLabel}</label>
          <input class="ds-input" id="q" name="q" type="search" value={query} autocomplete="off" />
          <Button variant="secondary" icon="search">
            {t.search}
          </Button>
        </form>
      </search>
      {found.length === 0 && (
        <p role="status">
          {t.nobody} <a href={action}>{t.all}</a>
        </p>
      )}
      {[...Map.groupBy(found, person => person.group)].map(([group, members]) => (
        <section class="flow">
          <h2>{group}</h2>
          <Cards>
            {members.map(person => (
              <OnePerson person={person} action={action} language={language} />
            ))}
          </Cards>
        </section>
      ))}
    </>
  )
}

function OnePerson({
  person: { id, name, role, sees },
  action,
  language,
}: {
  person: DemoPerson
  action: string
  language: Language
}) {
  return (
    <Card heading={name} level={3} beside={<Initial name={name} />}>
      <p>{role}</p>
      {sees && <p class="quiet">{sees}</p>}
      <form method="post" action={action} data-turbo="false">
        <Hidden name="person" value={id} />
        <Button variant="secondary">{texts(language).signInAs(name)}</Button>
      </form>
    </Card>
  )
}

const Initial = ({ name }: { name: string }) => (
  <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
    <circle cx="20" cy="20" r="19" fill="none" stroke="currentColor" stroke-width="2" />
    <text x="20" y="27" text-anchor="middle" font-size="19" fill="currentColor">
      {name.slice(0, 1)}
    </text>
  </svg>
)

function matches({ name, role, group }: DemoPerson, query: string) {
  const text = `${name} ${role} ${group}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word))
}

/** Shown for a moment: its script sends the form, and without script there is the button. */
export function DemoSignOut({
  form,
  script,
  language,
}: {
  form: string
  script: string
  language: Language
}) {
  return (
    <>
      {raw(form.replace('<form ', '<form data-turbo="false" '))}
      <button
        class="ds-button"
        data-color="main"
        type="submit"
        form="op.logoutForm"
        name="logout"
        value="yes"
      >
        {texts(language).signOut}
      </button>
      <script src={script} type="module"></script>
    </>
  )
}

export const DemoGone = ({ language }: { language: Language }) => (
  <LinkButton href={paths.start()} plain>
    {texts(language).beginAgain}
  </LinkButton>
)
