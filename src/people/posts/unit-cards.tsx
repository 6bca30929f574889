import {
  Alert,
  Button,
  Card,
  Details,
  Form,
  type FormState,
  Hidden,
  Lines,
  Select,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { postPaths as at } from './noun.ts'
import type { ClosedPost } from './posts.ts'
import { agesWithout, type Rule } from './rules.ts'
import { texts } from './texts.ts'

type RulesProps = {
  unit: { id: string; fromAge: number | null; toAge: number | null; closed: boolean }
  rules: Rule[]
  contacts: { id: string; name: string }[]
  state?: FormState | undefined
}

/** On the unit's page: who is the named person of each age, and which ages have none (R13). */
export function RulesCard({ unit: { id, fromAge, toAge, closed }, rules, contacts, state }: RulesProps) {
  const t = texts(usePage().lang)
  const follows = fromAge !== null && toAge !== null
  if (!follows && rules.length === 0) return null
  const without = follows ? agesWithout(rules, fromAge, toAge) : []
  const [first] = without
  // The run of ages that begins with the first: what one rule can cover.
  const run = without.findIndex((age, n) => age !== (first ?? 0) + n)
  const last = run === -1 ? without.at(-1) : without[run - 1]
  return (
    <Card heading={t.rules} id="rules">
      <p class="hint">{t.rulesHint}</p>
      {without.length > 0 && (
        <Alert>
          <p>{t.without(without)}</p>
        </Alert>
      )}
      {rules.length > 0 && (
        <Lines
          items={rules.map(rule => ({
            title: t.ageRange(rule.fromAge, rule.toAge),
            detail: rule.functionName,
            beside: !closed && (
              <Form
                action={at.removal(id)}
                id={`remove-${rule.id}`}
                label={`${t.removeRule}: ${t.ageRange(rule.fromAge, rule.toAge)}`}
              >
                <Hidden name="rule" value={rule.id} />
                <Button variant="quiet">{t.removeRule}</Button>
              </Form>
            ),
          }))}
        />
      )}
      {!closed && without.length > 0 && contacts.length === 0 && <p>{t.noContacts}</p>}
      {!closed && contacts.length > 0 && (without.length > 0 || state) && (
        <Form action={at.rules(id)} id="rule" state={state ?? {}} once>
          <Select
            name="function"
            label={t.function}
            value={contacts.length === 1 ? (contacts[0]?.id ?? '') : ''}
            options={contacts.map(contact => ({ value: contact.id, label: contact.name }))}
          />
          <TextField name="fromAge" label={t.fromAge} inputmode="numeric" value={String(first ?? '')} />
          <TextField name="toAge" label={t.toAge} inputmode="numeric" value={String(last ?? '')} />
          <Button variant="secondary">{t.addRule}</Button>
        </Form>
      )}
    </Card>
  )
}

/** On the unit's page: those that are closed, each with its page. */
export function ClosedPosts({ unit, closed }: { unit: string; closed: ClosedPost[] }) {
  const t = texts(usePage().lang)
  if (closed.length === 0) return null
  return (
    <Details summary={t.closedPosts(closed.length)}>
      <Lines items={closed.map(({ id, name }) => ({ title: name, href: at.post(unit, id) }))} />
    </Details>
  )
}
