import { DateField, RadioGroup, TextArea, usePage } from '../../ui/index.ts'
import type { GroundChoice } from './grounds.ts'
import { sharingTexts } from './texts.ts'

/** The fields of `groundSchema`, inside a `<Form>`: a ground that may not be used is shown, closed, with its reason. */
export function GroundFields({ grounds, defaultUntil }: { grounds: GroundChoice[]; defaultUntil: string }) {
  const t = sharingTexts(usePage().lang)
  const first = grounds.filter(ground => !ground.refusal)
  return (
    <>
      <RadioGroup
        name="basisId"
        label={t.groundHeading}
        value={first.length === 1 ? (first[0]?.id ?? '') : ''}
        options={grounds.map(ground => ({
          value: ground.id,
          label: `${ground.name} (${ground.paragraph})`,
          hint: ground.consentUntil
            ? `${ground.explanation} ${t.consentUntil(ground.consentUntil)}`
            : ground.explanation,
          ...(ground.refusal && {
            disabledReason: ground.refusal === 'pair' ? t.pairRefused : t.consentMissing,
          }),
        }))}
      />
      <TextArea name="purpose" label={t.purpose} hint={t.purposeHint} maxLength={2000} rows={2} />
      <TextArea name="familyView" label={t.familyView} maxLength={4000} rows={2} optional />
      <RadioGroup
        name="informed"
        label={t.informed}
        options={[
          { value: 'yes', label: t.informedYes },
          { value: 'no', label: t.informedNo },
        ]}
      />
      <TextArea
        name="notInformedReason"
        label={t.notInformedReason}
        hint={t.notInformedHint}
        maxLength={2000}
        rows={2}
        optional
      />
      <DateField name="until" label={t.until} hint={t.untilHint} value={defaultUntil} />
    </>
  )
}

/** The words for a ground's fields left empty: spread into `readForm`'s `missing`. */
export function groundMissing(t: ReturnType<typeof sharingTexts>) {
  return { basisId: t.basisIdMissing, purpose: t.purposeMissing, informed: t.informedMissing }
}
