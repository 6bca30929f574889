import { formatList } from '../../i18n/index.ts'
import { maxOf } from '../../platform/forms.ts'
import {
  Alert,
  AtMost,
  BackLink,
  Button,
  Card,
  Form,
  type FormState,
  Hidden,
  hasMistakes,
  Layout,
  Lines,
  RadioGroup,
  TextArea,
  usePage,
  Written,
} from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { type listSince, type Merge, mostTwins, type Sides, type Twin } from './merging.ts'
import { mergeSchema, splitSchema } from './merging-form.ts'
import { mergingPaths } from './noun.ts'
import { texts } from './texts.ts'

type Values = Record<string, string | string[]>

/** Which record is the same child, and how one knows. */
export function MergingPage({
  child,
  twins,
  state = {},
}: {
  child: Child
  twins: Twin[]
  state?: FormState
}) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.heading}
      about={child}
      lead={t.lead(childName(child))}
      narrow
      mistakes={hasMistakes(state)}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
    >
      {twins.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Form action={mergingPaths.merging(child.id)} state={state} once answersItself>
          <RadioGroup
            name="oldId"
            label={t.oldId}
            options={twins.map(twin => ({
              value: twin.id,
              label: childName(twin),
              hint: [t.born(twin.birthDate), twin.personNumber].filter(Boolean).join('. '),
            }))}
          />
          <AtMost most={mostTwins} shown={twins.length} />
          <TextArea name="words" label={t.words} maxLength={maxOf(mergeSchema, 'words')} rows={2} />
          <Button>{t.next}</Button>
        </Form>
      )}
    </Layout>
  )
}

type ConfirmProps = {
  child: Child
  oldId: string
  sides: Sides
  seen: string
  changed: boolean
  values: Values
}

/** What it means, and the yes; or what hinders it, each with what to do. */
export function ConfirmMergePage({ child, oldId, sides, seen, changed, values }: ConfirmProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const { obstacles, kept, old } = sides
  const held = (['plans', 'worries', 'assessments', 'meetings'] as const).flatMap(each =>
    old[each] > 0 ? [t[each](old[each])] : [],
  )
  const happens = [
    t.teams(formatList(kept.team, lang), formatList(old.team, lang)),
    old.guardians.length ? t.guardiansSame(formatList(kept.guardians, lang)) : t.guardiansNone,
    held.length ? t.holds(formatList(held, lang)) : t.holdsNothing,
    ...(kept.given > 0 ? [t.goesOn] : []),
    ...(old.consents > 0 ? [t.consents(old.consents)] : []),
    t.outside,
    t.told,
  ]
  return (
    <Layout
      title={t.confirm}
      about={child}
      narrow
      mistakes={changed}
      back={<BackLink href={mergingPaths.merging(child.id)}>{t.heading}</BackLink>}
    >
      {changed && (
        <Alert heading={t.changed} announce="now">
          <p>{t.changedMore}</p>
        </Alert>
      )}
      {obstacles.length > 0 && (
        <Card heading={t.hindered}>
          <Lines items={obstacles.map(each => ({ title: t[each] }))} />
          <p>
            <a href={childPaths.child(oldId)}>{t.openOther}</a>
          </p>
        </Card>
      )}
      <Form action={mergingPaths.merging(child.id)} state={{ values, searched: true }} answersItself>
        {Object.entries(values).map(([name, value]) =>
          ['seen', 'find', 'search'].includes(name) ? null : <Hidden name={name} value={String(value)} />,
        )}
        <Hidden name="seen" value={seen} />
        {obstacles.length === 0 && (
          <Card heading={t.means}>
            <Lines items={happens.map(title => ({ title }))} />
            <p>{t.undo}</p>
          </Card>
        )}
        <div class="row buttons">
          {obstacles.length === 0 && <Button>{t.verb}</Button>}
          <Button variant="quiet" name="find" value="yes">
            {t.back}
          </Button>
        </div>
      </Form>
    </Layout>
  )
}

type SplitProps = {
  child: Child
  merge: Merge
  since: Awaited<ReturnType<typeof listSince>>
  state?: FormState
}

/** That two are one, and how they become two again. */
export function SplitPage({ child, merge, since, state = {} }: SplitProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const kinds = ['worry', 'assessment', 'plan', 'meeting', 'request', 'consent'] as const
  const word = (kind: string) => {
    const known = kinds.find(each => each === kind)
    return known ? t[`since_${known}`] : t.since_other
  }
  return (
    <Layout
      title={t.merged}
      about={child}
      narrow
      mistakes={hasMistakes(state)}
      lead={t.mergedBy(merge.by, merge.at)}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
    >
      <Card>
        <Written>{merge.words}</Written>
        <p>
          <a href={childPaths.child(merge.oldId)}>{t.older}</a>
        </p>
      </Card>
      <Card heading={t.split}>
        <p>{t.splitLead}</p>
        {since.length > 0 ? (
          <>
            <p>{t.since}</p>
            <Lines
              items={since.map(({ itemKind, times }) => ({ title: `${word(itemKind)}: ${t.times(times)}` }))}
            />
          </>
        ) : (
          <p>{t.sinceNothing}</p>
        )}
        {merge.mine ? (
          <Form action={mergingPaths.splitting(child.id)} state={state}>
            <TextArea name="words" label={t.splitWords} maxLength={maxOf(splitSchema, 'words')} rows={2} />
            <Button variant="danger">{t.split}</Button>
          </Form>
        ) : (
          <p>{t.splitBy}</p>
        )}
      </Card>
    </Layout>
  )
}
