import { maxOf } from '../../platform/forms.ts'
import { type GroundChoice, GroundFields, type Receiver } from '../../sharing/grounds/index.ts'
import {
  Card,
  CheckboxGroup,
  DateField,
  Details,
  type FormState,
  Halves,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { preparationSchema } from './meeting-form.ts'
import { raiserWords, wayWords } from './meeting-words.ts'
import { pointKinds, raisers, waysToTakePart } from './states.ts'
import { texts } from './texts.ts'

const useTexts = () => texts(usePage().lang)

type TimeProps = { isProtected: boolean; day?: string; from?: string; to?: string; place?: string }

export function TimeFields({ isProtected, day, from, to, place }: TimeProps) {
  const t = useTexts()
  return (
    <>
      <DateField name="day" label={t.day} value={day} />
      <Halves>
        <TextField name="from" label={t.from} hint={t.timeHint} inputmode="numeric" value={from} />
        <TextField name="to" label={t.to} hint={t.timeHint} inputmode="numeric" value={to} />
      </Halves>
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

type ChildProps = { name: string; takesPart?: string; how?: string; notToRaise?: string }

export function ChildFields({ name, takesPart = 'undecided', how = '', notToRaise = '' }: ChildProps) {
  const t = useTexts()
  const ways = wayWords(usePage().lang)
  return (
    <>
      <RadioGroup
        name="childTakesPart"
        label={t.childTakesPart(name)}
        hint={t.childTakesPartHint}
        value={takesPart}
        options={waysToTakePart.map(way => ({ value: way, label: ways[way] }))}
      />
      <TextArea
        name="childHow"
        label={t.childHow}
        hint={t.childHowHint}
        maxLength={maxOf(preparationSchema, 'childHow')}
        rows={2}
        value={how}
        optional
      />
      <TextArea
        name="notToRaise"
        label={t.notToRaise}
        hint={t.notToRaiseHint}
        maxLength={maxOf(preparationSchema, 'notToRaise')}
        rows={2}
        value={notToRaise}
        optional
      />
    </>
  )
}

/** One point; `row` numbers the fields where a form has several. */
export function PointFields({ row = '', optional = false }: { row?: number | ''; optional?: boolean }) {
  const t = useTexts()
  const whoRaises = raiserWords(usePage().lang)
  return (
    <>
      <TextField
        name={`title${row}`}
        label={row ? `${t.pointNumber(row)}: ${t.pointTitle.toLowerCase()}` : t.pointTitle}
        optional={optional}
      />
      <Halves>
        <Select
          name={`pointKind${row}`}
          label={t.pointKind}
          value="discussion"
          options={pointKinds.map(kind => ({ value: kind, label: t[kind] }))}
        />
        <Select
          name={`raisedBy${row}`}
          label={t.pointRaisedBy}
          value="professional"
          options={raisers.map(who => ({ value: who, label: whoRaises[who] }))}
        />
      </Halves>
    </>
  )
}

export type Around = {
  team: { functionId: string; name: string; holders: string[] }[]
  guardians: { id: string; name: string; relation: string }[]
  known: Receiver[]
  others: Receiver[]
  grounds: GroundChoice[]
  until: string
}

/** What was chosen in a field with many answers. */
export function chosenIn(state: FormState, name: string): readonly string[] {
  const value = state.values?.[name]
  return typeof value === 'string' ? [value] : (value ?? [])
}

/** Who to invite: the own unit, the family, others; and the ground for the others. */
export function WhoFields({
  team,
  guardians,
  known,
  others,
  grounds,
  until,
  chosen,
}: Around & { chosen: readonly string[] }) {
  const t = useTexts()
  const receiver = ({ functionId, functionName, unitName, organisationName, holders }: Receiver) => ({
    value: functionId,
    label: `${functionName}, ${unitName}`,
    hint: [...(holders.length ? holders : [t.vacant]), organisationName].join(', '),
  })
  const more = (
    <CheckboxGroup
      name="others"
      label={t.others}
      hint={t.othersHint}
      options={others.map(receiver)}
      optional
    />
  )
  return (
    <>
      {team.length > 0 && (
        <CheckboxGroup
          name="team"
          label={t.team}
          hint={t.teamHint}
          options={team.map(({ functionId, name, holders }) => ({
            value: functionId,
            label: name,
            hint: holders.length ? holders.join(', ') : t.vacant,
          }))}
          optional
        />
      )}
      {guardians.length > 0 && (
        <CheckboxGroup
          name="guardians"
          label={t.guardians}
          options={guardians.map(({ id, name, relation }) => ({
            value: id,
            label: name,
            hint: relation || undefined,
          }))}
          optional
        />
      )}
      {known.length + others.length > 0 && (
        <Details summary={t.inviteOutside} open={known.length > 0 || chosen.length > 0}>
          {known.length > 0 && (
            <CheckboxGroup
              name="known"
              label={t.othersKnown}
              hint={t.othersHint}
              options={known.map(receiver)}
              optional
            />
          )}
          {others.length > 0 && known.length === 0 && more}
          {others.length > 0 && known.length > 0 && (
            <Details
              summary={t.othersMore}
              open={others.some(({ functionId }) => chosen.includes(functionId))}
            >
              {more}
            </Details>
          )}
          <Card heading={t.groundHeading} level={3}>
            <p>{t.groundLead}</p>
            <GroundFields grounds={grounds} defaultUntil={until} />
          </Card>
        </Details>
      )}
    </>
  )
}
