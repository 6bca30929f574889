import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Vem vill du vara?', en: 'Who would you like to be?' },
  lead: {
    sv: 'Det här är demon. Alla är påhittade och ingen har lösenord. Välj en person och se det som just den får se.',
    en: 'This is the demo. Everybody is made up and nobody has a password. Choose a person and see what that one may see.',
  },
  searchLabel: { sv: 'Sök på namn, yrke eller arbetsplats', en: 'Search by name, work or workplace' },
  search: { sv: 'Sök', en: 'Search' },
  nobody: {
    sv: 'Ingen i berättelsen passar in på det. Pröva ett annat ord.',
    en: 'Nobody in the story fits that. Try another word.',
  },
  all: { sv: 'Visa alla', en: 'Show all' },
  signInAs: { sv: (name: string) => `Logga in som ${name}`, en: (name: string) => `Sign in as ${name}` },
  gone: { sv: 'Den här inloggningen finns inte längre', en: 'This sign-in is no longer here' },
  goneLead: {
    sv: 'Den blev för gammal, eller så har demon startats om. Börja om.',
    en: 'It became too old, or the demo has been restarted. Begin again.',
  },
  beginAgain: { sv: 'Börja om', en: 'Begin again' },
  signOutHeading: { sv: 'Logga ut ur demon', en: 'Sign out of the demo' },
  signOutLead: {
    sv: 'Ett steg kvar: här slutar inloggningen hos demons egen inloggningstjänst.',
    en: 'One step left: this ends the sign-in at the demo’s own sign-in service.',
  },
  signOut: { sv: 'Logga ut', en: 'Sign out' },
})
