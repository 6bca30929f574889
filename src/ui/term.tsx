import type { Language } from '../i18n/index.ts'
import { usePage } from './page-context.ts'
import { texts } from './texts.ts'

type Said = Record<Language, string>

/** Words of the work that not everybody knows, in the order in which one meets them. */
const terms = {
  namedPerson: {
    word: { sv: 'Barnets kontakt', en: 'Named person' },
    means: {
      sv: 'Den som tar emot det som någon märker om barnet, och som familjen kan vända sig till först. Alltid en person som finns nära barnet, till exempel rektor eller en sjuksköterska på BVC.',
      en: 'Receives what somebody notices about the child, and is who the family can turn to first. Always a person close to the child, such as a head teacher or a child health nurse.',
    },
  },
  assessment: {
    word: { sv: 'Kartläggning', en: 'Assessment' },
    means: {
      sv: 'En gemensam bild av hur barnet har det. Barnet, familjen och personalen svarar var för sig på samma frågor. Sedan ser ni svaren sida vid sida.',
      en: 'A shared picture of how the child is doing. The child, the family and staff answer the same questions separately. Then you see the answers side by side.',
    },
  },
  wheel: {
    word: { sv: 'Hjulet', en: 'The wheel' },
    means: {
      sv: 'Åtta delar av ett barns liv, till exempel att vara trygg, må bra och ha kul. Börja med det som fungerar.',
      en: 'Eight areas of a child’s life, such as being safe, feeling well and having fun. Begin with what works.',
    },
  },
  lead: {
    word: { sv: 'Samordnare', en: 'Lead professional' },
    means: {
      sv: 'Den som håller ihop barnets plan: bjuder in till möten, ser till att det som är bestämt blir gjort och följer upp.',
      en: 'Holds the child’s plan together: organises meetings, makes sure that what is agreed is done, and follows up.',
    },
  },
  action: {
    word: { sv: 'Insats', en: 'Action' },
    means: {
      sv: 'Det som någon ska göra för att nå ett mål i planen. Varje insats har en som gör den och en dag då den ska vara klar.',
      en: 'What somebody will do to reach a goal in the plan. Each action has someone who does it and a day when it should be done.',
    },
  },
  basis: {
    word: { sv: 'Grund', en: 'Legal ground' },
    means: {
      sv: 'Det stöd i lagen som gör att du får lämna en uppgift till en annan verksamhet. Det vanligaste är att familjen har sagt ja. Kring visar bara de grunder som kan gälla mellan er och den som ska få uppgiften.',
      en: 'What in law lets you give information to another organisation. The most common is that the family has said yes. Kring shows only grounds that can apply between you and the receiver.',
    },
  },
  consent: {
    word: { sv: 'Medgivande', en: 'Consent' },
    means: {
      sv: 'Ett ja från vårdnadshavarna, och ibland från barnet, till att vissa uppgifter delas med vissa verksamheter till en viss dag. De kan ta tillbaka det när de vill, utan att säga varför.',
      en: 'A yes from the guardians, and sometimes the child, to certain information being shared with certain organisations until a certain day. They can withdraw it at any time without saying why.',
    },
  },
  harmTest: {
    word: { sv: 'Menprövning', en: 'Test of harm' },
    means: {
      sv: 'En bedömning av om någon tar skada av att uppgiften lämnas ut. Tar ingen skada får den lämnas.',
      en: 'A judgement of whether anybody is harmed if the information is given. If nobody is, it may be given.',
    },
  },
  duty: {
    word: { sv: 'Orosanmälan', en: 'Report to social services' },
    means: {
      sv: 'Den som i sitt arbete misstänker att ett barn far illa måste genast anmäla det till socialtjänsten. Det kräver inget medgivande. Kring visar hur du gör och minns att det är gjort, men anmälan gör du till socialtjänsten.',
      en: 'Whoever at work suspects that a child is being harmed must report it to social services at once. No consent is needed. Kring shows how, and remembers that it was done, but the report itself goes to social services.',
    },
  },
  protectedIdentity: {
    word: { sv: 'Skyddade personuppgifter', en: 'Protected identity' },
    means: {
      sv: 'En del familjer lever under hot. Deras barn syns aldrig i en sökning, och varken mejl eller kalender säger var de är.',
      en: 'Some families live under threat. Their children are never found by a search, and neither mail nor calendar tells where they are.',
    },
  },
  appointment: {
    word: { sv: 'Uppdrag', en: 'Function' },
    means: {
      sv: 'Det du arbetar som på en enhet. Allt som hör till ett uppdrag följer med till den som har det efter dig. Du läser bara det som hör till ditt uppdrag.',
      en: 'What you work as in a unit. All that belongs to a function goes on to whoever holds it after you. You read only what belongs to your function.',
    },
  },
} as const satisfies Record<string, { word: Said; means: Said }>

export type TermName = keyof typeof terms
export const termNames = Object.keys(terms) as TermName[]
export const termOf = (name: TermName, language: Language) => ({
  word: terms[name].word[language],
  means: terms[name].means[language],
})

/** A question mark after a hard word, which says what the word means where it stands. Once on a page for each word. */
export function Term({ name }: { name: TermName }) {
  const { lang } = usePage()
  const { word, means } = termOf(name, lang)
  const id = `term-${name}`
  return (
    <span class="term">
      <button type="button" popovertarget={id} aria-label={texts(lang).whatIs(word)}>
        ?
      </button>
      <span id={id} popover="auto" role="note">
        <strong>{word}</strong> {means}
      </span>
    </span>
  )
}
