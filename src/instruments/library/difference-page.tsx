import {
  BackLink,
  Button,
  Card,
  EmptyState,
  Form,
  Layout,
  Select,
  Tag,
  usePage,
  Written,
} from '../../ui/index.ts'
import type { Definition } from '../definition.ts'
import { sayLanguage } from '../fill/sentences.ts'
import { instrumentPaths } from '../noun.ts'
import { type Change, differenceOf } from './difference.ts'
import type { Instrument } from './library.ts'
import { titleIn } from './list-page.tsx'
import { texts } from './texts.ts'

type Side = { number: number; definition: Definition }
type Props = { instrument: Instrument; from: Side | undefined; to: Side | undefined }

/** Two versions beside each other: what is new, gone, moved and changed, text by text. */
export function DifferencePage({ instrument, from, to }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const choices = instrument.versions.map(each => ({
    value: String(each.number),
    label: `${t.version(each.number)} (${t[each.state].toLocaleLowerCase('sv')})`,
  }))
  return (
    <Layout
      title={t.difference}
      lead={titleIn(instrument.shown.definition.title, lang)}
      back={
        <BackLink href={instrumentPaths.instrument(instrument.id)}>
          {titleIn(instrument.shown.definition.title, lang)}
        </BackLink>
      }
    >
      {!from || !to ? (
        <EmptyState says={t.oneVersion} />
      ) : (
        <>
          <Form action={instrumentPaths.difference(instrument.id)} method="get">
            <div class="part-row">
              <Select name="from" label={t.from} options={choices} value={String(from.number)} />
              <Select name="to" label={t.to} options={choices} value={String(to.number)} />
              <Button variant="secondary">{t.show}</Button>
            </div>
          </Form>
          <Changes changes={differenceOf(from.definition, to.definition)} />
        </>
      )}
    </Layout>
  )
}

function Changes({ changes }: { changes: Change[] }) {
  const t = texts(usePage().lang)
  const count = (kind: Change['kind']) => changes.filter(each => each.kind === kind).length
  if (changes.length === 0) return <EmptyState says={t.same} />
  return (
    <>
      <p>{t.counts(count('added'), count('removed'), count('moved'), count('changed'))}</p>
      {changes.map(each => (
        <OneChange change={each} />
      ))}
    </>
  )
}

function OneChange({ change }: { change: Change }) {
  const { lang } = usePage()
  const t = texts(lang)
  const tones = { added: 'good', removed: 'neutral', moved: 'neutral', changed: 'wait' } as const
  return (
    <Card
      level={2}
      heading={change.id ? titleIn(change.label, lang) : t.wholeInstrument}
      beside={<Tag tone={tones[change.kind]}>{t[change.kind]}</Tag>}
    >
      {change.texts.map(each => (
        <div class="text-change">
          <p class="hint">
            {sayText(each.of, t)} · {sayLanguage(each.language, lang)}
          </p>
          <div class="two-texts">
            <div>
              <p class="hint">{t.before}</p>
              {each.before ? (
                <del>
                  <Written lang={each.language}>{each.before}</Written>
                </del>
              ) : (
                <p class="quiet">{t.nothing}</p>
              )}
            </div>
            <div>
              <p class="hint">{t.after}</p>
              {each.after ? (
                <ins>
                  <Written lang={each.language}>{each.after}</Written>
                </ins>
              ) : (
                <p class="quiet">{t.nothing}</p>
              )}
            </div>
          </div>
        </div>
      ))}
      {change.facts.length > 0 && (
        <p>
          {t.alsoChanged} {[...new Set(change.facts.map(each => sayFact(each, t)))].join(', ')}
        </p>
      )}
    </Card>
  )
}

function sayText(of: string, t: ReturnType<typeof texts>) {
  if (of === 'label' || of === 'title') return t.questionText
  if (of === 'help') return t.helpText
  const part = /^(?:options|rows|columns|groups)\.([^.]+)/.exec(of)
  return part ? t.partText(part[1] ?? '') : t.aboutText
}

function sayFact(fact: string, t: ReturnType<typeof texts>) {
  const said: Record<string, string> = {
    required: t.factRequired,
    showWhen: t.factWhen,
    options: t.factOptions,
    rows: t.factOptions,
    columns: t.factOptions,
    kind: t.factKind,
    besides: t.factBesides,
    languages: t.factLanguages,
    moved: t.factMoved,
  }
  return said[fact] ?? t.factOther
}
