import { formatDateTime, formatList } from '../../i18n/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  Form,
  Hidden,
  Layout,
  Lines,
  usePage,
  type Variant,
} from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import type { Consequences } from './consequences.ts'
import { texts } from './texts.ts'
import type { Asked } from './two-steps.tsx'

type Props = {
  child: Child
  title: string
  action: string
  /** Where one goes instead, and its name. */
  back: readonly [href: string, words: string]
  verb: string
  variant?: Variant
  asked: Asked
  /** What happens, in the order of weight. */
  happens: readonly (string | false | undefined)[]
  undo: string
}

/** What it means, and the yes. What was typed goes along; the second button leads back to it. */
export function ConfirmPage({
  child,
  title,
  action,
  back,
  verb,
  variant = 'danger',
  asked,
  happens,
  undo,
}: Props) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={title}
      about={child}
      narrow
      mistakes={asked.changed}
      back={<BackLink href={back[0]}>{back[1]}</BackLink>}
    >
      {asked.changed && (
        <Alert heading={t.changed} announce="now">
          <p>{t.changedMore}</p>
        </Alert>
      )}
      <Form action={action} state={{ values: asked.values, searched: true }}>
        {Object.entries(asked.values).map(([name, value]) =>
          ['seen', 'find', 'search'].includes(name) ? null : <Hidden name={name} value={String(value)} />,
        )}
        <Hidden name="seen" value={asked.seen} />
        <Card heading={t.means}>
          <Lines items={happens.flatMap(title => (title ? [{ title }] : []))} />
          <p>{undo}</p>
        </Card>
        <p class="hint">{t.notYet}</p>
        <div class="row buttons">
          <Button variant={variant}>{verb}</Button>
          <Button variant="quiet" name="find" value="yes">
            {t.back}
          </Button>
        </div>
      </Form>
    </Layout>
  )
}

/** What ends, by receiver. */
export function useEnds({ ends, shorter }: Consequences): string[] {
  const t = texts(usePage().lang)
  return [
    ...ends.map(({ unit, guardian, times }) => t.ends(unit ?? guardian ?? '', times)),
    ...(shorter > 0 ? [t.shorter(shorter)] : []),
    ...(ends.length + shorter === 0 ? [t.endsNothing] : []),
  ]
}

/** What is the same of every change: who is told, and who is not. */
export function useTold({ told }: Consequences): string[] {
  const { lang } = usePage()
  const t = texts(lang)
  return [told.length ? t.told(formatList(told, lang)) : t.toldNobody, t.familyUntold, t.otherUnits]
}

/** What somebody loses with custody. */
export function useLoss(name: string, { consents, meetings, holders }: Consequences): (string | false)[] {
  const { lang } = usePage()
  const t = texts(lang)
  const days = formatList(
    meetings.map(({ startsAt }) => formatDateTime(startsAt, lang)),
    lang,
  )
  return [
    t.losesAll(name),
    meetings.length > 0 && t.meetings(name, days),
    t.noMail(name),
    consents > 0 && t.consents(consents, name),
    holders === 0 && t.noHolders,
  ]
}
