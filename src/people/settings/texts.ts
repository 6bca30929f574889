import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Inställningar', en: 'Settings' },
  lead: {
    sv: 'Du väljer själv när Kring mejlar dig. Mejlen säger aldrig något om ett barn, bara att något väntar.',
    en: 'You choose when Kring mails you. The mail never says anything about a child, only that something is waiting.',
  },
  mail: { sv: 'Mejl', en: 'Mail' },
  address: {
    sv: (email: string) => `Mejlen går till ${email}. Du kan ändra adressen här.`,
    en: (email: string) => `Mail goes to ${email}. You can change the address here.`,
  },
  noAddress: {
    sv: 'Kring har ingen mejladress till dig. Skriv den här.',
    en: 'Kring has no mail address for you. Enter it here.',
  },
  addressHeading: { sv: 'Din mejladress', en: 'Your mail address' },
  email: { sv: 'Mejladress', en: 'Mail address' },
  emailMissing: { sv: 'Skriv din mejladress.', en: 'Enter your mail address.' },
  emailWrong: {
    sv: 'Skriv en mejladress, till exempel anna@exempel.se.',
    en: 'Enter an email address, for example anna@example.com.',
  },
  saveAddress: { sv: 'Spara adressen', en: 'Save the address' },
  when: { sv: 'När vill du ha mejl?', en: 'When do you want mail?' },
  choice_sorted: {
    sv: 'Genast när det är bråttom, annars en gång på morgonen',
    en: 'At once when it is urgent, otherwise once in the morning',
  },
  hint_sorted: {
    sv: 'Bråttom är en begäran om stöd, uppgifter som öppnats i nöd och uppdrag som lämnas över till dig. Resten kommer klockan sju på vardagar, och bara om något är nytt.',
    en: 'Urgent is a request for support, a record opened in an emergency and a function handed over to you. The rest comes at seven on weekdays, and only if something is new.',
  },
  mailToday: { sv: 'i dag', en: 'today' },
  mailTomorrow: { sv: 'i dag eller i morgon bitti', en: 'today or tomorrow morning' },
  mailMonday: { sv: 'i dag eller på måndag morgon', en: 'today or on Monday morning' },
  choice_at_once: { sv: 'Genast, varje gång', en: 'At once, every time' },
  hint_at_once: {
    sv: 'Det som blir försenat får du veta på morgonen.',
    en: 'You are told in the morning of what becomes overdue.',
  },
  choice_digest: { sv: 'Bara en gång på morgonen', en: 'Only once in the morning' },
  hint_digest: {
    sv: 'Klockan sju på vardagar, och bara om något är nytt.',
    en: 'At seven on weekdays, and only if something is new.',
  },
  choice_off: { sv: 'Aldrig', en: 'Never' },
  hint_off: { sv: 'Du ser allt när du loggar in.', en: 'You see everything when you sign in.' },
  guardian_at_once: { sv: 'När något nytt finns att läsa', en: 'When there is something new to read' },
  guardian_off: { sv: 'Aldrig', en: 'Never' },
  meetings: {
    sv: 'Inbjudningar till möten, och ändringar av dem, mejlas alltid, så att din kalender stämmer.',
    en: 'Invitations to meetings, and changes to them, are always mailed, so that your calendar is right.',
  },
  save: { sv: 'Spara', en: 'Save' },
  saved: { sv: 'Sparat.', en: 'Saved.' },
  savedOff: {
    sv: 'Sparat. Du får inga mejl om det som väntar.',
    en: 'Saved. You get no mail about what is waiting.',
  },
  choose: {
    sv: (link: string) => `Välj när du får mejl, eller stäng av dem: ${link}`,
    en: (link: string) => `Choose when you get mail, or turn it off: ${link}`,
  },
  off: { sv: 'Stäng av mejlen', en: 'Turn mail off' },
  choiceMissing: { sv: 'Välj när du vill ha mejl.', en: 'Choose when you want mail.' },
  failed: { sv: 'Mejlen kommer inte fram', en: 'Mail does not arrive' },
  failedSince: {
    sv: (email: string, day: string) =>
      `Sedan ${day} tar ingen emot mejl på ${email}. Rätta adressen här nedanför. Din chef ser att mejl inte kommer fram, inte vad de handlade om.`,
    en: (email: string, day: string) =>
      `Since ${day} nobody takes mail at ${email}. Correct the address below. Your manager sees that mail does not arrive, not what it was about.`,
  },
})
