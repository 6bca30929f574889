import { holderOrPost, holderOrPostInside } from '../../people/holders/index.ts'
import { maxOf } from '../../platform/forms.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  Form,
  type FormState,
  Hidden,
  hasMistakes,
  Layout,
  LinkButton,
  TextArea,
  usePage,
} from '../../ui/index.ts'
import { childPaths } from '../children/index.ts'
import { worryPaths } from '../worries/index.ts'
import { type Double, identityFields, joinSchema, sureOf } from './double.ts'
import { doubleTexts } from './double-texts.ts'
import { teamPaths } from './noun.ts'

type Props = {
  double: Double
  /** What was typed when a child was to be added. */
  values: Record<string, unknown>
  /** The question, when it has been sent wrong. */
  state?: FormState
}

/** R10a: before a second record is made. It tells that there may be one and whom to ask, and nothing else of it. */
export function DoublePage({ double, values, state = {} }: Props) {
  const t = doubleTexts(usePage().lang)
  const { mine, contact, asked, sameNumber, alike, near } = double
  const who = contact ? holderOrPostInside(contact) : ''
  return (
    <Layout
      title={mine ? t.headingMine : t.heading}
      lead={mine ? t.leadMine : who ? t.lead(who) : t.leadNobody}
      back={<BackLink href={childPaths.children()}>{t.children}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      {mine ? (
        <p>
          <LinkButton href={childPaths.child(mine)}>{t.open}</LinkButton>
        </p>
      ) : (
        <>
          <Card heading={t.ask}>
            {asked ? (
              <p>
                {t.asked} <a href={teamPaths.join(asked)}>{t.seeAsked}</a>
              </p>
            ) : (
              <Form action={teamPaths.joins()} id="ask" state={state} once>
                <Typed values={values} names={identity} />
                {alike && <Sure values={values} />}
                <TextArea
                  name="words"
                  label={t.why}
                  hint={t.whyHint(contact ? holderOrPost(contact) : '')}
                  maxLength={maxOf(joinSchema, 'words')}
                  rows={3}
                />
                <Button>{t.askVerb}</Button>
              </Form>
            )}
          </Card>
          {near && (
            <Card heading={t.hand}>
              <p>{t.handMeans(who)}</p>
              <Form action={worryPaths.handing()} id="hand" answersItself>
                <Typed values={values} names={identity} />
                <Button variant="secondary">{t.handVerb}</Button>
              </Form>
            </Card>
          )}
        </>
      )}
      <Card heading={sameNumber ? t.wrongNumber : t.another}>
        <p>{sameNumber ? t.wrongNumberMeans : t.anotherMeans}</p>
        <Form action={childPaths.children()} id="another" once>
          <Typed values={values} names={Object.keys(values).filter(name => !notTyped.includes(name))} />
          {!sameNumber && <Sure values={values} />}
          <div class="row buttons">
            {!sameNumber && <Button variant="secondary">{t.anotherVerb}</Button>}
            <Button variant="quiet" name="find" value="yes">
              {t.correct}
            </Button>
          </div>
        </Form>
      </Card>
      {!mine && <Alert>{t.noMore}</Alert>}
    </Layout>
  )
}

const identity = Object.keys(identityFields)
const notTyped = ['once', 'sure', 'find', 'search', 'words']

const Sure = ({ values }: { values: Record<string, unknown> }) => (
  <Hidden
    name="sure"
    value={sureOf({
      givenName: String(values.givenName ?? ''),
      familyName: String(values.familyName ?? ''),
      birthDate: String(values.birthDate ?? ''),
    })}
  />
)

const Typed = ({ values, names }: { values: Record<string, unknown>; names: readonly string[] }) => (
  <>
    {names.map(name => (
      <Hidden name={name} value={String(values[name] ?? '')} />
    ))}
  </>
)
