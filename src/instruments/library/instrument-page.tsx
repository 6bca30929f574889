import { formatList } from '../../i18n/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Buttons,
  Card,
  DescriptionList,
  Details,
  Form,
  type FormState,
  Layout,
  Lines,
  LinkButton,
  NextStep,
  Saved,
  Select,
  Timeline,
  usePage,
} from '../../ui/index.ts'
import { wordsIn } from '../definition.ts'
import { sayLanguage } from '../fill/sentences.ts'
import { instrumentPaths } from '../noun.ts'
import type { Need, Purpose } from '../purposes.ts'
import { type Instrument, underWork, type VersionLine } from './library.ts'
import { StateTag, titleIn } from './list-page.tsx'
import { texts } from './texts.ts'

type Props = {
  instrument: Instrument
  leads: boolean
  /** what each purpose lacks here */
  lacks: Record<Purpose, Need[]>
  done?: 'tried' | 'draft' | 'published' | 'retired' | 'chosen' | undefined
  state?: FormState
}

/** One instrument: its questions, its versions, and what can be done with it. */
export function InstrumentPage({ instrument, leads, lacks, done, state }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const { shown } = instrument
  const draft = underWork(instrument)
  const said = {
    tried: t.nowTried,
    draft: t.nowDraft,
    published: t.nowPublished,
    retired: t.nowRetired,
    chosen: t.chosen,
  }
  return (
    <Layout
      title={titleIn(shown.definition.title, lang)}
      lead={wordsIn(shown.definition.introduction, lang, shown.definition).text || undefined}
      back={<BackLink href={instrumentPaths.instruments()}>{t.toList}</BackLink>}
      aside={
        <>
          <Actions instrument={instrument} leads={leads} />
          <About instrument={instrument} />
        </>
      }
    >
      {done && <Saved>{said[done]}</Saved>}
      {leads && draft && (
        <NextStep
          heading={t.nextDraft(draft.number)}
          action={<LinkButton href={instrumentPaths.draft(instrument.id)}>{t.goOn}</LinkButton>}
        >
          {instrument.versions.length > 1 ? t.nextDraftMore : ''}
        </NextStep>
      )}
      {shown.definition.caution && (
        <Alert heading={t.caution}>
          <p>{wordsIn(shown.definition.caution, lang, shown.definition).text}</p>
        </Alert>
      )}
      <Questions instrument={instrument} />
      {leads && <Uses instrument={instrument} lacks={lacks} state={state} />}
      <Card heading={t.versions}>
        <Timeline items={instrument.versions.map(each => happening(instrument, each, lang))} />
        {instrument.versions.length > 1 && (
          <p>
            <a href={instrumentPaths.difference(instrument.id)}>{t.compare}</a>
          </p>
        )}
      </Card>
    </Layout>
  )
}

function happening(instrument: Instrument, version: VersionLine, lang: 'sv' | 'en') {
  const t = texts(lang)
  const [move] = version.moves
  const at = move ? new Date(move.at) : (version.publishedAt ?? version.editedAt)
  return {
    at: at.toISOString(),
    when: t.since(t[version.state], at),
    what: (
      <>
        <a href={instrumentPaths.version(instrument.id, version.number)}>{t.version(version.number)}</a>
        {'. '}
        {version.whatChanged || (version.number === 1 ? `${t.firstVersion}.` : '')}
      </>
    ),
    who: [move?.by && t.by(move.by), move?.note].filter(Boolean).join('. '),
  }
}

function Questions({ instrument: { id, shown } }: { instrument: Instrument }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { definition } = shown
  return (
    <Card heading={t.theQuestions} beside={<StateTag state={shown.state} />}>
      {definition.sections.map(section => (
        <Details
          summary={wordsIn(section.title, lang, definition).text}
          open={definition.sections.length === 1}
        >
          <ol class="question-list">
            {section.items.map(item => (
              <li>{wordsIn(item.label, lang, definition).text}</li>
            ))}
          </ol>
        </Details>
      ))}
      <Buttons>
        <LinkButton href={instrumentPaths.version(id, shown.number)} variant="secondary" icon="eye">
          {t.tryIt}
        </LinkButton>
        <LinkButton
          href={instrumentPaths.version(id, shown.number, { as: 'paper' })}
          variant="secondary"
          icon="print"
        >
          {t.onPaper}
        </LinkButton>
      </Buttons>
    </Card>
  )
}

