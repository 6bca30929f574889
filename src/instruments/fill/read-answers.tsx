import type { Child as Content } from 'hono/jsx'
import { formatDate } from '../../i18n/index.ts'
import { areas } from '../../sharing/disclosures/index.ts'
import { DrawnPicture, NamedPicture, Table, usePage, Written } from '../../ui/index.ts'
import type { Answer, Answers } from '../answer.ts'
import { drawnIn } from '../answers.ts'
import { askedItems } from '../conditions.ts'
import { dontKnow, type Item, type ItemOf, notRelevant, optionsOf, type Section } from '../definition.ts'
import { sayOption } from './sentences.ts'
import { texts } from './texts.ts'
import { Said, type Shown, ShownContext, useShown } from './words.tsx'

type Props = Shown & {
  answers: Answers
  /** the language that was written in, where it is not the page's */
  writtenIn?: string | undefined
  /** leave out what was not answered */
  onlyAnswered?: boolean
  /** items that the page says in another place */
  without?: readonly string[]
  /** without the sections' titles */
  plain?: boolean
  level?: 2 | 3
}

/** What was answered, question by question. What was not asked is left out. */
export function ReadAnswers({
  answers,
  writtenIn,
  onlyAnswered,
  without,
  plain,
  level = 3,
  ...shown
}: Props) {
  const asked = askedItems(shown.definition, answers)
  const isShown = ({ id }: Item) =>
    asked.has(id) && !without?.includes(id) && (!onlyAnswered || answers[id] !== undefined)
  const sections = shown.definition.sections
    .map(section => ({ ...section, items: section.items.filter(isShown) }))
    .filter(section => section.items.length)
  return (
    <ShownContext.Provider value={shown}>
      <div class="answers flow">
        {sections.map(section => (
          <>
            {shown.definition.sections.length > 1 && !plain && (
              <SectionHeading section={section} level={level} />
            )}
            <dl class="answer-list">
              {section.items.map(item => (
                <div>
                  <dt>
                    <Said words={item.label} />
                  </dt>
                  <dd>
                    <OneAnswer item={item} answer={answers[item.id]} writtenIn={writtenIn} />
                  </dd>
                </div>
              ))}
            </dl>
          </>
        ))}
      </div>
    </ShownContext.Provider>
  )
}

/** One answer alone, where the page says the question itself. */
export function ReadAnswer({ item, answer, ...shown }: Shown & { item: Item; answer: Answer | undefined }) {
  return (
    <ShownContext.Provider value={shown}>
      <OneAnswer item={item} answer={answer} />
    </ShownContext.Provider>
  )
}

function SectionHeading({ section, level }: { section: Section; level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <Heading>
      <Said words={section.title} />
    </Heading>
  )
}

type OneProps = { item: Item; answer: Answer | undefined; writtenIn?: string | undefined }

/** One answer as it is read; each kind in its own way, none with a figure that grades (R11). */
function OneAnswer({ item, answer, writtenIn }: OneProps) {
  const { definition, language, areaLabels } = useShown()
  const { lang } = usePage()
  const t = texts(lang)
  const words = (text: string): Content => <Written {...(writtenIn && { lang: writtenIn })}>{text}</Written>
  const option = (id: string) => sayOption(definition, item, id, language, { areaLabels })
  if (answer === undefined) return <span class="quiet">{t.noAnswer}</span>
  if (answer === notRelevant || answer === dontKnow) return <>{option(answer)}</>
  switch (item.kind) {
    case 'text':
    case 'longText':
      return <>{words(String(answer))}</>
    case 'number':
      return (
        <>
          {Number(answer).toLocaleString(lang)} {item.unit && <Said words={item.unit} />}
        </>
      )
    case 'date':
      return <>{formatDate(String(answer), lang)}</>
    case 'choice':
      return <>{typeof answer === 'string' ? <Chosen item={item} id={answer} /> : words(otherIn(answer))}</>
    case 'faces':
    case 'scale':
      return <Chosen item={item} id={String(answer)} />
    case 'area':
      return <>{areasIn(answer).map(option).join(', ')}</>
    case 'choices':
      return <List ids={answer as string[]} item={item} />
    case 'ranking':
      return <List ids={answer as string[]} item={item} ordered />
    case 'strengthsAndNeeds':
      return <Pair answer={answer as Record<string, string>} words={words} />
    case 'matrix':
      return (
        <Rows item={item} answer={answer as Record<string, string | Record<string, string>>} words={words} />
      )
    case 'table':
      return <Grid item={item} rows={answer as Record<string, string | number>[]} />
    case 'drawing': {
      const drawn = drawnIn(answer)
      return (
        <>
          {drawn.strokes.length > 0 && <DrawnPicture strokes={drawn.strokes} />}
          {drawn.words && words(drawn.words)}
        </>
      )
    }
  }
}

