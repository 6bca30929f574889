import type { Child as Content } from 'hono/jsx'
import { formatDateTime, formatList } from '../../i18n/index.ts'
import { holderAndPost } from '../../people/holders/index.ts'
import { fieldsOf } from '../../platform/forms.ts'
import {
  BackLink,
  Card,
  DescriptionList,
  Layout,
  LinkButton,
  Live,
  MorePages,
  Receipt,
  Tag,
  Timeline,
  usePage,
  Written,
} from '../../ui/index.ts'
import { kindOf, stateName } from '../kinds/index.ts'
import type { SubjectEvent } from './events.ts'
import type { Link } from './links.ts'
import { LinksCard } from './links-card.tsx'
import { listOf, subjectPaths } from './noun.ts'
import type { Party } from './parties.ts'
import { PartiesCard } from './parties-card.tsx'
import type { Subject } from './subjects.ts'
import { texts } from './texts.ts'

type Props = {
  subject: Subject
  parties: readonly Party[]
  links: readonly Link[]
  events: readonly SubjectEvent[]
  /** The actor has made it a moment ago. */
  justMade: boolean
  /** What stands under it: sheets, matters, decisions, meetings. */
  children?: Content
}

/** The page of any subject: the same parts in the same order, whatever its kind. */
export function SubjectPage({ subject, parties, links, events, justMade, children }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const { id, kind, title, purpose, state } = subject
  const declared = kindOf(kind)
  const first = Object.keys(declared.states)[0]
  return (
    <Layout
      title={title}
      lead={subject.placeName ?? t.wholeCounty}
      back={<BackLink href={listOf(kind)()}>{declared.many[lang]}</BackLink>}
    >
      <Live topic={`subject:${id}`} />
      {justMade && (
        <Receipt
          says={t.madeReceipt(title)}
          next={<LinkButton href={subjectPaths.newParty(id)}>{t.addParty}</LinkButton>}
        >
          <p>{t.madeNext}</p>
        </Receipt>
      )}
      {state !== first && (
        <p>
          <Tag>{stateName(kind, state, lang)}</Tag>
        </p>
      )}
      {purpose && <Written>{purpose}</Written>}
      <PartiesCard {...{ subject, parties }} />
      {children}
      <LinksCard {...{ subject, links }} />
      <Card heading={t.facts}>
        <DescriptionList
          items={[
            ...factsOf(subject, lang),
            [t.owner, holderAndPost(subject.owner, lang)],
            [t.readers, t[`audience_${subject.audience}`]],
          ]}
        />
        {subject.leads && (
          <p class="row">
            <LinkButton href={subjectPaths.edit(id)} variant="secondary">
              {t.edit}
            </LinkButton>
            {Object.entries(declared.states[state] ?? {}).map(([action, to]) => (
              <a href={subjectPaths.state(id, { to })}>{declared.actionWords[action]?.[lang]}</a>
            ))}
          </p>
        )}
      </Card>
      <Card heading={t.history}>
        <History {...{ subject, events }} />
        <p>
          <a href={subjectPaths.history(id)}>{t.allHistory}</a>
        </p>
      </Card>
    </Layout>
  )
}

/** Everything that happened, a page at a time. */
export function HistoryPage({
  subject,
  events,
  page,
  more,
}: {
  subject: Subject
  events: readonly SubjectEvent[]
  page: number
  more: boolean
}) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.history}
      lead={subject.title}
      back={<BackLink href={subjectPaths.subject(subject.id)}>{subject.title}</BackLink>}
      narrow
    >
      <History {...{ subject, events }} />
      <MorePages page={page} more={more} href={n => subjectPaths.history(subject.id, { page: n })} />
    </Layout>
  )
}

function History({ subject, events }: { subject: Subject; events: readonly SubjectEvent[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const words = ({ act, detail, about }: SubjectEvent) => {
    if (act === 'state')
      return t.act_state(
        stateName(subject.kind, detail.from ?? '', lang),
        stateName(subject.kind, detail.to ?? '', lang),
      )
    if (act === 'party_added' && about) return t.act_party_added_who(about)
    if (act === 'party_ended' && about) return t.act_party_ended_who(about)
    if (act === 'linked' && about) return t.act_linked_to(about)
    if (act === 'unlinked' && about) return t.act_unlinked_from(about)
    return t[`act_${act}` as 'act_made']
  }
  return (
    <Timeline
      label={t.history}
      items={events.map(each => ({
        at: each.at.toISOString(),
        when: formatDateTime(each.at, lang),
        what: each.detail.why ? `${words(each)}: ”${each.detail.why}”` : words(each),
        who: [each.who, each.post].filter(Boolean).join(', '),
      }))}
    />
  )
}

/** What only its kind has, in the order of its form; what is not filled in is left out. */
function factsOf(subject: Subject, lang: 'sv' | 'en'): [string, Content][] {
  const declared = kindOf(subject.kind)
  const [words, t] = [declared.texts(lang), texts(lang)]
  return fieldsOf(declared.facts).flatMap(({ name, meta }): [string, Content][] => {
    const value = subject.facts[name]
    const label = words[`${name}Fact`] ?? words[name] ?? name
    if (meta.kind === 'checkbox') return value === true ? [[label, words[`${name}Yes`] ?? t.yes]] : []
    if (Array.isArray(value))
      return value.length
        ? [
            [
              label,
              formatList(
                value.map(each => words[`${name}_${each}`] ?? String(each)),
                lang,
              ),
            ],
          ]
        : []
    if (!value) return []
    return [[label, meta.kind === 'choice' ? words[`${name}_${value}`] : <Written>{String(value)}</Written>]]
  })
}
