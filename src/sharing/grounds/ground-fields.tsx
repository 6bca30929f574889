import { z } from 'zod'
import { fieldsOf } from '../../platform/forms.ts'
import { DateField, Fields, RadioGroup, usePage } from '../../ui/index.ts'
import { type GroundChoice, groundSchema } from './grounds.ts'
import { sharingTexts } from './texts.ts'

/** The fields of `groundSchema`, inside a `<Form>`: a ground that may not be used is shown disabled, with the reason. */
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
          disabledReason: ground.refusal
            ? { pair: t.pairRefused, consent: t.consentMissing }[ground.refusal]
            : undefined,
        }))}
      />
      <Fields of={fieldsOf(z.object(groundSchema))} t={t} except={['basisId', 'until']} rows={2} />
      <DateField coming name="until" label={t.until} hint={t.untilHint} value={defaultUntil} />
    </>
  )
}

/** The words for a ground's fields left empty: spread into `readForm`'s `missing`. */
export function groundMissing(t: ReturnType<typeof sharingTexts>) {
  return { basisId: t.basisIdMissing, purpose: t.purposeMissing, informed: t.informedMissing }
}
