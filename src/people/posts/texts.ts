import { defineTexts, formatDate, formatList } from '../../i18n/index.ts'

export const texts = defineTexts({
  newPost: { sv: 'Nytt uppdrag', en: 'New function' },
  newPostLead: {
    sv: 'Ett uppdrag är en roll i enheten. Det som hör till det följer med när någon annan tar över.',
    en: 'A function is a role in the unit. What belongs to it stays with it when somebody else takes over.',
  },
  editPost: { sv: 'Ändra uppdraget', en: 'Change the function' },
  name: { sv: 'Vad heter uppdraget?', en: 'What is the function called?' },
  nameHint: {
    sv: 'Som man säger till vardags. Till exempel Rektor.',
    en: 'As people say it. For example Head teacher.',
  },
  nameMissing: {
    sv: 'Skriv vad det heter, eller vad personen heter.',
    en: 'Write what it is called, or the name of the person.',
  },
  nameTaken: {
    sv: 'Enheten har redan ett uppdrag som heter så.',
    en: 'The unit already has a function with that name.',
  },
  kind: { sv: 'Vad får den göra som har uppdraget?', en: 'What may whoever holds it do?' },
  kindMissing: { sv: 'Välj vad den får göra.', en: 'Choose what they may do.' },
  kind_staff: { sv: 'Arbetar med barn', en: 'Works with children' },
  kind_staff_hint: { sv: 'Chefen ger det till någon.', en: 'The manager gives it to somebody.' },
  kind_named_person: { sv: 'Är barnets kontakt', en: 'Is a child’s named person' },
  kind_named_person_hint: {
    sv: 'Tar emot det andra har märkt. Chefen ger det till någon.',
    en: 'Receives what others have noticed. The manager gives it to somebody.',
  },
  kind_manager: { sv: 'Är chef för enheten', en: 'Manages the unit' },
  kind_manager_hint: {
    sv: 'Lägger till kollegor och ger dem uppdrag. Du ger det till någon.',
    en: 'Adds colleagues and gives them functions. You give it to somebody.',
  },
  kind_process_leader: { sv: 'Är processledare', en: 'Is process leader' },
  kind_process_leader_hint: {
    sv: 'Skickar enkäter och följer målen. Ser inget enskilt barn. Du ger det till någon.',
    en: 'Sends surveys and follows the goals. Sees no individual child. You give it to somebody.',
  },
  kind_log_reviewer: { sv: 'Granskar loggen', en: 'Reviews the log' },
  kind_log_reviewer_hint: {
    sv: 'Ser vem som har läst vad, i alla enheter. Välj någon som inte arbetar med barnen. Du ger det till någon.',
    en: 'Sees who has read what, in all units. Choose somebody who does not work with the children. You give it to somebody.',
  },
  kind_organisation_administrator: { sv: 'Förvaltar organisationen', en: 'Administers the organisation' },
  kind_organisation_administrator_hint: {
    sv: 'Sköter den här organisationens enheter, uppdrag och personer. Ser inga barn. Du ger det till någon.',
    en: 'Keeps the units, functions and people of this organisation. Sees no children. You give it to somebody.',
  },
  kind_administrator: { sv: 'Är systemförvaltare', en: 'Administers the system' },
  kind_administrator_hint: {
    sv: 'Gör det du gör. Ser inga barn. Du ger det till någon.',
    en: 'Does what you do. Sees no children. You give it to somebody.',
  },
  administratorNothing: {
    sv: 'Den som förvaltar får ingenting om barn. Bocka av frågor om stöd och nödsituation.',
    en: 'Who administers is given nothing about children. Untick requests and emergencies.',
  },
  ownRights: {
    sv: 'Du har eller har haft uppdraget. Be en annan systemförvaltare att ändra vad det ger rätt till.',
    en: 'You hold or have held this function. Ask another administrator to change what it gives a right to.',
  },
  receives: { sv: 'Tar emot frågor om stöd', en: 'Receives requests for support' },
  emergency: { sv: 'Får öppna i en nödsituation', en: 'May open in an emergency' },
  emergencyHint: {
    sv: 'Läser det som behövs genast, med ett skrivet skäl som andra får veta. Ge det till få.',
    en: 'Reads what is needed at once, with a written reason that others are told. Give it to few.',
  },
  make: { sv: 'Lägg till', en: 'Add' },
  save: { sv: 'Spara', en: 'Save' },
  reason: { sv: 'Varför?', en: 'Why?' },
  reasonHint: {
    sv: 'Några ord. De sparas tillsammans med ditt namn.',
    en: 'A few words. They are kept with your name.',
  },
  reasonMissing: { sv: 'Skriv varför, med några ord.', en: 'Write why, in a few words.' },
  closed: { sv: 'Stängt', en: 'Closed' },
  change: { sv: 'Ändra', en: 'Change' },
  close: { sv: 'Stäng uppdraget', en: 'Close the function' },
  closeHeading: { sv: (name: string) => `Stäng ${name}`, en: (name: string) => `Close ${name}` },
  closeMeans: {
    sv: 'Ingen kan få uppdraget, och ingen hittar det. Det som är skrivet står kvar. Du kan öppna det igen.',
    en: 'Nobody can be given the function, and nobody finds it. What has been written stays. You can open it again.',
  },
  notYet: { sv: 'Det går inte än', en: 'Not possible yet' },
  why_held: {
    sv: 'Någon har uppdraget. Avsluta det först.',
    en: 'Somebody holds the function. End that first.',
  },
  why_rule: {
    sv: 'Uppdraget är barnets kontakt för en ålder. Ta bort regeln först.',
    en: 'The function is the named person of an age. Remove the rule first.',
  },
  why_answers: {
    sv: 'Något hör till uppdraget som ingen annan svarar för. Den som har det, eller enhetens chef, lämnar över det först.',
    en: 'Something belongs to the function that nobody else answers for. Whoever holds it, or the manager of the unit, hands it over first.',
  },
  why_managers: {
    sv: 'Enhetens chef stänger uppdraget. Chefen ser vad som måste lämnas över.',
    en: 'The manager of the unit closes the function, and sees what must be handed over.',
  },
  reopen: { sv: 'Öppna igen', en: 'Open again' },
  reopenNot: {
    sv: 'Ett annat uppdrag har namnet nu, eller enheten är avslutad. Ändra det först.',
    en: 'Another function has the name now, or the unit is ended. Change that first.',
  },
  closedPosts: { sv: (n: number) => `Stängda uppdrag (${n})`, en: (n: number) => `Closed functions (${n})` },
  holders: { sv: 'Vem har uppdraget?', en: 'Who holds it?' },
  nobody: { sv: 'Ingen har uppdraget.', en: 'Nobody holds the function.' },
  since: {
    sv: (day: string) => `sedan ${formatDate(day, 'sv')}`,
    en: (day: string) => `since ${formatDate(day, 'en')}`,
  },
  byManager: {
    sv: 'Enhetens chef ger det här uppdraget till någon.',
    en: 'The manager of the unit gives this function to somebody.',
  },
  byManagerOrFile: {
    sv: 'Enhetens chef ger det här uppdraget till någon. Du kan göra det med en fil.',
    en: 'The manager of the unit gives this function to somebody. You can do it by a file.',
  },
  bySystem: {
    sv: 'Systemförvaltaren sköter det här uppdraget.',
    en: 'The system administrator keeps this function.',
  },
  ref: { sv: 'Id i filer', en: 'Id in files' },
  refHint: {
    sv: 'Vad källsystemet kallar uppdraget. Behövs bara om ni läser in filer.',
    en: 'What the source system calls the function. Needed only if you read files in.',
  },
  refTaken: { sv: 'Det id:t har ett annat uppdrag redan.', en: 'Another function has that id already.' },
  appoint: { sv: 'Ge uppdraget till någon', en: 'Give it to somebody' },
  appointAnother: { sv: 'Ge det till en till', en: 'Give it to one more' },
  appointLead: {
    sv: 'Den som får uppdraget har det från nu. Enhetens andra chefer och den som granskar loggen får veta det.',
    en: 'Whoever gets it holds it from now. Other managers of the unit and whoever reviews the log are told.',
  },
  person: { sv: 'För- och efternamn', en: 'First and last name' },
  email: { sv: 'Mejladress i arbetet', en: 'Mail address at work' },
  emailHint: {
    sv: 'Personen känns igen på den vid första inloggningen.',
    en: 'They are known by it at the first sign-in.',
  },
  emailMissing: { sv: 'Skriv mejladressen.', en: 'Write the mail address.' },
  emailWrong: { sv: 'Det är ingen mejladress. Kontrollera den.', en: 'That is no mail address. Check it.' },
  emailTaken: {
    sv: 'Någon med ett annat namn väntas redan med den adressen. Kontrollera namnet.',
    en: 'Somebody of another name is already expected by that address. Check the name.',
  },
  subject: { sv: 'Användarnamn vid inloggningen', en: 'User name at the sign-in' },
  subjectHint: {
    sv: 'Så som inloggningen känner personen. Den som driver inloggningen vet.',
    en: 'As the sign-in knows them. Whoever runs the sign-in knows it.',
  },
  subjectMissing: { sv: 'Skriv användarnamnet.', en: 'Write the user name.' },
  subjectTaken: {
    sv: 'Någon med ett annat namn loggar redan in med det. Kontrollera båda.',
    en: 'Somebody of another name already signs in with it. Check both.',
  },
  provider: { sv: 'Var loggar personen in?', en: 'Where do they sign in?' },
  providerStaff: { sv: 'Med arbetskontot', en: 'With the account at work' },
  providerGuests: { sv: 'Med ett gästkonto', en: 'With a guest account' },
  providerMissing: { sv: 'Välj var personen loggar in.', en: 'Choose where they sign in.' },
  self: {
    sv: 'Ingen ger sig själv ett uppdrag. Be en annan systemförvaltare.',
    en: 'Nobody gives themself a function. Ask another administrator.',
  },
  give: { sv: 'Ge uppdraget', en: 'Give the function' },
  end: { sv: 'Avsluta', en: 'End' },
  endHeading: {
    sv: (name: string) => `${name} slutar i uppdraget`,
    en: (name: string) => `${name} leaves the function`,
  },
  endMeans: {
    sv: (name: string) =>
      `${name} ser från nu ingenting som hör till uppdraget. Det som är skrivet står kvar.`,
    en: (name: string) =>
      `From now ${name} sees nothing that belongs to the function. What has been written stays.`,
  },
  whyEnd_last: {
    sv: 'Då finns ingen kvar som sköter systemet. Ge uppdraget till någon annan först.',
    en: 'Nobody would be left who administers the system. Give the function to somebody else first.',
  },
  whyEnd_answers: {
    sv: 'Uppdraget svarar för något, och ingen annan har det. Ge det till någon annan först.',
    en: 'The function answers for something, and nobody else holds it. Give it to somebody else first.',
  },
  rules: { sv: 'Barnets kontakt', en: 'Named persons' },
  rulesHint: {
    sv: 'Vem som är barnets kontakt, efter ålder. Ändras det gäller det barn som skrivs in från nu.',
    en: 'Who is the named person, by age. A change counts for children who are entered from now.',
  },
  ageRange: {
    sv: (from: number, to: number) => (from === to ? `${from} år` : `${from}–${to} år`),
    en: (from: number, to: number) => (from === to ? `Aged ${from}` : `Aged ${from}–${to}`),
  },
  without: {
    sv: (ages: number[]) => `Ingen är barnets kontakt vid ${formatList(ages.map(String), 'sv')} år.`,
    en: (ages: number[]) => `Nobody is the named person at ${formatList(ages.map(String), 'en')} years.`,
  },
  noContacts: {
    sv: 'Lägg först till ett uppdrag som är barnets kontakt.',
    en: 'First add a function that is a child’s named person.',
  },
  function: { sv: 'Uppdrag', en: 'Function' },
  functionMissing: { sv: 'Välj ett uppdrag.', en: 'Choose a function.' },
  fromAge: { sv: 'Från ålder', en: 'From age' },
  toAge: { sv: 'Till och med ålder', en: 'Up to and including age' },
  agesWrong: {
    sv: 'Skriv två tal från 0 till 20, det lägsta först.',
    en: 'Write two numbers from 0 to 20, the lower one first.',
  },
  overlaps: { sv: 'En av åldrarna har redan en kontakt.', en: 'One of the ages already has a named person.' },
  addRule: { sv: 'Lägg till', en: 'Add' },
  removeRule: { sv: 'Ta bort', en: 'Remove' },
})
