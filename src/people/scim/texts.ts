import { defineTexts, plural } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Katalog', en: 'Directory' },
  lead: {
    sv: (name: string) =>
      `${name} kan låta sin egen katalog säga vilka som arbetar där. Du säger vilka uppdrag katalogens grupper har.`,
    en: (name: string) =>
      `${name} can let its own directory say who works there. You say which functions the groups of the directory hold.`,
  },
  none: { sv: 'Ingen katalog är ansluten.', en: 'No directory is connected.' },
  noneHow: {
    sv: 'Gör en nyckel och lämna den till den som sköter katalogen. När katalogen har skickat sina grupper ser du dem här.',
    en: 'Make a token and give it to whoever runs the directory. When the directory has sent its groups you see them here.',
  },
  waitHeading: {
    sv: (n: number) => `${plural(n, 'sv', 'grupp väntar', 'grupper väntar')} på dig`,
    en: (n: number) => `${plural(n, 'en', 'group waits', 'groups wait')} for you`,
  },
  waitMeans: {
    sv: 'En grupp utan uppdrag ger ingen någonting. Välj ett uppdrag för de grupper som ska ha ett. De andra kan vara som de är.',
    en: 'A group without a function gives nobody anything. Choose a function for the groups that should hold one. The others can stay as they are.',
  },
  groups: { sv: 'Grupper', en: 'Groups' },
  toldOf: {
    sv: (users: number, groups: number) =>
      `Katalogen har skickat ${plural(users, 'sv', 'person', 'personer')} och ${plural(groups, 'sv', 'grupp', 'grupper')}.`,
    en: (users: number, groups: number) =>
      `The directory has sent ${plural(users, 'en', 'person', 'people')} and ${plural(groups, 'en', 'group', 'groups')}.`,
  },
  waiting: { sv: (n: number) => `Utan uppdrag (${n})`, en: (n: number) => `Without a function (${n})` },
  holding: { sv: (n: number) => `Med uppdrag (${n})`, en: (n: number) => `With a function (${n})` },
  waits: { sv: 'Utan uppdrag', en: 'Without a function' },
  closedFunction: { sv: 'Uppdraget är stängt', en: 'The function is closed' },
  searchGroup: { sv: 'Sök grupp', en: 'Search for a group' },
  noGroupFound: { sv: 'Ingen grupp med det namnet.', en: 'No group with that name.' },
  noneWaits: { sv: 'Ingen grupp väntar.', en: 'No group waits.' },
  noneHolds: { sv: 'Ingen grupp har något uppdrag än.', en: 'No group holds a function yet.' },
  functionAt: {
    sv: (name: string, unit: string) => `${name}, ${unit}`,
    en: (name: string, unit: string) => `${name}, ${unit}`,
  },
  memberCount: {
    sv: (n: number) => (n === 0 ? 'ingen i gruppen' : plural(n, 'sv', 'person', 'personer')),
    en: (n: number) => (n === 0 ? 'nobody in the group' : plural(n, 'en', 'person', 'people')),
  },
  tokens: { sv: 'Nycklar', en: 'Tokens' },
  tokensHint: {
    sv: 'Med en nyckel når katalogen sina egna personer och grupper, och ingenting annat.',
    en: 'With a token the directory reaches its own people and groups, and nothing else.',
  },
  noTokens: { sv: 'Ingen nyckel finns.', en: 'There is no token.' },
  address: { sv: 'Adress', en: 'Address' },
  token: { sv: 'Nyckel', en: 'Token' },
  newToken: { sv: 'Ny nyckel', en: 'New token' },
  newTokenLead: {
    sv: 'Nyckeln visas en enda gång. Lämna den till den som sköter katalogen.',
    en: 'The token is shown once only. Give it to whoever runs the directory.',
  },
  tokenName: { sv: 'Vad ska nyckeln heta?', en: 'What is the token called?' },
  tokenNameHint: {
    sv: 'Katalogens namn räcker, som Entra. Det står vid allt som katalogen ändrar.',
    en: 'The name of the directory will do, such as Entra. It stands at everything that the directory changes.',
  },
  nameMissing: { sv: 'Skriv vad nyckeln ska heta.', en: 'Write what the token is called.' },
  provider: { sv: 'Var loggar personerna in?', en: 'Where do they sign in?' },
  providerStaff: { sv: 'Med arbetskontot', en: 'With the account at work' },
  providerGuests: { sv: 'Med ett gästkonto', en: 'With a guest account' },
  providerMissing: { sv: 'Välj var personerna loggar in.', en: 'Choose where they sign in.' },
  signIn: {
    sv: 'Vad känns personerna igen på när de loggar in?',
    en: 'By what are they known when they sign in?',
  },
  signInHint: {
    sv: 'Fråga den som sköter inloggningen. Stämmer det inte kommer personerna inte in.',
    en: 'Ask whoever runs the sign-in. If it does not fit, they do not get in.',
  },
  signInMissing: { sv: 'Välj vad de känns igen på.', en: 'Choose by what they are known.' },
  signIn_mail: { sv: 'Mejladressen', en: 'The mail address' },
  signIn_mail_hint: {
    sv: 'Vid första inloggningen. Passar de flesta, till exempel Entra.',
    en: 'At the first sign-in. Fits most, such as Entra.',
  },
  signIn_user_name: { sv: 'Användarnamnet', en: 'The user name' },
  signIn_user_name_hint: {
    sv: 'userName är detsamma som inloggningens sub.',
    en: 'userName is the same as the sub of the sign-in.',
  },
  signIn_external_id: { sv: 'Katalogens eget id', en: 'The directory’s own id' },
  signIn_external_id_hint: {
    sv: 'externalId är detsamma som inloggningens sub.',
    en: 'externalId is the same as the sub of the sign-in.',
  },
  mailNotKnown: {
    sv: 'Den inloggningen intygar inga mejladresser. Välj något annat.',
    en: 'That sign-in does not vouch for mail addresses. Choose something else.',
  },
  lastOn: { sv: 'Sista dagen', en: 'Last day' },
  lastOnHint: {
    sv: 'Högst två år. Gör en ny i god tid: utan nyckel slutar katalogens ändringar att komma fram.',
    en: 'Two years at most. Make a new one in good time: without a token the changes of the directory no longer arrive.',
  },
  lastOnMissing: { sv: 'Skriv sista dagen.', en: 'Write the last day.' },
  lastOnPast: { sv: 'Dagen har varit. Välj en som kommer.', en: 'The day has been. Choose one to come.' },
  lastOnFar: { sv: 'Välj en dag inom två år.', en: 'Choose a day within two years.' },
  make: { sv: 'Gör nyckeln', en: 'Make the token' },
  madeHeading: { sv: 'Nyckeln är klar', en: 'The token is ready' },
  madeLead: {
    sv: 'Kopiera den nu. Den visas aldrig igen.',
    en: 'Copy it now. It is never shown again.',
  },
  shownAlready: {
    sv: 'Nyckeln har redan visats, och visas inte igen. Kopierade du den inte: avsluta den och gör en ny.',
    en: 'The token has been shown already, and is not shown again. If you did not copy it, end it and make a new one.',
  },
  madeHow: {
    sv: 'Skriv adressen och nyckeln i katalogen. Mejla inte nyckeln. Tappar du bort den gör du en ny.',
    en: 'Write the address and the token in the directory. Do not mail the token. If you lose it, make a new one.',
  },
  madeNext: { sv: 'Jag har kopierat den', en: 'I have copied it' },
  knownBy: { sv: (what: string) => `Känns igen på ${what}`, en: (what: string) => `Known by ${what}` },
  madeBy: {
    sv: (who: string, day: string) => `Gjord av ${who} ${day}`,
    en: (who: string, day: string) => `Made by ${who} ${day}`,
  },
  lastUsed: { sv: (when: string) => `Användes senast ${when}`, en: (when: string) => `Last used ${when}` },
  neverUsed: { sv: 'Har aldrig använts', en: 'Never used' },
  lastsUntil: {
    sv: (day: string) => `Gäller till och med ${day}`,
    en: (day: string) => `Lasts until ${day}`,
  },
  revoke: { sv: 'Avsluta nyckeln', en: 'End the token' },
  revokeMeans: {
    sv: 'Då kommer katalogens ändringar inte fram, heller inte att någon har slutat. Det går inte att ångra: gör en ny nyckel först.',
    en: 'Then changes in the directory do not arrive, nor that somebody has left. It cannot be undone: make a new token first.',
  },
  revokeLeftMeans: {
    sv: 'Den släpper inte in någon redan nu. När du avslutar den står den inte kvar som något att göra.',
    en: 'It lets nobody in already. When you end it, it no longer stands as something to do.',
  },
  revokeYes: { sv: 'Ja, avsluta nyckeln', en: 'Yes, end the token' },
  noLiveToken: { sv: 'Ingen nyckel gäller', en: 'No token is valid' },
  noLiveTokenMeans: {
    sv: 'Katalogens ändringar kommer inte fram, heller inte att någon har slutat. Gör en ny nyckel.',
    en: 'Changes in the directory do not arrive, nor that somebody has left. Make a new token.',
  },
  left: { sv: 'Gäller inte längre', en: 'No longer works' },
  leftSince: {
    sv: (who: string, when: string) =>
      `${who || 'Den som gjorde den'} är inte förvaltare längre, sedan ${when}`,
    en: (who: string, when: string) => `${who || 'Whoever made it'} no longer administers, since ${when}`,
  },
  leaves: {
    sv: (who: string, when: string) => `Slutar gälla ${when}, när ${who} slutar som förvaltare`,
    en: (who: string, when: string) => `Ends ${when}, when ${who} no longer administers`,
  },
  leftHeading: {
    sv: (n: number) => (n === 1 ? 'En nyckel gäller inte längre' : `${n} nycklar gäller inte längre`),
    en: (n: number) => (n === 1 ? 'A token no longer works' : `${n} tokens no longer work`),
  },
  leftMeans: {
    sv: 'Den som gjorde nyckeln är inte förvaltare längre, men känner till den. Därför kommer ändringar med den inte fram, heller inte att någon har slutat. Ta över nyckeln, eller avsluta den om den inte behövs.',
    en: 'Whoever made the token no longer administers, but knows it. So changes with it do not arrive, nor that somebody has left. Take the token over, or end it if it is not needed.',
  },
  takeOver: { sv: 'Ta över nyckeln', en: 'Take the token over' },
  takeOverMeans: {
    sv: 'Du får en ny hemlig nyckel med samma namn. Skriv den i katalogen i stället för den gamla.',
    en: 'You get a new secret token with the same name. Write it in the directory instead of the old one.',
  },
  takeOverLive: {
    sv: 'Den gamla slutar gälla på en gång. Katalogens ändringar väntar tills du har skrivit in den nya.',
    en: 'The old one ends at once. Changes in the directory wait until you have written the new one.',
  },
  cancel: { sv: 'Avbryt', en: 'Cancel' },
  takeOverYes: { sv: 'Jag tar över nyckeln', en: 'I take the token over' },
  takenOverHeading: { sv: 'Du har tagit över nyckeln', en: 'You have taken the token over' },
  takenOverMeans: {
    sv: 'Den gamla gäller inte. Katalogens ändringar kommer fram när du har skrivit in den här.',
    en: 'The old one no longer works. Changes in the directory arrive when you have written this one.',
  },
  revoked: { sv: 'Avslutad', en: 'Ended' },
  over: { sv: 'Har gått ut', en: 'Expired' },
  toEnding: { sv: 'Sluta använda katalogen', en: 'Stop using the directory' },
  endHeading: { sv: 'Sluta använda katalogen', en: 'Stop using the directory' },
  end: { sv: 'Avsluta', en: 'End' },
  endMeans: {
    sv: (users: number, groups: number) =>
      `Alla nycklar avslutas. Katalogens ${plural(users, 'sv', 'person', 'personer')} och ${plural(groups, 'sv', 'grupp', 'grupper')} tas bort härifrån. De uppdrag som katalogen har gett avslutas på en gång.`,
    en: (users: number, groups: number) =>
      `All tokens end. The directory’s ${plural(users, 'en', 'person', 'people')} and ${plural(groups, 'en', 'group', 'groups')} are removed from here. The functions that the directory has given end at once.`,
  },
  endKeeps: {
    sv: 'Uppdrag som någon har gett för hand är kvar. Det som är skrivet står kvar.',
    en: 'Functions that somebody has given by hand remain. What has been written stays.',
  },
  reason: { sv: 'Varför?', en: 'Why?' },
  reasonHint: {
    sv: 'Några ord. De sparas tillsammans med ditt namn.',
    en: 'A few words. They are kept with your name.',
  },
  reasonMissing: { sv: 'Skriv varför, med några ord.', en: 'Write why, in a few words.' },
  groupLead: {
    sv: (organisation: string) => `En grupp i katalogen för ${organisation}.`,
    en: (organisation: string) => `A group in the directory of ${organisation}.`,
  },
  holdsHeading: { sv: 'Gruppens uppdrag', en: 'The function of the group' },
  holdsNothing: {
    sv: 'Gruppen har inget uppdrag. Den ger ingen någonting.',
    en: 'The group holds no function. It gives nobody anything.',
  },
  closedMeans: {
    sv: 'Uppdraget är stängt. Ingen kan få det. Välj ett annat, eller öppna det igen.',
    en: 'The function is closed. Nobody can be given it. Choose another, or open it again.',
  },
  function: { sv: 'Uppdrag', en: 'Function' },
  unit: { sv: 'Enhet', en: 'Unit' },
  choose: { sv: 'Vilket uppdrag ska gruppen ha?', en: 'Which function should the group hold?' },
  chooseAnother: { sv: 'Byt till ett annat uppdrag', en: 'Change to another function' },
  chooseHint: {
    sv: (n: number) =>
      n === 0
        ? 'Den som kommer med i gruppen får uppdraget på en gång.'
        : `${plural(n, 'sv', 'person', 'personer')} får uppdraget på en gång, och ser det som hör till det. Den som senare kommer med får det också. Den som lämnar gruppen mister det.`,
    en: (n: number) =>
      n === 0
        ? 'Whoever joins the group is given the function at once.'
        : `${plural(n, 'en', 'person is', 'people are')} given the function at once, and ${n === 1 ? 'sees' : 'see'} what belongs to it. Whoever joins later is given it too. Whoever leaves the group loses it.`,
  },
  opensInEmergency: { sv: 'Får öppna i en nödsituation', en: 'May open in an emergency' },
  functionMissing: { sv: 'Välj ett uppdrag.', en: 'Choose a function.' },
  searchFunction: { sv: 'Sök uppdrag', en: 'Search for a function' },
  searchFunctionHint: {
    sv: 'Uppdragets eller enhetens namn. Uppdrag som styr ger du till en i taget.',
    en: 'The name of the function or of the unit. Functions that steer you give to one at a time.',
  },
  self: {
    sv: 'Du är själv med i gruppen, och ingen ger sig själv ett uppdrag. Be en annan systemförvaltare.',
    en: 'You are in the group yourself, and nobody gives themself a function. Ask another administrator.',
  },
  give: { sv: 'Ge gruppen uppdraget', en: 'Give the group the function' },
  mapped: {
    sv: (name: string, unit: string) => `Gruppen har uppdraget ${name}, ${unit}`,
    en: (name: string, unit: string) => `The group holds the function ${name}, ${unit}`,
  },
  mappedMeans: {
    sv: 'De som är med i gruppen har uppdraget från nu. Enhetens chef och den som granskar loggen får veta det.',
    en: 'Those in the group hold the function from now. The manager of the unit and whoever reviews the log are told.',
  },
  unmapped: { sv: 'Gruppen har inget uppdrag längre', en: 'The group no longer holds a function' },
  unmap: { sv: 'Ta bort uppdraget', en: 'Remove the function' },
  unmapHeading: {
    sv: (name: string) => `Ta bort uppdraget från ${name}`,
    en: (name: string) => `Remove the function from ${name}`,
  },
  unmapMeans: {
    sv: (name: string, unit: string) =>
      `De som har uppdraget ${name}, ${unit}, genom gruppen mister det på en gång. De ser ingenting som hör till det.`,
    en: (name: string, unit: string) =>
      `Those who hold ${name}, ${unit}, by the group lose it at once. They see nothing that belongs to it.`,
  },
  members: { sv: 'Med i gruppen', en: 'In the group' },
  noMembers: { sv: 'Ingen är med i gruppen än.', en: 'Nobody is in the group yet.' },
  inactive: { sv: 'Avstängd i katalogen', en: 'Off in the directory' },
})
