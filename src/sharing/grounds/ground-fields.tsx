import { z } from 'zod'
import { fieldsOf } from '../../platform/forms.ts'
import { DateField, Details, Fields, RadioGroup, Term, usePage } from '../../ui/index.ts'
import { type GroundChoice, groundSchema } from './grounds.ts'
import { sharingTexts } from './texts.ts'

type Props = {
  grounds: readonly GroundChoice[]
  defaultUntil: string
  /** where one asks the custody holders */
  askConsent?: string
  /** The family has taken its yes back, and the page says so: no ground is chosen beforehand. */
  withdrawn?: boolean
  /** Whether the family knows is asked elsewhere in the form, by `InformedFields`. */
  informedApart?: boolean
}

/**
 * The fields of `groundSchema`, inside a `<Form>`: those grounds that hold here, a consent first. Those that do not are folded away, each
 * with the reason.
 */
export function GroundFields({
  grounds,
  defaultUntil,
  askConsent,
  withdrawn = false,
  informedApart = false,
}: Props) {
  const t = sharingTexts(usePage().lang)
  const [open, locked] = [grounds.filter(each => !each.refusal), grounds.filter(each => each.refusal)]
  const mayAsk = askConsent && !withdrawn && locked.some(({ refusal }) => refusal === 'consent')
  return (
    <>
      {mayAsk && (
        <p>
          {t.consentMissing} <a href={askConsent}>{t.askConsent}</a>
        </p>
      )}
      {open.length > 0 && (
        <RadioGroup
          name="basisId"
          label={
            <>
              {t.groundHeading}
              <Term name="basis" />
            </>
          }
          value={open.length === 1 && !withdrawn ? (open[0]?.id ?? '') : ''}
          options={open.map(ground => ({
            value: ground.id,
            label: ground.name,
            hint: [
              ground.explanation,
              ground.consentUntil && t.consentUntil(ground.consentUntil),
              t.byLaw(ground.paragraph),
            ]
              .filter(Boolean)
              .join(' '),
          }))}
        />
      )}
      {locked.length > 0 && (
        <Details summary={t.lockedGrounds(locked.length)}>
          <ul>
            {locked.map(({ name, paragraph, refusal }) => (
              <li>
                {name} ({paragraph}).{' '}
                {refusal === 'pair' ? t.pairRefused : withdrawn ? t.consentWithdrawn : t.consentMissing}
              </li>
            ))}
          </ul>
        </Details>
      )}
      <Fields
        of={fieldsOf(z.object(groundSchema))}
        t={t}
        except={['basisId', 'informed', 'notInformedReason', 'until']}
        rows={2}
      />
      {!informedApart && <InformedFields />}
      <DateField coming name="until" label={t.until} hint={t.untilHint} value={defaultUntil} />
    </>
  )
}

/** Whether the family knows, and why not. */
export function InformedFields() {
  const t = sharingTexts(usePage().lang)
  const of = fieldsOf(z.object(groundSchema))
  const others = ['basisId', 'purpose', 'familyView', 'until'] as const
  return (
    <>
      <Fields of={of} t={t} except={[...others, 'notInformedReason']} rows={2} />
      <div class="when-not-informed">
        <Fields of={of} t={t} except={[...others, 'informed']} rows={2} />
      </div>
    </>
  )
}

/** The words for a ground's fields left empty: spread into `readForm`'s `missing`. */
export function groundMissing(t: ReturnType<typeof sharingTexts>) {
  return { basisId: t.basisIdMissing, purpose: t.purposeMissing, informed: t.informedMissing }
}
