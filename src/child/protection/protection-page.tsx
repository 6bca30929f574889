import { daysFromToday, formatDate, formatList, type Language, todaysDate } from '../../i18n/index.ts'
import {
  functionOption,
  holderOrPost,
  holderOrPostInside,
  nameAndPost,
  postLine,
} from '../../people/holders/index.ts'
import { maxOf } from '../../platform/forms.ts'
import type { Receiver } from '../../sharing/grounds/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  ChooseBySearch,
  DateField,
  Details,
  Form,
  type FormState,
  hasMistakes,
  Layout,
  Lines,
  RadioGroup,
  Tag,
  TextArea,
  Timeline,
  usePage,
} from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { teamPaths } from '../team/index.ts'
import { protectionPaths } from './noun.ts'
import { type Decision, type Level, levels, type Reader } from './protection.ts'
import { levelSchema } from './protection-form.ts'
import { texts } from './texts.ts'

type Candidate = Pick<Receiver, 'functionId' | 'functionName' | 'unitName' | 'organisationName' | 'holders'>
export type Props = {
  child: Child
  level: Level
  readers: Reader[]
  unlisted: { id: string; name: string; relation: string }[]
  /** who can be put on the list: those who are near, or were searched for */
  candidates: Candidate[]
  more: boolean
  decisions: Decision[]
  levelState?: FormState
  readerState?: FormState
}

/** R8: the protection, who may see the child in spite of it, and when that is to be reviewed. */
export function ProtectionPage(props: Props) {
  const { child, level, readers, unlisted, decisions, levelState, readerState } = props
  const { lang } = usePage()
  const t = texts(lang)
  const name = childName(child)
  const isOn = level !== 'none'
  const due = readers.filter(isDue).length
  return (
    <Layout
      title={`${t.heading}: ${name}`}
      about={child}
      heading={t.heading}
      lead={t.lead(name)}
      narrow
      mistakes={hasMistakes(levelState ?? {}) || hasMistakes(readerState ?? {})}
      back={<BackLink href={childPaths.child(child.id)}>{name}</BackLink>}
    >
      {due > 0 && (
        <Alert heading={t.dueHeading(due)}>
          <p>{t.dueMore}</p>
        </Alert>
      )}
      {isOn ? (
        <>
          <Card heading={t.readers} beside={<Tag icon="lock">{t[level]}</Tag>}>
            <p>{t.readersMore}</p>
            <p>
              {t.colleagues} <a href={teamPaths.team(child.id)}>{t.takeIn}</a>
            </p>
            <Lines items={readers.map(reader => readerLine(child.id, reader, lang))} />
            {unlisted.length > 0 && (
              <p>
                {t.unlisted(
                  formatList(
                    unlisted.map(guardian => guardian.name),
                    lang,
                  ),
                )}
              </p>
            )}
          </Card>
          <Card heading={t.add}>
            <ReaderForm {...props} />
          </Card>
          <Details summary={t.change} open={Boolean(levelState?.errors)}>
            <LevelForm {...props} />
          </Details>
        </>
      ) : (
        <Card>
          <p>{t.means}</p>
          <LevelForm {...props} />
        </Card>
      )}
      {decisions.length > 0 && (
        <Card heading={t.decisions}>
          <Timeline
            items={decisions.map(decision => ({
              at: decision.at.toISOString(),
              when: formatDate(decision.at, lang),
              what: `${t[decision.protection]}. ${decision.reason}`,
              who: nameAndPost(decision.byPerson, decision.byFunction),
            }))}
          />
        </Card>
      )}
    </Layout>
  )
}

/** Who may see, by name; a function that nobody holds by its own. */
export const readerName = ({ holders, name }: Reader) => holderOrPost({ holders, functionName: name })

/** The same in the middle of a sentence. */
export const readerNameInside = ({ kind, holders, name }: Reader) =>
  kind === 'guardian' ? name : holderOrPostInside({ holders, functionName: name })

const isDue = (reader: Reader) => reader.reviewOn <= todaysDate()

function readerLine(childId: string, reader: Reader, lang: Language) {
  const t = texts(lang)
  const { kind, holders, name: functionName, where: unitName } = reader
  const post = postLine({ holders, functionName, unitName }, lang)
  return {
    title: readerName(reader),
    detail: (
      <>
        {kind === 'function' ? post : reader.where || t.guardian}. {t.review(reader.reviewOn)}.{' '}
        {isDue(reader) && <Tag tone="wait">{t.due}</Tag>}
      </>
    ),
    beside: (
      <a
        href={protectionPaths.removal(childId, { [reader.kind]: reader.id })}
        aria-label={t.removeWho(readerNameInside(reader))}
      >
        {t.remove}
      </a>
    ),
  }
}

function LevelForm({ child, level, levelState = {} }: Props) {
  const t = texts(usePage().lang)
  const means = {
    none: '',
    marked: t.markedMeans,
    protected_registration: t.registrationMeans,
    fictitious: t.fictitiousMeans,
  } satisfies Record<Level, string>
  return (
    <Form action={protectionPaths.protection(child.id)} id="level" state={levelState}>
      <RadioGroup
        name="level"
        label={t.level}
        hint={t.now(t[level])}
        value={level}
        options={levels.map(value => ({ value, label: t[value], hint: means[value] }))}
      />
      <TextArea
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        maxLength={maxOf(levelSchema, 'reason')}
        rows={2}
      />
      <Button>{t.decide}</Button>
    </Form>
  )
}

function ReaderForm({ child, readers, unlisted, candidates, more, readerState = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const listed = new Set(readers.map(reader => reader.id))
  const guardians = [...unlisted, ...readers.filter(reader => reader.kind === 'guardian')]
  return (
    <Form action={protectionPaths.readers(child.id)} id="reader" state={readerState}>
      <ChooseBySearch
        name="who"
        label={t.who}
        hint={t.whoHint}
        near={guardians.map(({ id, name }) => ({
          value: `guardian:${id}`,
          label: mark(name, listed.has(id)),
          hint: t.family,
        }))}
        found={candidates.map(each => ({
          ...functionOption(each, lang),
          value: `function:${each.functionId}`,
          label: mark(holderOrPost(each), listed.has(each.functionId)),
        }))}
        more={more}
        searchLabel={t.whoSearch}
      />
      <DateField coming name="reviewOn" label={t.reviewOn} hint={t.reviewHint} value={daysFromToday(90)} />
      <Button>{t.put}</Button>
    </Form>
  )
}

/** Readers already on the list can be chosen too: that gives them a new day of review. */
const mark = (name: string, listed: boolean) => (listed ? `${name} ✓` : name)
