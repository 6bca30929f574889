import { type Definition, type Item, optionsOf, ReadAnswer, wordsIn } from '../../instruments/index.ts'
import { holderOrPostInside } from '../../people/holders/index.ts'
import { Alert, Card, initials, Lines, LinkButton, Stairs, Tag, usePage } from '../../ui/index.ts'
import { compare, type Standing } from './differences.ts'
import { sheetPaths } from './noun.ts'
import type { SheetProps } from './sheet-props.ts'
import type { Agreed, Voice } from './sheets.ts'
import { texts } from './texts.ts'
import { partyName } from './words.ts'

const standings = ['differ', 'words', 'alike'] as const satisfies readonly Standing[]

/** The answers of an opened round, question by question: where they differ first. */
export function OpenedRound(props: SheetProps) {
  const { definition, round, asked, voices, agreed, answers, mayBeLate } = props
  const { lang } = usePage()
  const t = texts(lang)
  const questions = compare(
    definition,
    voices.map(({ answers }) => answers),
  )
  const notReady = asked.filter(({ ready }) => !ready).map(holderOrPostInside)
  const none = questions.filter(({ standing }) => standing === 'none')
  const isAgreed = (id: string) => agreed.some(each => each.item === id && each.answer !== null)
  const unanswered = none.filter(({ item }) => !isAgreed(item.id))
  return (
    <>
      {mayBeLate && (
        <Alert heading={t.lateOffer}>
          <LinkButton href={sheetPaths.answer(round.id)}>{t.handInLate}</LinkButton>
        </Alert>
      )}
      <p>
        {`${t.roundNumber(round.number)}. `}
        {round.openedAt &&
          (round.opener ? t.openedBy(round.openedAt, round.opener) : t.openedByItself(round.openedAt))}{' '}
        {notReady.length > 0 && t.wereNotReady(notReady)}
      </p>
      {standings.map(standing => {
        const here = questions.filter(
          each =>
            each.standing === standing ||
            (standing === 'words' && none.includes(each) && isAgreed(each.item.id)),
        )
        if (here.length === 0) return null
        return (
          <section class="flow" aria-labelledby={`standing-${standing}`}>
            <h2 id={`standing-${standing}`}>{t[standing]}</h2>
            {standing === 'differ' && <p class="quiet">{t.differLead}</p>}
            {here.map(({ item }) => (
              <Question {...props} item={item} />
            ))}
          </section>
        )
      })}
      {unanswered.length > 0 && (
        <Card heading={t.none}>
          <Lines
            items={unanswered.map(({ item }) => ({
              title: wordsIn(item.label, lang, definition).text,
              detail: answers && (
                <span class="screen-only">
                  <WriteAgreed {...props} item={item} />
                </span>
              ),
            }))}
          />
        </Card>
      )}
    </>
  )
}

/** One question: where each stands in a picture where the instrument has one, each answer, and what is agreed. */
function Question({ item, ...props }: SheetProps & { item: Item }) {
  const { definition, areaLabels, voices } = props
  const { lang } = usePage()
  const steps = isOnStairs(definition, item) ? optionsOf(definition, item).map(({ id }) => id) : []
  const onStairs = voices.filter(({ answers }) => steps.includes(String(answers[item.id])))
  const beside = voices.filter(voice => !onStairs.includes(voice))
  return (
    <Card heading={wordsIn(item.label, lang, definition).text} level={3} id={`question-${item.id}`}>
      {onStairs.length > 0 && <OnStairs {...{ definition, item }} voices={onStairs} />}
      {beside.length > 0 && <VoicesOn {...{ definition, areaLabels, item }} voices={beside} />}
      <AgreedOn {...props} item={item} />
    </Card>
  )
}

/** What is written together, under the answers. */
function AgreedOn({ item, ...props }: SheetProps & { item: Item }) {
  const { definition, areaLabels, answers, agreed } = props
  const { lang } = usePage()
  const t = texts(lang)
  const stands = agreed.find(each => each.item === item.id)
  const answer = stands?.answer ?? undefined
  const write = answers && (
    <p class="screen-only">
      <WriteAgreed {...props} item={item} />
    </p>
  )
  if (!stands || answer === undefined) return write || null
  return (
    <div class="agreed-on flow">
      <p class="agreed-name">{t.agreed}</p>
      <ReadAnswer {...{ definition, areaLabels, item, answer }} language={lang} />
      <p class="hint">{t.agreedBy(stands.person, stands.at)}</p>
      {write}
    </div>
  )
}

function WriteAgreed({ definition, round, agreed, item }: SheetProps & { item: Item }) {
  const { lang } = usePage()
  const t = texts(lang)
  const isWritten = agreed.some(each => each.item === item.id && each.answer !== null)
  return (
    <a href={sheetPaths.agreed(round.id, item.id)}>
      {isWritten ? t.changeAgreed : t.writeAgreed}
      <span class="sr-only">{t.about(wordsIn(item.label, lang, definition).text)}</span>
    </a>
  )
}

/** What has columns of its own is read one under another. */
const isWide = ({ kind }: Item) => kind === 'table' || kind === 'matrix'

const isOnStairs = (definition: Definition, item: Item) =>
  definition.picture === 'stairs' && item.kind === 'scale'

type StairsProps = { definition: Definition; item: Item; voices: readonly Voice[] }

/** A dot for each party on the step that it answered. */
function OnStairs({ definition, item, voices }: StairsProps) {
  const { lang } = usePage()
  return (
    <Stairs
      steps={optionsOf(definition, item).map(option => ({
        label: wordsIn(option.label, lang, definition).text,
        here: voices
          .filter(({ answers }) => answers[item.id] === option.id)
          .map(voice => (
            <>
              <span class="stair-dot" aria-hidden="true">
                {initials(voice.unitName)}
              </span>
              {partyName(voice)} {voice.late && <Tag>{texts(lang).late}</Tag>}
            </>
          )),
      }))}
    />
  )
}

/** What each party answered to one question of a round. */
export function VoicesOn({
  definition,
  areaLabels,
  item,
  voices,
}: Pick<SheetProps, 'definition' | 'areaLabels'> & { item: Item; voices: readonly Voice[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <dl class={isWide(item) ? 'party-answers party-answers-wide' : 'party-answers'}>
      {voices.map(voice => (
        <div>
          <dt>
            {partyName(voice)} {voice.late && <Tag>{t.late}</Tag>}
          </dt>
          <dd>
            <ReadAnswer
              {...{ definition, areaLabels, item }}
              language={lang}
              answer={voice.answers[item.id]}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export const agreedOn = (agreed: readonly Agreed[], roundId: string, item: string) =>
  agreed.find(each => each.roundId === roundId && each.item === item)