const otherIn = (answer: Answer) => String((answer as { other?: string }).other ?? '')
const areasIn = (answer: Answer) => {
  const chosen = Array.isArray(answer) ? answer.map(String) : [String(answer)]
  return areas.filter(each => chosen.includes(each))
}

function Chosen({ item, id }: { item: Item; id: string }) {
  const { definition } = useShown()
  const found = optionsOf(definition, item).find(each => each.id === id)
  if (!found) return <>{id}</>
  return found.picture ? (
    <NamedPicture picture={found.picture}>
      <Said words={found.label} />
    </NamedPicture>
  ) : (
    <Said words={found.label} />
  )
}

function List({ ids, item, ordered }: { ids: string[]; item: Item; ordered?: boolean }) {
  const lines = ids.map(id => (
    <li>
      <Chosen item={item} id={id} />
    </li>
  ))
  return ordered ? <ol class="answer-choices">{lines}</ol> : <ul class="answer-choices">{lines}</ul>
}

type ToWords = (text: string) => Content

function Pair({ answer, words }: { answer: Record<string, string>; words: ToWords }) {
  const t = texts(usePage().lang)
  const parts = [
    [t.strengths, answer.strengths],
    [t.needs, answer.needs],
  ] as const
  return (
    <div class="field-columns">
      {parts.map(([name, said]) => (
        <div>
          <p class="hint">{name}</p>
          {said ? words(said) : <p class="quiet">{t.noAnswer}</p>}
        </div>
      ))}
    </div>
  )
}

type RowsProps = {
  item: ItemOf<'matrix'>
  answer: Record<string, string | Record<string, string>>
  words: ToWords
}

function Rows({ item, answer, words }: RowsProps) {
  const { definition, language } = useShown()
  const said = item.rows.filter(row => answer[row.id] !== undefined)
  return (
    <dl class="answer-rows">
      {said.map(row => {
        const cell = answer[row.id] ?? ''
        return (
          <div>
            <dt>
              <Said words={row.label} />
            </dt>
            <dd>
              {typeof cell === 'string'
                ? sayOption(definition, item, cell, language)
                : item.columns
                    ?.filter(column => cell[column.id])
                    .map(column => (
                      <>
                        <p class="hint">
                          <Said words={column.label} />
                        </p>
                        {words(cell[column.id] ?? '')}
                      </>
                    ))}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Grid({ item, rows }: { item: ItemOf<'table'>; rows: Record<string, string | number>[] }) {
  const { definition, language } = useShown()
  const { lang } = usePage()
  const plain = (words: Parameters<typeof Said>[0]['words']) =>
    words?.[language] ?? words?.[definition.languages[0] ?? 'sv'] ?? ''
  const cellOf = (column: ItemOf<'table'>['columns'][number], cell: string | number | undefined): Content => {
    if (cell === undefined) return '–'
    if (column.kind === 'date') return formatDate(String(cell), lang)
    if (column.kind === 'number') return Number(cell).toLocaleString(lang)
    if (column.kind === 'choice') return plain(column.options?.find(each => each.id === cell)?.label)
    return String(cell)
  }
  return (
    <Table
      caption={plain(item.label)}
      captionHidden
      columns={item.columns.map(each => ({ heading: plain(each.label), numeric: each.kind === 'number' }))}
      rows={rows.map(row => item.columns.map(column => cellOf(column, row[column.id])))}
    />
  )
}
