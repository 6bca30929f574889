import type { Child as Content } from 'hono/jsx'
import { maxOf } from '../../platform/forms.ts'
import type { AreaLabels } from '../../sharing/disclosures/index.ts'
import {
  DateField,
  Details,
  Halves,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  useFormErrors,
  useFormValues,
  usePage,
} from '../../ui/index.ts'
import { type About, aboutOf, abouts, preparationSchema } from './meeting-form.ts'
import { raiserWords, wayWords } from './meeting-words.ts'
import { pointKinds, raisers, waysToTakePart } from './states.ts'
import { texts } from './texts.ts'

const useTexts = () => texts(usePage().lang)

type TimeProps = { isProtected: boolean; day?: string; from?: string; to?: string; place?: string }

export function TimeFields({ isProtected, day, from, to, place }: TimeProps) {
  const t = useTexts()
  return (
    <>
      <DateField coming name="day" label={t.day} value={day} />
      <kring-times>
        <Halves>
          <TextField name="from" type="time" label={t.from} value={from} />
          <TextField name="to" type="time" label={t.to} value={to} />
        </Halves>
      </kring-times>
      <TextField
        name="place"
        label={t.place}
        hint={isProtected ? t.placeHintProtected : t.placeHint}
        optional
        value={place || undefined}
      />
    </>
  )
}

type ChildProps = {
  name: string
  labels: AreaLabels
  /** In a longer form: what can wait is folded until it is written in. */
  short?: boolean
  takesPart?: string
  how?: { words: string; areas: readonly string[] } | null
  notToRaise?: string
}

export function ChildFields({
  name,
  labels,
  short = false,
  takesPart = 'undecided',
  how = null,
  notToRaise = '',
}: ChildProps) {
  const t = useTexts()
  const ways = wayWords(usePage().lang)
  const takesPartField = {
    name: 'childTakesPart',
    label: t.childTakesPart(name),
    hint: t.childTakesPartHint,
    value: takesPart,
    options: waysToTakePart.map(way => ({ value: way, label: ways[way] })),
  }
  const words = (
    <>
      <TextArea
        name="childHow"
        label={t.childHow}
        hint={t.childHowHint}
        maxLength={maxOf(preparationSchema, 'childHow')}
        rows={2}
        value={how?.words ?? ''}
        optional
      />
      <AboutSelect name="childHowAbout" labels={labels} value={how ? aboutOf(how.areas) : 'all'} />
      <div class="screen-only">
        <TextArea
          name="notToRaise"
          label={t.notToRaise}
          hint={t.notToRaiseHint}
          maxLength={maxOf(preparationSchema, 'notToRaise')}
          rows={2}
          value={notToRaise}
          optional
        />
      </div>
    </>
  )
  return short ? (
    <>
      <Select {...takesPartField} />
      <Folded summary={t.moreOfChild(name)} unless={{ childHow: '', childHowAbout: 'all', notToRaise: '' }}>
        {words}
      </Folded>
    </>
  ) : (
    <>
      <RadioGroup {...takesPartField} />
      {words}
    </>
  )
}

type FoldedProps = { summary: string; unless: Record<string, string>; children: Content }

/** Fields that can wait; `unless` is what they begin with. Open as soon as one holds anything else, or is wrong. */
function Folded({ summary, unless, children }: FoldedProps) {
  const [values, errors] = [useFormValues(), useFormErrors()]
  const isTouched = ([name, first]: [string, string]) => (values[name] ?? first) !== first || errors[name]
  return (
    <Details summary={summary} open={Object.entries(unless).some(isTouched)}>
      {children}
    </Details>
  )
}

/** What a text is about decides who reads it. */
function AboutSelect({ name, labels, value }: { name: string; labels: AreaLabels; value: About }) {
  const t = useTexts()
  return (
    <Select
      name={name}
      label={t.about_}
      hint={t.aboutHint}
      value={value}
      options={abouts.map(about => ({
        value: about,
        label: about === 'all' ? t.aboutAll : about === 'none' ? t.aboutNone : labels[about],
      }))}
    />
  )
}

/** One point; `row` numbers the fields where a form has several, and folds what can wait. */
export function PointFields({
  labels,
  row = '',
  optional = false,
}: {
  labels: AreaLabels
  row?: number | ''
  optional?: boolean
}) {
  const t = useTexts()
  const whoRaises = raiserWords(usePage().lang)
  const [about, kind, raisedBy] = [`about${row}`, `pointKind${row}`, `raisedBy${row}`]
  const more = (
    <>
      <AboutSelect name={about} labels={labels} value="all" />
      <Halves>
        <Select
          name={kind}
          label={t.pointKind}
          value="discussion"
          options={pointKinds.map(kind => ({ value: kind, label: t[kind] }))}
        />
        <Select
          name={raisedBy}
          label={t.pointRaisedBy}
          value="professional"
          options={raisers.map(who => ({ value: who, label: whoRaises[who] }))}
        />
      </Halves>
    </>
  )
  return (
    <>
      <TextField
        name={`title${row}`}
        label={row ? `${t.pointNumber(row)}: ${t.pointTitle.toLowerCase()}` : t.pointTitle}
        optional={optional}
      />
      {row ? (
        <Folded
          summary={t.moreOfPoint(row)}
          unless={{ [about]: 'all', [kind]: 'discussion', [raisedBy]: 'professional' }}
        >
          {more}
        </Folded>
      ) : (
        more
      )}
    </>
  )
}
