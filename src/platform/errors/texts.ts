import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  malformedHeading: {
    sv: 'Något i adressen eller formuläret gick inte att läsa',
    en: 'Something in the address or the form could not be read',
  },
  malformedText: { sv: 'Gå tillbaka och försök igen.', en: 'Go back and try again.' },
  signedOutHeading: { sv: 'Du är inte längre inloggad', en: 'You are no longer signed in' },
  signedOutText: {
    sv: 'Det du skrev är inte skickat, men det finns kvar här på sidan. Logga in i en ny flik, kom tillbaka hit och skicka igen.',
    en: 'What you wrote has not been sent, but it is still here on this page. Sign in in a new tab, come back here and send again.',
  },
  otherFunctionHeading: {
    sv: 'Du arbetar med ett annat uppdrag nu',
    en: 'You act in another function now',
  },
  otherFunctionText: {
    sv: 'Du bytte uppdrag efter att du öppnade sidan. Det du skrev är inte sparat, men det finns kvar här. Byt tillbaka i en ny flik, kom tillbaka hit och skicka igen.',
    en: 'You changed function after you opened the page. What you wrote has not been saved, but it is still here. Change back in a new tab, come back here and send again.',
  },
  changeBackInNewTab: { sv: 'Byt uppdrag i en ny flik', en: 'Change function in a new tab' },
  signInInNewTab: { sv: 'Logga in i en ny flik', en: 'Sign in in a new tab' },
  forbiddenHeading: { sv: 'Det här kan du inte göra', en: 'You cannot do this' },
  forbiddenText: {
    sv: 'Uppdraget som du arbetar i har inte rätt till det. Du är fortfarande inloggad.',
    en: 'The function that you act in does not have the right to it. You are still signed in.',
  },
  foreignOriginHeading: { sv: 'Vi tog inte emot det', en: 'We did not accept that' },
  foreignOriginText: {
    sv: 'Formuläret kom från en annan webbplats än Kring, så inget har ändrats. Öppna Kring och gör det därifrån. Händer det igen fast du var i Kring: säg till den som sköter systemet hos er.',
    en: 'The form came from another site than Kring, so nothing has changed. Open Kring and do it from there. If it happens again although you were in Kring: tell whoever runs the system where you work.',
  },
  notFoundHeading: { sv: 'Sidan finns inte', en: 'This page does not exist' },
  notFoundText: {
    sv: 'Det finns inget här som du kan läsa. Adressen kan vara felskriven, eller så har det aldrig lämnats till dig.',
    en: 'There is nothing here that you can read. The address may be mistyped, or it was never given to you.',
  },
  conflictHeading: { sv: 'Någon annan hann före', en: 'Somebody else was first' },
  conflictText: {
    sv: 'Det du ändrade har ändrats av någon annan, eller är redan gjort. Gå tillbaka, ladda om sidan och se vad som gäller nu.',
    en: 'What you changed has been changed by somebody else, or is already done. Go back, reload the page and see how it stands.',
  },
  busyHeading: { sv: 'Två sparade på samma gång', en: 'Two people saved at the same time' },
  busyText: {
    sv: 'Det gick inte den här gången. Skicka igen, så går det.',
    en: 'It did not work this time. Send again and it will.',
  },
  tooLargeHeading: { sv: 'Det blev för mycket text', en: 'That was too much text' },
  tooLargeText: {
    sv: 'Det du skickade är större än vad Kring tar emot, och inget av det är sparat. Korta texten, eller dela upp den.',
    en: 'What you sent is larger than Kring accepts, and none of it is saved. Shorten the text, or divide it.',
  },
  unprocessableHeading: {
    sv: 'Något i formuläret går inte att spara',
    en: 'Something in the form cannot be saved',
  },
  unprocessableText: {
    sv: 'Ett val eller ett datum passar inte ihop med resten. Gå tillbaka, rätta och skicka igen.',
    en: 'A choice or a date does not fit the rest. Go back, correct it and send again.',
  },
  internalHeading: { sv: 'Något gick fel hos oss', en: 'Something went wrong on our side' },
  internalText: {
    sv: 'Felet är vårt, inte ditt. Inget är sparat till hälften. Försök igen om en stund.',
    en: 'The fault is ours, not yours. Nothing is half saved. Try again in a while.',
  },
  errorId: { sv: 'Säg det här numret om du hör av dig:', en: 'Give this number if you get in touch:' },
  unavailableHeading: { sv: 'Kring svarar inte just nu', en: 'Kring does not answer right now' },
  unavailableText: {
    sv: 'Vi når inte databasen. Det som redan var sparat finns kvar. Försök igen om en minut.',
    en: 'We cannot reach the database. What was already saved is still there. Try again in a minute.',
  },
  kept: {
    sv: 'Det du skrev är inte sparat hos oss, men det finns kvar här på sidan. Stäng den inte.',
    en: 'What you wrote is not saved with us, but it is still here on this page. Do not close it.',
  },
  whatYouWrote: { sv: 'Det du skrev', en: 'What you wrote' },
  sendAgain: { sv: 'Skicka igen', en: 'Send again' },
  providerUnavailableHeading: { sv: 'Inloggningen svarar inte', en: 'The sign-in service does not answer' },
  providerUnavailableText: {
    sv: 'Kring når inte tjänsten som ni loggar in med. Försök igen om en minut. Är barnet i fara nu: ring 112.',
    en: 'Kring cannot reach the service that you sign in with. Try again in a minute. If a child is in danger now: call 112.',
  },
  home: { sv: 'Till första sidan', en: 'To the first page' },
})
