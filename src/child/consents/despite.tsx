import { defineTexts, formatList, type Language } from '../../i18n/index.ts'
import { holderOrPost } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { Alert, Button, Buttons, Hidden, useFormValues, usePage } from '../../ui/index.ts'
import { findLost, type Lost, lostWords } from './lost.ts'

/** Who would be given something though the family has taken its yes to their unit back, and since which day. */
export type Withdrawn = { who: string; lost: Lost }

type Receiver = { unitId: string; functionName: string; holders: readonly string[] }

/** Of `receivers`, those of units to which a yes was taken back and no other has taken its place. */
export async function findWithdrawn(
  tx: Tx,
  childId: string,
  receivers: readonly Receiver[],
): Promise<Withdrawn[]> {
  const units = [...new Set(receivers.map(({ unitId }) => unitId))]
  const found = await findLost(
    tx,
    childId,
    units.map(unitId => ({ unitId, areas: [] })),
  )
  return receivers.flatMap(receiver => {
    const lost = found.get(receiver.unitId)
    return lost?.how === 'withdrawn' ? [{ who: holderOrPost(receiver), lost }] : []
  })
}

/** What a yes to the question holds for: these receivers, and these days. */
export const despiteOf = (withdrawn: readonly Withdrawn[]) =>
  withdrawn.map(({ who, lost }) => `${who} ${lost.on}`).join('; ')

/**
 * Inside the form, before anything is given on another ground than the consent that was taken back (R4): who it is about, and a yes that
 * goes on all the same. A yes to another question of the same form is kept.
 */
export function DespiteQuestion({ withdrawn, verb }: { withdrawn: readonly Withdrawn[]; verb: string }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { sure } = useFormValues()
  return (
    <Alert heading={t.heading} announce="now" focus>
      <ul>
        {withdrawn.map(each => (
          <li>{t.line(each.who, lostWords(each.lost, lang))}</li>
        ))}
      </ul>
      <p>{t.what}</p>
      {sure && <Hidden name="sure" value={String(sure)} />}
      <Buttons>
        <Button name="despite" value={despiteOf(withdrawn)} variant="secondary">
          {verb}
        </Button>
      </Buttons>
    </Alert>
  )
}

/** «Skicka ändå till Anna Ek»: what a yes does. */
export const despiteVerb = (withdrawn: readonly Withdrawn[], language: Language) =>
  texts(language).shareAnyway(
    formatList(
      withdrawn.map(({ who }) => who),
      language,
    ),
  )

const texts = defineTexts({
  heading: { sv: 'Familjen har tagit tillbaka sitt ja', en: 'The family has taken back its yes' },
  line: {
    sv: (who: string, why: string) => `${who}: ${why}`,
    en: (who: string, why: string) => `${who}: ${why}`,
  },
  what: {
    sv: 'Inget är skickat än. Prata med familjen först om du kan. Grunden du har valt kan gälla utan deras ja, men de behöver få veta varför.',
    en: 'Nothing has been sent yet. Talk with the family first if you can. The ground you chose may hold without their yes, but they need to know why.',
  },
  shareAnyway: {
    sv: (who: string) => `Dela ändå med ${who}`,
    en: (who: string) => `Share anyway with ${who}`,
  },
})