function Actions({ instrument, leads }: { instrument: Instrument; leads: boolean }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { id, own, shown, purposes } = instrument
  if (!leads) return null
  const draft = underWork(instrument)
  const used = purposes.length && shown.state === 'published' ? purposes.map(each => t[each]) : []
  return (
    <Card heading={t.whatToDo}>
      <Form action={instrumentPaths.copies(id)} id="copy" once>
        <div>
          <Button variant={own ? 'secondary' : 'primary'}>{t.copy}</Button>
          <p class="hint">{t.copyHint}</p>
        </div>
      </Form>
      {own && !draft && (
        <p>
          <LinkButton href={instrumentPaths.newVersion(id)} variant="primary">
            {t.makeNewVersion}
          </LinkButton>
        </p>
      )}
      {own && draft && (
        <Form action={instrumentPaths.state(id, draft.number)} id="trying">
          <Button variant="secondary" name="to" value={draft.state === 'tried' ? 'draft' : 'tried'}>
            {draft.state === 'tried' ? t.toDraft : t.toTried}
          </Button>
        </Form>
      )}
      {own && shown.state === 'published' && (
        <Form action={instrumentPaths.state(id, shown.number)} id="retire">
          <Button
            variant="secondary"
            name="to"
            value="retired"
            disabledReason={used.length ? t.cannotRetire(formatList(used, lang)) : undefined}
          >
            {t.toRetired}
          </Button>
        </Form>
      )}
      {own && shown.state === 'retired' && (
        <Form action={instrumentPaths.state(id, shown.number)} id="bring-back">
          <Button variant="secondary" name="to" value="published">
            {t.fromRetired}
          </Button>
        </Form>
      )}
      <p>
        <strong>{t.download}</strong>
      </p>
      <Lines
        items={[
          { title: t.asJson, href: instrumentPaths.exported(id, shown.number, 'json') },
          { title: t.asFhir, href: instrumentPaths.exported(id, shown.number, 'fhir') },
        ]}
      />
    </Card>
  )
}

function Uses({ instrument, lacks, state = {} }: Pick<Props, 'instrument' | 'lacks' | 'state'>) {
  const t = texts(usePage().lang)
  const { id, purposes, shown } = instrument
  const all = Object.keys(lacks) as Purpose[]
  const fits = all.filter(each => lacks[each].length === 0)
  if (fits.length === 0)
    return (
      <Card heading={t.usedForHeading}>
        <p>{t.fitsNothing}</p>
        <Details summary={t.whyNot}>
          <ul>
            {all.map(each => (
              <li>
                {capital(t[each])}: {t.lacks(sayLacks(lacks[each], t))}
              </li>
            ))}
          </ul>
        </Details>
      </Card>
    )
  return (
    <Card heading={t.usedForHeading}>
      <p>{t.usedForLead}</p>
      <Form action={instrumentPaths.uses(id)} id="use" state={state}>
        <Select
          name="purpose"
          label={t.purpose}
          options={all.map(each => ({
            value: each,
            label: capital(t[each]),
            ...(purposes.includes(each)
              ? { disabledReason: t.usedAlready }
              : lacks[each].length
                ? { disabledReason: t.lacks(sayLacks(lacks[each], t)) }
                : {}),
          }))}
        />
        <Button disabledReason={shown.state === 'published' ? undefined : t.onlyPublished}>{t.choose}</Button>
      </Form>
    </Card>
  )
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase('sv') + words.slice(1)

/** The ids that the child's floor reads: what a file or another system would have to hold. */
export function sayLacks(needs: readonly Need[], t: ReturnType<typeof texts>) {
  const items = needs.map(each => each.item)
  return items.length > 3 ? t.lacksFew(items.slice(0, 2).join(', '), items.length - 2) : items.join(', ')
}

function About({ instrument: { own, code, copiedFrom, shown, purposes } }: { instrument: Instrument }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { definition } = shown
  return (
    <Card heading={t.about}>
      <DescriptionList
        items={[
          [t.version(shown.number), own ? t.own : t.shipped],
          ...(purposes.length ? [[t.usedNow, purposes.map(each => t[each]).join(', ')] as const] : []),
          [t.languages, definition.languages.map(each => sayLanguage(each, lang)).join(', ')],
          [t.source, wordsIn(definition.source.note, lang, definition).text || '–'],
          [t.rights, wordsIn(definition.source.rights, lang, definition).text || '–'],
          ...(copiedFrom
            ? [
                [
                  t.copiedFrom,
                  <a href={instrumentPaths.instrument(copiedFrom.id)}>{titleIn(copiedFrom.title, lang)}</a>,
                ] as const,
              ]
            : []),
          [t.stableName, code],
        ]}
      />
    </Card>
  )
}
