import { defineTexts, formatDate, formatList } from '../../../i18n/index.ts'

export const linkTexts = defineTexts({
  openings: { sv: 'Visa sidan för fler', en: 'Show the page to others' },
  openingsLead: {
    sv: 'Politiker och allmänhet har inget konto. Här väljer du om de får läsa, och hur länge. De ser bara siffrorna på sidan.',
    en: 'Politicians and the public have no account. Here you choose whether they may read, and for how long. They see only the figures on the page.',
  },
  storyInside: {
    sv: 'En påhittad berättelse följer med. Någons egna ord visas inte: de är lämnade till er i samverkan.',
    en: 'An invented story comes along. Somebody’s own words are not shown: they were given to you in the collaboration.',
  },
  smallLeftOut: {
    sv: 'Små tal är dolda här som där. Av ett register visas summan när senaste kvartalet tog slut.',
    en: 'Small numbers are hidden there as here. Of a register the sum at the end of the last quarter is shown.',
  },

  links: { sv: 'Länkar med sista dag', en: 'Links with a last day' },
  linksHow: {
    sv: 'Den som har länken får läsa sidan till och med sista dagen. Du kan avsluta den när du vill.',
    en: 'Whoever has the link may read the page until the last day. You can end it whenever you want.',
  },
  noLinks: { sv: 'Ingen har fått en länk än.', en: 'Nobody has been given a link yet.' },
  newLink: { sv: 'Ny länk', en: 'New link' },
  detail: {
    sv: (day: string, opened: number, who: string) =>
      [
        `Till och med ${formatDate(day, 'sv')}`,
        opened === 0 ? 'inte öppnad än' : `öppnad ${opened} ${opened === 1 ? 'gång' : 'gånger'}`,
        who,
      ]
        .filter(Boolean)
        .join(' · '),
    en: (day: string, opened: number, who: string) =>
      [
        `Until ${formatDate(day, 'en')}`,
        opened === 0 ? 'not opened yet' : `opened ${opened} ${opened === 1 ? 'time' : 'times'}`,
        who,
      ]
        .filter(Boolean)
        .join(' · '),
  },
  live: { sv: 'Öppen', en: 'Open' },
  ended: { sv: 'Avslutad', en: 'Ended' },
  over: { sv: 'Dagen har gått ut', en: 'Past its day' },

  newLinkLead: {
    sv: 'Skriv vem den är till, så att du känner igen den. Bara ni som leder samverkan ser det.',
    en: 'Write whom it is for, so that you recognise it. Only those who lead the collaboration see it.',
  },
  purpose: { sv: 'Vem är länken till?', en: 'Whom is the link for?' },
  purposeHint: {
    sv: 'Till exempel: Kommunstyrelsen 3 december',
    en: 'For example: Municipal board 3 December',
  },
  purposeMissing: { sv: 'Skriv vem länken är till.', en: 'Write whom the link is for.' },
  lastOn: { sv: 'Sista dag', en: 'Last day' },
  lastOnHint: { sv: 'Den slutar fungera vid midnatt.', en: 'It stops working at midnight.' },
  lastOnMissing: { sv: 'Välj sista dagen.', en: 'Choose the last day.' },
  lastOnPast: { sv: 'Välj en dag som inte har varit.', en: 'Choose a day that has not passed.' },
  lastOnFar: { sv: 'Välj en dag inom ett år.', en: 'Choose a day within a year.' },
  make: { sv: 'Gör länken', en: 'Make the link' },

  madeHeading: { sv: 'Länken är klar', en: 'The link is ready' },
  madeLead: {
    sv: 'Kopiera den nu. Den visas bara den här gången, för Kring sparar den inte.',
    en: 'Copy it now. It is shown only this once, since Kring does not keep it.',
  },
  theLink: { sv: 'Länken', en: 'The link' },
  madeNext: {
    sv: 'Till länkens sida: skicka den med mejl eller avsluta den',
    en: 'To the page of the link: send it by mail or end it',
  },

  shownAlready: {
    sv: 'Länken är gjord och har visats. Kopierade du den inte? Skicka den med mejl, eller avsluta den och gör en ny.',
    en: 'The link is made and has been shown. Did you not copy it? Send it by mail, or end it and make a new one.',
  },
  facts: { sv: 'Om länken', en: 'About the link' },
  factLastOn: { sv: 'Sista dag', en: 'Last day' },
  factOpened: { sv: 'Öppnad', en: 'Opened' },
  times: {
    sv: (n: number) => `${n} ${n === 1 ? 'gång' : 'gånger'}`,
    en: (n: number) => `${n} ${n === 1 ? 'time' : 'times'}`,
  },
  openedHow: {
    sv: 'Vi räknar bara hur många gånger. Ingen kan se vem eller när.',
    en: 'We only count how often. Nobody can see who or when.',
  },
  factMadeBy: { sv: 'Gjord av', en: 'Made by' },
  end: { sv: 'Avsluta nu', en: 'End now' },
  endHow: {
    sv: 'Länken slutar fungera genast, för alla som har den. Du kan göra en ny.',
    en: 'The link stops working at once, for everybody who has it. You can make a new one.',
  },
  endedNow: {
    sv: 'Länken öppnar inget längre. Adresserna den skickades till är borttagna.',
    en: 'The link opens nothing any more. The addresses it was sent to are removed.',
  },
  overNow: {
    sv: 'Sista dagen har gått ut. Länken öppnar inget längre.',
    en: 'The last day has passed. The link opens nothing any more.',
  },

  mail: { sv: 'Skicka länken med mejl', en: 'Send the link by mail' },
  addresses: { sv: 'Till vilka adresser?', en: 'To which addresses?' },
  addressesHint: {
    sv: 'Upp till tio åt gången, med mellanslag, komma eller ny rad emellan.',
    en: 'Up to ten at a time, with a space, a comma or a new line between.',
  },
  addressesMissing: { sv: 'Skriv minst en adress.', en: 'Write at least one address.' },
  addressesMany: {
    sv: (most: number) => `Skriv högst ${most} adresser åt gången.`,
    en: (most: number) => `Write at most ${most} addresses at a time.`,
  },
  addressesWrong: {
    sv: (wrong: string[]) => `Det här är ingen mejladress: ${formatList(wrong, 'sv')}.`,
    en: (wrong: string[]) => `This is not a mail address: ${formatList(wrong, 'en')}.`,
  },
  words: { sv: 'En egen mening', en: 'A sentence of your own' },
  wordsHint: {
    sv: 'Den står först i mejlet. Skriv inget om ett barn.',
    en: 'It stands first in the mail. Write nothing about a child.',
  },
  send: { sv: 'Skicka', en: 'Send' },
  asked: {
    sv: 'Mejlen är på väg. Här ser du när de har gått.',
    en: 'The mails are on their way. Here you see when they have gone.',
  },
  sentTo: {
    sv: (all: string[]) => `Skickat till ${formatList(all, 'sv')}.`,
    en: (all: string[]) => `Sent to ${formatList(all, 'en')}.`,
  },
  waitingFor: {
    sv: (all: string[]) => `På väg till ${formatList(all, 'sv')}.`,
    en: (all: string[]) => `On its way to ${formatList(all, 'en')}.`,
  },
  failedTo: {
    sv: (all: string[]) =>
      `Gick inte att skicka till ${formatList(all, 'sv')}. Kontrollera adressen och skicka igen.`,
    en: (all: string[]) => `Could not be sent to ${formatList(all, 'en')}. Check the address and send again.`,
  },

  publicHeading: { sv: 'För alla', en: 'For everybody' },
  publicOff: {
    sv: 'Av. Bara ni som har konto, och de som har fått en länk, kan läsa.',
    en: 'Off. Only those who have an account, and those who were given a link, can read.',
  },
  publicMeans: {
    sv: 'Vem som helst får läsa de sex siffrorna, målen och den påhittade berättelsen, utan att logga in. Första sidan länkar dit, och sökmotorer kan hitta den.',
    en: 'Anybody may read the six figures, the goals and the invented story, without signing in. The first page links to it, and search engines can find it.',
  },
  publicOn: { sv: 'På. Vem som helst kan läsa sidan.', en: 'On. Anybody can read the page.' },
  publicEnd: {
    sv: 'Stänger du den går den inte att läsa längre, från samma sekund. En sökmotor kan ha kvar en kopia.',
    en: 'If you close it, it cannot be read any more, from that second. A search engine may keep a copy.',
  },
  publicShow: { sv: 'Visa för alla', en: 'Show to everybody' },
  publicClose: { sv: 'Stäng för alla', en: 'Close for everybody' },
  publicSee: { sv: 'Öppna sidan som alla ser den', en: 'Open the page as everybody sees it' },
})
