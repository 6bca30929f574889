import { defineTexts, insideSentence } from '../../i18n/index.ts'

export const texts = defineTexts({
  signInHeading: { sv: 'Logga in', en: 'Sign in' },
  signInLead: {
    sv: 'Du loggar in med samma konto som du har på ditt arbete, eller med det som du har fått som vårdnadshavare.',
    en: 'You sign in with the account that you have at work, or with the one that you were given as a guardian.',
  },
  chooseWho: { sv: 'Välj vem du är här.', en: 'Choose who you are here.' },
  who_staff: { sv: 'Jag arbetar här', en: 'I work here' },
  who_staff_text: {
    sv: 'Du loggar in med samma konto som du har på ditt arbete.',
    en: 'You sign in with the account that you have at work.',
  },
  who_staff_button: { sv: 'Logga in med arbetskontot', en: 'Sign in with the work account' },
  who_guardians: { sv: 'Jag är vårdnadshavare', en: 'I am a guardian' },
  who_guardians_text: {
    sv: 'Du loggar in med din e-legitimation.',
    en: 'You sign in with your electronic identity.',
  },
  who_guardians_button: { sv: 'Logga in som vårdnadshavare', en: 'Sign in as a guardian' },
  who_guests: { sv: 'Jag är inbjuden', en: 'I am invited' },
  who_guests_text: {
    sv: 'Du är med från en förening eller en annan organisation, och har fått ett konto.',
    en: 'You take part from an association or another organisation, and were given an account.',
  },
  who_guests_button: { sv: 'Logga in som inbjuden', en: 'Sign in as invited' },
  numberHeading: {
    sv: 'Vi fick inget personnummer som stämmer',
    en: 'We got no valid personal identity number',
  },
  numberWrong: {
    sv: 'Inloggningstjänsten skickade ett personnummer eller samordningsnummer som inte finns. Därför kan vi inte veta vem du är.',
    en: 'The sign-in service sent a personal identity number or coordination number that does not exist. So we cannot know who you are.',
  },
  numberMissing: {
    sv: 'Inloggningstjänsten skickade inget personnummer. Vårdnadshavare känner vi igen på det.',
    en: 'The sign-in service sent no personal identity number. Guardians are known by it.',
  },
  numberDo: {
    sv: 'Börja om och välj en e-legitimation med ditt personnummer. Händer det igen? Då behöver den som sköter Kring rätta till inloggningen.',
    en: 'Begin again with an electronic identity that has your personal identity number. If it happens again, whoever runs Kring needs to correct the sign-in.',
  },
  signInButton: { sv: 'Logga in', en: 'Sign in' },
  danger: {
    sv: 'Är ett barn i fara nu? Ring 112. Du behöver inte logga in för att göra en orosanmälan.',
    en: 'Is a child in danger now? Call 112. You need not sign in to report to the social services.',
  },
  signedOutHeading: { sv: 'Du är utloggad', en: 'You are signed out' },
  signedOutLead: {
    sv: 'Inget från Kring finns kvar i webbläsaren. Stäng fönstret om andra använder datorn.',
    en: 'Nothing from Kring is left in the browser. Close the window if others use the computer.',
  },
  signInAgain: { sv: 'Logga in igen', en: 'Sign in again' },
  signingOutHeading: { sv: 'Du är utloggad från Kring', en: 'You are signed out of Kring' },
  signingOutLead: {
    sv: 'Nu loggar vi ut dig ur inloggningstjänsten också.',
    en: 'Now we sign you out of the sign-in service too.',
  },
  goOn: { sv: 'Fortsätt', en: 'Continue' },
  providerLeftLead: {
    sv: 'Vi nådde inte inloggningstjänsten. Du kan vara inloggad i den ännu: stäng webbläsaren om andra använder datorn.',
    en: 'We could not reach the sign-in service. You may still be signed in there: close the browser if others use the computer.',
  },
  unknownHeading: { sv: 'Kring känner inte dig än', en: 'Kring does not know you yet' },
  unknownLead: {
    sv: 'Inloggningen gick bra, men ditt konto är inte upplagt här.',
    en: 'You signed in, but your account has not been added here.',
  },
  unknownStaff: {
    sv: 'Arbetar du med barn? Prata med din chef, som kan lägga till dig och ge dig ett uppdrag.',
    en: 'Do you work with children? Ask your manager: the manager of the unit adds you and gives you a function.',
  },
  unknownGuardian: {
    sv: 'Är du vårdnadshavare? Fråga den som är ert barns kontakt, på förskolan, skolan eller mottagningen.',
    en: 'Are you a guardian? Ask your child’s contact, at the preschool, the school or the clinic.',
  },
  unknownHelp: { sv: 'Vet du inte vem du ska fråga?', en: 'Do you not know whom to ask?' },
  yourId: {
    sv: 'Ditt konto hos inloggningstjänsten heter',
    en: 'Your account at the sign-in service is called',
  },
  tryOther: { sv: 'Logga in som någon annan', en: 'Sign in as somebody else' },
  noneHeading: { sv: 'Du har inget uppdrag just nu', en: 'You have no function at present' },
  noneLead: {
    sv: 'Ditt senaste uppdrag har tagit slut, eller har inte börjat. Prata med din chef. Allt som hörde till uppdraget finns hos den som har det nu.',
    en: 'Your latest function has ended, or has not begun. Ask your manager: what belonged to the function is with whoever holds it now.',
  },
  nothingHeading: {
    sv: 'Det finns inget för dig här just nu',
    en: 'There is nothing for you here at present',
  },
  nothingLead: {
    sv: 'Undrar du över något: ring den verksamhet som du brukar ha kontakt med.',
    en: 'If you wonder about something, phone the service that you are usually in contact with.',
  },
  staleHeading: { sv: 'Inloggningen hann bli för gammal', en: 'The sign-in became too old' },
  staleLead: {
    sv: 'Den kan ha legat öppen länge, eller ha öppnats i två flikar. Inget har gått förlorat: börja om.',
    en: 'It may have been open for long, or in two tabs. Nothing is lost: begin again.',
  },
  noCookie: {
    sv: 'Händer det igen? Då sparar webbläsaren inte kakor från den här adressen. Kring behöver en, för att veta att det är du.',
    en: 'Does it happen again? Then the browser does not keep cookies from this address. Kring needs one, to know that it is you.',
  },
  cancelledHeading: { sv: 'Du avbröt inloggningen', en: 'You cancelled the sign-in' },
  cancelledLead: { sv: 'Logga in när du vill fortsätta.', en: 'Sign in when you want to go on.' },
  beginAgain: { sv: 'Börja om', en: 'Begin again' },
  chooseHeading: { sv: 'Vilket uppdrag gäller det nu?', en: 'Which function is it now?' },
  chooseLead: {
    sv: 'Du ser det som hör till ett uppdrag i taget. Du kan byta när du vill, längst upp på varje sida.',
    en: 'You see what belongs to one function at a time. You can change whenever you like, at the top of each page.',
  },
  asGuardian: { sv: 'Som vårdnadshavare', en: 'As a guardian' },
  asGuardianText: { sv: 'Det som rör dina egna barn.', en: 'What concerns your own children.' },
  act: {
    sv: (name: string) => `Arbeta som ${insideSentence(name)}`,
    en: (name: string) => `Act as ${insideSentence(name)}`,
  },
})
