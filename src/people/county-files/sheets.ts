import type { Language } from '../../i18n/index.ts'

export const sheetNames = ['organisations', 'bodies', 'units', 'functions', 'people'] as const
export type SheetName = (typeof sheetNames)[number]

/** `needed`: the file has the column. What it means stands in the template and on the page. */
type Column = { needed?: true; example: string } & Record<Language, string>

const ref = (sv: string, en: string, example: string): Column => ({ needed: true, sv, en, example })
const closed: Column = {
  sv: 'yes avslutar, no öppnar igen. Tomt ändrar inget.',
  en: 'yes ends it, no opens it again. Empty changes nothing.',
  example: 'no',
}
const yesOrNo = { sv: 'yes eller no. Tomt är no.', en: 'yes or no. Empty is no.' }
const day = { sv: 'Dag som 2026-09-01.', en: 'A day such as 2026-09-01.' }

/** The five sheets, in the order that they are taken in, each with its columns. */
export const sheets = {
  organisations: {
    ref: ref('Källsystemets id.', 'The id of the source system.', 'vik'),
    name: ref('Vad den heter.', 'What it is called.', 'Viks kommun'),
    kind: ref('Slag: se listan.', 'Kind: see the list.', 'municipality'),
    number: {
      sv: 'Organisationsnummer, tio siffror. Tomt för ett nätverk.',
      en: 'Organisation number, ten digits. Empty for a network.',
      example: '212000-1231',
    },
    closed,
  },
  bodies: {
    ref: ref('Källsystemets id.', 'The id of the source system.', 'vik-bun'),
    organisation_ref: ref('Organisationens ref.', 'The ref of the organisation.', 'vik'),
    name: ref('Vad den heter.', 'What it is called.', 'Barn- och utbildningsnämnden'),
    kind: ref('Slag: se listan.', 'Kind: see the list.', 'committee'),
    closed,
  },
  units: {
    ref: ref('Källsystemets id.', 'The id of the source system.', 'vik-skola'),
    organisation_ref: ref('Organisationens ref.', 'The ref of the organisation.', 'vik'),
    body_ref: {
      sv: 'Nämndens eller styrelsens ref. Får vara tomt.',
      en: 'The ref of the board or committee. May be empty.',
      example: 'vik-bun',
    },
    name: ref('Vad den heter.', 'What it is called.', 'Viks skola'),
    kind: ref('Slag: se listan.', 'Kind: see the list.', 'school'),
    legal_domain: ref('Lagområde: se listan.', 'Legal domain: see the list.', 'school'),
    from_age: {
      sv: 'Yngsta ålder som enheten följer. Tomt om den inte har egna barn.',
      en: 'The youngest age that the unit follows. Empty where it has no children of its own.',
      example: '6',
    },
    to_age: { sv: 'Äldsta ålder.', en: 'The oldest age.', example: '16' },
    phone: { sv: 'Telefon. Får vara tomt.', en: 'Telephone. May be empty.', example: '0980-31 92 00' },
    closed,
  },
  functions: {
    ref: ref('Källsystemets id.', 'The id of the source system.', 'vik-skola-larare'),
    unit_ref: ref('Enhetens ref.', 'The ref of the unit.', 'vik-skola'),
    name: ref('Vad uppdraget heter.', 'What the function is called.', 'Lärare'),
    kind: ref('Slag: se listan.', 'Kind: see the list.', 'staff'),
    receives_requests: {
      sv: `Tar emot frågor om stöd: ${yesOrNo.sv}`,
      en: `Receives requests: ${yesOrNo.en}`,
      example: 'no',
    },
    may_open_in_emergency: {
      sv: `Får öppna i en nödsituation: ${yesOrNo.sv}`,
      en: `May open in an emergency: ${yesOrNo.en}`,
      example: 'no',
    },
    closed,
  },
  people: {
    function_ref: ref('Uppdragets ref.', 'The ref of the function.', 'vik-skola-larare'),
    name: ref('För- och efternamn.', 'First and last name.', 'Siv Ask'),
    email: ref(
      'Mejladress i arbetet. Personen känns igen på den.',
      'Mail address at work. They are known by it.',
      'siv.ask@vik.example.se',
    ),
    sign_in_name: {
      sv: 'Användarnamn vid inloggningen. Tomt där mejladressen räcker.',
      en: 'User name at the sign-in. Empty where the mail address is enough.',
      example: '',
    },
    provider: {
      sv: 'Var personen loggar in. Tomt där det bara finns ett ställe.',
      en: 'Where they sign in. Empty where there is one place.',
      example: '',
    },
    from: {
      sv: `Från och med, i dag eller senare. Tomt är nu. ${day.sv}`,
      en: `From, today or later. Empty is now. ${day.en}`,
      example: '',
    },
    until: {
      sv: `Till och med. En dag som har varit avslutar nu. Tomt är tills vidare. ${day.sv}`,
      en: `The last day. A day that has been ends it now. Empty is until further notice. ${day.en}`,
      example: '',
    },
  },
} as const satisfies Record<SheetName, Record<string, Column>>

export const columnsOf = (sheet: SheetName): string[] => Object.keys(sheets[sheet])
export const columnOf = (sheet: SheetName, name: string) => (sheets[sheet] as Record<string, Column>)[name]
export const neededIn = (sheet: SheetName) => columnsOf(sheet).filter(each => columnOf(sheet, each)?.needed)

/** Which sheet the columns of a file are: those of people and functions name what no other has. */
export const sheetOfColumns = (columns: readonly string[]): SheetName | undefined =>
  sheetNames.toReversed().find(sheet => neededIn(sheet).every(each => columns.includes(each)))

/** A heading as the columns are written: `Organisation ref` is `organisation_ref`. */
export const headingOf = (typed: string) =>
  typed
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
