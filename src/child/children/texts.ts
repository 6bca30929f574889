import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Barnen', en: 'Children' },
  lead: {
    sv: 'De barn som du arbetar med, eller har fått veta något om.',
    en: 'The children that you work with, or have been told about.',
  },
  newChild: { sv: 'Lägg till ett barn', en: 'Add a child' },
  newLead: {
    sv: 'Bara de i er enhet som arbetar med barnet ser det här.',
    en: 'Only people in your unit who work with the child see this.',
  },
  none: {
    sv: 'Du arbetar inte med något barn här än.',
    en: 'You do not work with any child here yet.',
  },
  noneFound: {
    sv: 'Inget barn som du arbetar med heter så.',
    en: 'No child that you work with has that name.',
  },
  emergencyWhen: {
    sv: 'Är ett barn i fara, och barnet finns inte i din lista?',
    en: 'Is a child in danger who is not on your list?',
  },
  emergency: { sv: 'Öppna i nöd', en: 'Open in an emergency' },
  givenName: { sv: 'Förnamn', en: 'First name' },
  familyName: { sv: 'Efternamn', en: 'Surname' },
  personNumber: { sv: 'Personnummer', en: 'Personal identity number' },
  personNumberHint: {
    sv: 'ÅÅÅÅMMDD-NNNN. Lämna tomt om du inte vet.',
    en: 'YYYYMMDD-NNNN. Leave it empty if you do not know.',
  },
  birthDate: { sv: 'Född', en: 'Date of birth' },
  birthMismatch: {
    sv: 'Dagen stämmer inte med personnumret.',
    en: 'The date of birth does not match the personal identity number.',
  },
  birthFuture: { sv: 'Välj en dag som har varit.', en: 'Choose a day in the past.' },
  language: { sv: 'Språk som familjen helst talar', en: 'Language the family prefers' },
  interpreter: { sv: 'Familjen behöver tolk', en: 'The family needs an interpreter' },
  protection: { sv: 'Har barnet skyddade personuppgifter?', en: 'Is the child’s identity protected?' },
  protectionMissing: {
    sv: 'Svara om barnet har skyddade personuppgifter.',
    en: 'Choose whether the child’s identity is protected.',
  },
  protection_none: { sv: 'Nej', en: 'No' },
  protection_marked: { sv: 'Ja, sekretessmarkering', en: 'Yes, marked confidential' },
  protection_protected_registration: { sv: 'Ja, skyddad folkbokföring', en: 'Yes, protected registration' },
  protection_fictitious: { sv: 'Ja, fingerade uppgifter', en: 'Yes, a new identity' },
  save: { sv: 'Lägg till barnet', en: 'Add the child' },
  namedPerson: { sv: 'Barnets kontakt', en: 'Named person' },
  namedPersonNone: { sv: 'Ingen är barnets kontakt än.', en: 'Nobody is the named person yet.' },
  chooseNamedPerson: { sv: 'Välj barnets kontakt', en: 'Choose the named person' },
  namedPersonLead: {
    sv: 'Den som tar emot det som någon märker, och som familjen kan vända sig till.',
    en: 'The person who receives what others notice, and whom the family can turn to.',
  },
  inOurUnit: { sv: 'I vår enhet', en: 'In our unit' },
  inOtherUnits: {
    sv: 'Annan enhet: det du lämnar dit blir ett utlämnande.',
    en: 'Another unit: what you give them is a disclosure.',
  },
  searchNamedPerson: {
    sv: 'Sök på namn, enhet eller kommun',
    en: 'Search by name, unit or municipality',
  },
  functionIdMissing: {
    sv: 'Välj vem som ska vara barnets kontakt.',
    en: 'Choose who shall be the named person.',
  },
  saveNamedPerson: { sv: 'Spara', en: 'Save' },
  addGuardian: {
    sv: 'Lägg till vårdnadshavare eller annan närstående',
    en: 'Add a guardian or another close person',
  },
  name: { sv: 'Namn', en: 'Name' },
  relation: { sv: 'Vem är det för barnet?', en: 'How are they related to the child?' },
  relationHint: { sv: 'Till exempel mamma, pappa, mormor', en: 'For example mother, father, grandmother' },
  custody: { sv: 'Är vårdnadshavare', en: 'Has custody' },
  custodyHint: {
    sv: 'Kryssa bara i om personen har vårdnaden. Den som inte är vårdnadshavare får inte veta något utan stöd i lag eller medgivande. Det som delas för att vårdnadshavarna har sagt ja slutar delas tills också den nya har sagt ja.',
    en: 'Tick only if the person has custody. What is shared because the custody holders said yes stops until the new one has said yes too.',
  },
  numberOfChild: {
    sv: 'Det är barnets eget nummer. Skriv vårdnadshavarens.',
    en: 'This is the child’s own number. Write the guardian’s.',
  },
  numberOfGuardian: {
    sv: (name: string) => `${name} har redan det numret här. Två kan inte ha samma.`,
    en: (name: string) => `${name} already has this number here. Two people cannot share one.`,
  },
  unlikely: {
    sv: (born: string, why: string) => `Numret hör till någon som är född ${born}: ${why}. Stämmer det?`,
    en: (born: string, why: string) =>
      `The number belongs to someone born on ${born}: ${why}. Is that right?`,
  },
  unlikely_young: { sv: 'under 15 år', en: 'under 15' },
  unlikely_old: { sv: 'över 100 år', en: 'over 100' },
  unlikely_younger: { sv: 'inte äldre än barnet', en: 'no older than the child' },
  unlikely_close: { sv: 'mindre än 13 år äldre än barnet', en: 'less than 13 years older than the child' },
  sure: { sv: 'Ja, numret stämmer', en: 'Yes, the number is right' },
  sureHint: {
    sv: 'Den som har numret kan logga in och läsa om barnet, om hen är vårdnadshavare.',
    en: 'Whoever has this number can sign in and read about the child, if they have custody.',
  },
  saveGuardian: { sv: 'Lägg till', en: 'Add' },
})
