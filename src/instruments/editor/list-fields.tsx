import { Hidden, IconButton, Select, TextArea, TextField, usePage } from '../../ui/index.ts'
import type { Words } from '../definition.ts'
import { wordsIn } from '../definition.ts'
import { sayLanguage } from '../fill/sentences.ts'
import type { Draft } from './draft.ts'
import type { List } from './form-values.ts'
import type { Open } from './open.ts'
import { texts } from './texts.ts'
import { Theirs } from './theirs.tsx'

type Entry = { id: string; label: Words; kind?: string }
type Props = {
  list: List
  entries: readonly Entry[]
  heading: string
  label: 'answer' | 'row' | 'column'
  fresh: 'newAnswer' | 'newRow' | 'newColumn'
  /** each may have a face */
  pictures?: boolean
  /** each is written in its own way */
  kinds?: boolean
  draft: Draft
  open: Open
}

const pictures = {
  'face-great': 'faceGreat',
  'face-glad': 'faceGlad',
  'face-ok': 'faceOk',
  'face-sad': 'faceSad',
  'face-angry': 'faceAngry',
  'face-unsure': 'faceUnsure',
} as const
export const columnKinds = ['text', 'longText', 'number', 'date', 'choice'] as const

/** Answers, rows or columns in their order, each in every language, with an empty one last to go on with. */
export function ListFields({ list, entries, heading, ...props }: Props) {
  return (
    <fieldset class="ds-fieldset edit-list">
      <legend class="label">{heading}</legend>
      {[...entries, undefined].map((entry, i) => (
        <ListLine {...props} list={list} entry={entry} place={i} count={entries.length} />
      ))}
    </fieldset>
  )
}

type LineProps = Omit<Props, 'entries' | 'heading'> & {
  entry: Entry | undefined
  place: number
  count: number
}

function ListLine({ list, entry, place, count, label, fresh, draft, open, ...more }: LineProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const { definition } = draft
  const name = `${list}.${place}`
  const [main] = definition.languages
  // Rows are sentences and grow; an answer is a word or two, and Enter goes on to the next.
  const Line = list === 'rows' ? RowText : TextField
  return (
    <div class="edit-list-line" data-new={entry ? undefined : ''}>
      {entry && <Hidden name={`${name}.id`} value={entry.id} />}
      <div class="paired">
        {definition.languages.map(each => {
          const isGap = entry && each !== main && !entry.label[each] && Boolean(entry.label[main ?? 'sv'])
          return (
            <div>
              <Line
                name={`${name}.${each}`}
                label={
                  <>
                    {t[entry ? label : fresh](sayLanguage(each, lang))}{' '}
                    {isGap && <span class="gap">{t.missing}</span>}
                  </>
                }
                lang={each}
                optional="silently"
              />
              <Theirs words={open.theirs?.[`${name}.${each}`]} />
            </div>
          )
        })}
        {more.pictures && (
          <Select
            name={`${name}.picture`}
            label={t.picture}
            optional="silently"
            empty={t.noPicture}
            options={Object.entries(pictures).map(([value, key]) => ({ value, label: t[key] }))}
          />
        )}
        {more.kinds && (
          <Select
            name={`${name}.kind`}
            label={t.columnKind}
            optional="silently"
            empty={t.text}
            options={columnKinds.map(each => ({ value: each, label: t[each] }))}
          />
        )}
        {entry?.kind === 'choice' && more.kinds && (
          <TextArea name={`${name}.options`} label={t.columnOptions} optional="silently" />
        )}
      </div>
      {entry && (
        <LineCommands
          list={list}
          id={entry.id}
          name={wordsIn(entry.label, lang, definition).text || t.noWords}
          {...{ place, count }}
        />
      )}
    </div>
  )
}

const RowText = (props: Parameters<typeof TextField>[0]) => <TextArea {...props} rows={1} />

type CommandsProps = { list: List; id: string; name: string; place: number; count: number }

function LineCommands({ list, id, name, place, count }: CommandsProps) {
  const t = texts(usePage().lang)
  return (
    <div class="edit-tools">
      <IconButton
        icon="up"
        name="command"
        value={`up:${list}:${id}`}
        id={`up-${list}-${id}`}
        label={t.up(name)}
        off={place === 0}
      />
      <IconButton
        icon="down"
        name="command"
        value={`down:${list}:${id}`}
        id={`down-${list}-${id}`}
        label={t.down(name)}
        off={place === count - 1}
      />
      <IconButton icon="remove" name="command" value={`remove:${list}:${id}`} label={t.remove(name)} />
    </div>
  )
}
