import { defineTexts, formatDate } from '../../i18n/index.ts'

export const texts = defineTexts({
  newHeading: { sv: 'Nytt uppdrag', en: 'New function' },
  newLead: {
    sv: 'Ett uppdrag är en roll i er enhet. Det som hör till det följer med när någon annan tar över.',
    en: 'A function is a role in your unit. What belongs to it stays with it when somebody else takes over.',
  },
  editHeading: { sv: 'Ändra uppdraget', en: 'Change the function' },
  editLead: {
    sv: 'Namnet ändras överallt, också i det som redan är skrivet.',
    en: 'The name changes everywhere, also in what is already written.',
  },
  name: { sv: 'Vad heter uppdraget?', en: 'What is the function called?' },
  nameHint: {
    sv: 'Som ni säger till vardags. Till exempel Förskollärare, avdelning Tussilago.',
    en: 'As you say it in everyday speech. For example Preschool teacher, Coltsfoot.',
  },
  nameMissing: { sv: 'Skriv vad uppdraget heter.', en: 'Write what the function is called.' },
  nameTaken: {
    sv: 'Er enhet har redan ett uppdrag som heter så. Välj ett annat namn.',
    en: 'Your unit already has a function with that name. Choose another one.',
  },
  contact: { sv: 'Kan vara barnets kontakt', en: 'Can be a child’s named person' },
  contactKept: {
    sv: 'Uppdraget är barnets kontakt för något barn, eller ska vara det för en ålder. Byt kontakt först.',
    en: 'This function is the named person of a child, or is to be for an age. Change the named person first.',
  },
  receives: { sv: 'Tar emot frågor om stöd', en: 'Receives requests for support' },
  make: { sv: 'Skapa uppdraget', en: 'Make the function' },
  save: { sv: 'Spara', en: 'Save' },
  close: { sv: 'Stäng uppdraget', en: 'Close the function' },
  closeHeading: { sv: (name: string) => `Stäng ${name}`, en: (name: string) => `Close ${name}` },
  closeMeans: {
    sv: 'Ingen kan få uppdraget, och ingen hittar det. Det som är skrivet står kvar. Du kan öppna det igen.',
    en: 'Nobody can be given the function, and nobody finds it. What has been written stays. You can open it again.',
  },
  closeNotYet: { sv: 'Uppdraget kan inte stängas än', en: 'The function cannot be closed yet' },
  why_held: {
    sv: 'Någon har uppdraget, eller ska få det. Avsluta det först.',
    en: 'Somebody holds the function, or is to. End that first.',
  },
  why_rule: {
    sv: 'Uppdraget är barnets kontakt för en ålder i er enhet. Välj ett annat först.',
    en: 'The function is the named person for an age in your unit. Choose another one first.',
  },
  why_waits: {
    sv: 'Någon väntar på svar från uppdraget. Svara först, eller låt någon annan ha uppdraget.',
    en: 'Somebody waits for an answer from this function. Answer first, or let somebody else hold it.',
  },
  why_asks: {
    sv: 'Uppdraget väntar på svar om ett barn. Vänta tills svaret har kommit, eller ta tillbaka det som skickades.',
    en: 'The function waits for an answer about a child. Wait until it has come, or take back what was sent.',
  },
  why_holds: {
    sv: 'Uppdraget har något om ett barn som ingen annan har: som kontakt, samordnare, i en insats, också i ett utkast, eller i ett möte. Lämna över det först.',
    en: 'The function has something about a child that nobody else has: as named person, lead, in an action, in a draft too, or in a meeting. Hand that over first.',
  },
  why_given: {
    sv: 'Någon delar något med uppdraget, eller har bjudit in det till ett möte. Vänta tills det är slut, eller be dem dela med ett annat uppdrag.',
    en: 'Somebody shares something with the function, or has invited it to a meeting. Wait until that has ended, or ask them to share with another function.',
  },
  handOver: { sv: 'Lämna över uppdraget', en: 'Hand over the function' },
  reopen: { sv: 'Öppna igen', en: 'Open again' },
  closedOn: {
    sv: (day: string) => `Stängt ${formatDate(day, 'sv')}`,
    en: (day: string) => `Closed on ${formatDate(day, 'en')}`,
  },
  closedOnes: { sv: (n: number) => `Stängda uppdrag (${n})`, en: (n: number) => `Closed functions (${n})` },
})
