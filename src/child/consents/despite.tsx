import type { Child as Content } from 'hono/jsx'
import { defineTexts, formatList, type Language } from '../../i18n/index.ts'
import { holderOrPost } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import {
  Alert,
  Button,
  Buttons,
  type FormState,
  Hidden,
  LinkButton,
  useFormValues,
  usePage,
  Written,
} from '../../ui/index.ts'
import { findLost, type Lost, lostWords } from './lost.ts'
import { consentPaths } from './noun.ts'

/** Who would be given something though the family has taken its yes to their unit back, and since when. */
export type Withdrawn = { who: string; lost: Lost }

type Answers = NonNullable<FormState['values']>
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

/** One of them was taken back after that moment: what was said and known until then says nothing about now. */
export const isBefore = (withdrawn: readonly Withdrawn[], moment: Date | null | undefined) =>
  withdrawn.some(({ lost }) => !moment || (lost.at !== null && lost.at > moment))

/**
 * The answers of a form without those that a withdrawal has made untrue: the ground, what the family says and whether it knows (R4). What
 * the family had said is kept apart, to be shown (R20).
 */
export function withoutYes(values: Answers): { values: Answers; said: string } {
  const { basisId: _basis, informed: _informed, familyView, ...left } = values
  return { values: left, said: String(familyView ?? '') }
}

/** The answers of a form that was sent: without the yes where the page that it was written on did not tell of the withdrawal. */
export const answersOf = (values: Answers, withdrawn: readonly Withdrawn[]) =>
  withdrawn.length && values.despite !== despiteOf(withdrawn) ? withoutYes(values) : { values, said: '' }

type BandProps = {
  withdrawn: readonly Withdrawn[]
  childId: string
  /** Where one is without doing it. */
  cancel: string
  /** What the family had said before it took its yes back. */
  said?: string | undefined
  /** The form was sent before its page told of this. */
  asked?: boolean
}

/**
 * At the head of a form that gives something on another ground than the consent that was taken back (R4), when it opens: about whom, since
 * when, and the other ways. The form's own button is then a `DespiteButton`.
 */
export function DespiteBand(props: BandProps) {
  const t = texts(usePage().lang)
  return (
    <Band {...props}>
      {props.said && <Written>{t.saidBefore(props.said)}</Written>}
      <p>{t.anew}</p>
      <Buttons>
        <OtherWays {...props} />
      </Buttons>
    </Band>
  )
}

/** The same with its own yes, where it is known only afterwards who the receivers are. A yes to another question of the form is kept. */
export function DespiteQuestion({ verb, ...props }: Omit<BandProps, 'said' | 'asked'> & { verb: string }) {
  const { sure } = useFormValues()
  return (
    <Band {...props} asked>
      {sure && <Hidden name="sure" value={String(sure)} />}
      <Buttons>
        <Button name="despite" value={despiteOf(props.withdrawn)} variant="secondary">
          {verb}
        </Button>
        <OtherWays {...props} />
      </Buttons>
    </Band>
  )
}

/** Sends the form with a yes to what its band says. */
export const DespiteButton = ({ withdrawn, verb }: { withdrawn: readonly Withdrawn[]; verb: string }) => (
  <Button name="despite" value={despiteOf(withdrawn)}>
    {verb}
  </Button>
)

function Band({ withdrawn, asked, children }: BandProps & { children: Content }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Alert tone="caution" heading={t.heading} {...(asked && { announce: 'now', focus: true })}>
      <ul>
        {withdrawn.map(each => (
          <li>{t.line(each.who, lostWords(each.lost, lang))}</li>
        ))}
      </ul>
      <p>{t.what}</p>
      {children}
    </Alert>
  )
}

function OtherWays({ childId, cancel }: BandProps) {
  const t = texts(usePage().lang)
  return (
    <>
      <LinkButton href={consentPaths.newConsent(childId)} variant="secondary">
        {t.askConsent}
      </LinkButton>
      <LinkButton href={cancel} variant="quiet">
        {t.cancel}
      </LinkButton>
    </>
  )
}

const verbs = ['send', 'save', 'invite', 'open', 'give'] as const

/** «Skicka ändå till Anna Ek»: what a yes does. */
export const despiteVerb = (
  does: (typeof verbs)[number],
  withdrawn: readonly Withdrawn[],
  language: Language,
) =>
  texts(language)[`${does}Anyway`](
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
    sv: 'Inget är delat än. Prata med familjen först om du kan. En annan grund kan gälla utan deras ja, men de behöver få veta varför.',
    en: 'Nothing has been shared yet. Talk with the family first if you can. Another ground may hold without their yes, but they need to know why.',
  },
  anew: {
    sv: 'Svara igen på vilken grund du har, vad familjen säger och om de vet.',
    en: 'Answer again which ground you have, what the family says and whether they know.',
  },
  saidBefore: {
    sv: (said: string) => `Innan dess stod det: ”${said}”`,
    en: (said: string) => `Until then it said: “${said}”`,
  },
  askConsent: { sv: 'Be om medgivande', en: 'Ask for consent' },
  cancel: { sv: 'Avbryt', en: 'Cancel' },
  sendAnyway: {
    sv: (who: string) => `Skicka ändå till ${who}`,
    en: (who: string) => `Send anyway to ${who}`,
  },
  saveAnyway: {
    sv: (who: string) => `Spara ändå att ${who} ska få det`,
    en: (who: string) => `Save anyway that ${who} gets it`,
  },
  inviteAnyway: {
    sv: (who: string) => `Bjud in ${who} ändå`,
    en: (who: string) => `Invite ${who} anyway`,
  },
  giveAnyway: {
    sv: (who: string) => `Ge dem ändå till ${who}`,
    en: (who: string) => `Give them anyway to ${who}`,
  },
  openAnyway: {
    sv: (who: string) => `Öppna ändå för ${who}`,
    en: (who: string) => `Open anyway to ${who}`,
  },
})
