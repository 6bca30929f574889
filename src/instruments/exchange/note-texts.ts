import { defineTexts } from '../../i18n/index.ts'
import { languageIn } from './languages.ts'

const because = (what: string) => what && ` (${what})`

/** What a note says, to be read after the place that it is about. Each takes what it is about, and the words of the question. */
export const noteTexts = defineTexts({
  'not-asked-type': {
    sv: (type: string, words: string) => `frågan ”${words}” ställs inte. Sorten ${type} finns inte här.`,
    en: (type: string, words: string) =>
      `the question “${words}” is not asked. The type ${type} is not known here.`,
  },
  'not-asked-condition': {
    sv: (what: string, words: string) =>
      `frågan ”${words}” ställs inte. Villkoret för vem som får den går inte att läsa${because(what)}.`,
    en: (what: string, words: string) =>
      `the question “${words}” is not asked. The condition for who gets it cannot be read${because(what)}.`,
  },
  'not-asked-depends': {
    sv: (what: string, words: string) =>
      `frågan ”${words}” ställs inte. Den hänger på svaret på ${what}, som inte är en fråga här.`,
    en: (what: string, words: string) =>
      `the question “${words}” is not asked. It hangs on the answer to ${what}, which is no question here.`,
  },
  'not-asked-option': {
    sv: (what: string, words: string) =>
      `frågan ”${words}” ställs inte. Den hänger på svaret ${what}, som inte går att ge.`,
    en: (what: string, words: string) =>
      `the question “${words}” is not asked. It hangs on the answer ${what}, which cannot be given.`,
  },
  'not-asked-loop': {
    sv: (_: string, words: string) => `frågan ”${words}” ställs inte. Villkoren går i en ring.`,
    en: (_: string, words: string) => `the question “${words}” is not asked. The conditions go in a ring.`,
  },
  'not-asked-list': {
    sv: (list: string, words: string) =>
      `frågan ”${words}” ställs inte. Dess svar${because(list)} finns inte i filen. Lägg in dem i filen, eller skriv frågan på nytt här.`,
    en: (list: string, words: string) =>
      `the question “${words}” is not asked. Its answers${because(list)} are not in the file. Put them into the file, or write the question anew here.`,
  },
  'not-asked-few': {
    sv: (list: string, words: string) =>
      `frågan ”${words}” ställs inte. Den har färre än två svar att välja på${because(list)}.`,
    en: (list: string, words: string) =>
      `the question “${words}” is not asked. It has fewer than two answers to choose from${because(list)}.`,
  },
  'not-asked-many': {
    sv: (most: string, words: string) =>
      `frågan ”${words}” ställs inte. Den har fler än ${most} svar eller delar.`,
    en: (most: string, words: string) =>
      `the question “${words}” is not asked. It has more than ${most} answers or parts.`,
  },
  'not-asked-label': {
    sv: (name: string) => `frågan ${name} ställs inte. Den har ingen text.`,
    en: (name: string) => `the question ${name} is not asked. It has no text.`,
  },
  'not-asked-inside': {
    sv: (outer: string, words: string) =>
      `frågan ”${words}” ställs inte. Den hör till ${outer}, som inte följde med.`,
    en: (outer: string, words: string) =>
      `the question “${words}” is not asked. It belongs to ${outer}, which was left out.`,
  },
  'not-asked-repeat': {
    sv: (what: string, words: string) =>
      `frågan ”${words}” ställs inte. Inne i en upprepning går ${what} inte.`,
    en: (what: string, words: string) =>
      `the question “${words}” is not asked. Inside a repeat ${what} cannot be had.`,
  },
  more: {
    sv: (n: string) => `… och ${n} saker till.`,
    en: (n: string) => `… and ${n} things more.`,
  },

  'text-condition': {
    sv: (_: string, words: string) =>
      `texten ”${words}” visas inte. Den skulle visas bara ibland, och det går inte här.`,
    en: (_: string, words: string) =>
      `the text “${words}” is not shown. It was for some only, and that cannot be had here.`,
  },
  'text-nowhere': {
    sv: (_: string, words: string) => `texten ”${words}” visas inte. Det finns ingen fråga att visa den vid.`,
    en: (_: string, words: string) =>
      `the text “${words}” is not shown. There is no question to show it beside.`,
  },
  'text-replaced': {
    sv: (column: string, words: string) =>
      `texten ”${words}” visas inte. Kolumnen ${column} har en annan på samma språk.`,
    en: (column: string, words: string) =>
      `the text “${words}” is not shown. The column ${column} has another in the same language.`,
  },
  'text-lacks': {
    sv: (language: string, words: string) =>
      `”${words}” har ingen text på ${languageIn(language, 'sv')}. Där visas en annan text ur filen.`,
    en: (language: string, words: string) =>
      `“${words}” has no text in ${languageIn(language, 'en')}. Another text of the file is shown there.`,
  },
  language: {
    sv: (what: string) =>
      `texterna i ${what} visas inte, för språket känns inte igen. Skriv språkets kod, till exempel label::Arabiska (ar).`,
    en: (what: string) =>
      `the texts in ${what} are not shown, since the language is not known. Write its code, as in label::Arabic (ar).`,
  },
  media: {
    sv: (what: string) => `bild, ljud eller film visas inte${because(what)}.`,
    en: (what: string) => `a picture, sound or film is not shown${because(what)}.`,
  },
  reference: {
    sv: (what: string, words: string) => `”${words}” hämtar in ${what}. Där står … i stället.`,
    en: (what: string, words: string) => `“${words}” fetches ${what}. There … stands in its place.`,
  },
  look: {
    sv: (what: string) => `det visas på ett annat sätt. ${what} följde inte med.`,
    en: (what: string) => `it is shown in another way. ${what} was left out.`,
  },

  'choice-filter': {
    sv: (what: string) => `alla svar visas för alla. Urvalet följde inte med${because(what)}.`,
    en: (what: string) => `all answers are shown to everybody. The filter was left out${because(what)}.`,
  },
  'no-limit': {
    sv: (what: string) => `svaret får vara vad som helst. Gränsen följde inte med${because(what)}.`,
    en: (what: string) => `the answer may be anything. The limit was left out${because(what)}.`,
  },
  'no-default': {
    sv: (what: string) => `inget svar är ifyllt från början${because(what)}.`,
    en: (what: string) => `no answer is filled in from the start${because(what)}.`,
  },
  'as-words': {
    sv: (what: string, words: string) => `”${words}” besvaras med egna ord${because(what)}.`,
    en: (what: string, words: string) => `“${words}” is answered in one’s own words${because(what)}.`,
  },
  'as-yes-no': {
    sv: (_: string, words: string) =>
      `”${words}” besvaras med ja eller nej. I filen är det en ruta att kryssa i.`,
    en: (_: string, words: string) =>
      `“${words}” is answered with yes or no. In the file it is a box to tick.`,
  },
  once: {
    sv: (_: string, words: string) => `”${words}” kan besvaras en gång. I filen går det flera gånger.`,
    en: (_: string, words: string) => `“${words}” can be answered once. In the file it can be several times.`,
  },
  changeable: {
    sv: (what: string) => `svaret räknas inte ut och är inte låst, utan fylls i för hand${because(what)}.`,
    en: (what: string) => `the answer is neither reckoned nor locked, but filled in by hand${because(what)}.`,
  },
  'no-own-words': {
    sv: (_: string, words: string) => `”${words}” har inget fält för ett eget svar.`,
    en: (_: string, words: string) => `“${words}” has no field for an answer of one’s own.`,
  },
  'not-required': {
    sv: (what: string) =>
      `frågan får lämnas tom. Regeln för när den måste besvaras följde inte med${because(what)}.`,
    en: (what: string) =>
      `the question may be left empty. The rule for when it must be answered was left out${because(what)}.`,
  },
  rows: {
    sv: (what: string) => `den som svarar väljer själv hur många rader, högst 20${because(what)}.`,
    en: (what: string) => `whoever answers chooses how many rows, 20 at most${because(what)}.`,
  },
  'fewer-options': {
    sv: (what: string) => `svaret ${what} står två gånger och visas en gång.`,
    en: (what: string) => `the answer ${what} stands twice and is shown once.`,
  },
  'options-shown': {
    sv: (what: string) => `svaren går att välja på ett annat sätt. ${what} följde inte med.`,
    en: (what: string) => `the answers can be chosen in another way. ${what} was left out.`,
  },

  'follow-up': {
    sv: (after: string, words: string) => `”${words}” frågas efter ${after}, i stället för under den.`,
    en: (after: string, words: string) => `“${words}” is asked after ${after}, instead of under it.`,
  },
  'shown-after': {
    sv: (_: string, words: string) => `texten ”${words}” visas sist, när svaren är skickade.`,
    en: (_: string, words: string) => `the text “${words}” is shown last, when the answers have been sent.`,
  },
  'condition-all': {
    sv: (_: string, words: string) =>
      `filen säger inte om alla villkor måste stämma för ”${words}”. Här måste alla stämma.`,
    en: (_: string, words: string) =>
      `the file does not say whether all conditions must hold for “${words}”. Here all must.`,
  },
  renamed: { sv: (to: string) => `namnet blev ${to}.`, en: (to: string) => `the name became ${to}.` },

  'left-out': {
    sv: (what: string) => `”${what}” följde inte med.`,
    en: (what: string) => `“${what}” was left out.`,
  },
  'no-heading': {
    sv: (column: string) => `kolumn ${column} har ingen rubrik. Det som står där följde inte med.`,
    en: (column: string) => `the column ${column} has no heading. What stands there was left out.`,
  },
  'no-type': {
    sv: (words: string) => `raden säger inte vad den är, så ”${words}” följde inte med.`,
    en: (words: string) => `the row does not say what it is, so “${words}” was left out.`,
  },
  sheet: {
    sv: (name: string) => `bladet ${name} följde inte med.`,
    en: (name: string) => `the sheet ${name} was left out.`,
  },
  'unused-list': {
    sv: (name: string) => `ingen fråga har svarslistan ${name}. Den följde inte med.`,
    en: (name: string) => `no question has the list of answers ${name}. It was left out.`,
  },
  'never-asked': {
    sv: (what: string) => `detta frågar ingen, inte heller i filen, och det följde inte med${because(what)}.`,
    en: (what: string) => `this asks nobody, in the file neither, and it was left out${because(what)}.`,
  },
  'language-guess': {
    sv: () => 'filen säger inte vilket språk texterna är på. De är lästa som svenska.',
    en: () => 'the file does not say what language the texts are in. They were read as Swedish.',
  },
  'written-by-us': {
    sv: () => 'filen säger inte varifrån formuläret kommer. Skriv det innan du publicerar.',
    en: () => 'the file does not say where the form comes from. Write it before you publish.',
  },
})
