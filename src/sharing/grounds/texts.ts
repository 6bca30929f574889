import { defineTexts, formatDate } from '../../i18n/index.ts'

export const sharingTexts = defineTexts({
  groundHeading: { sv: 'Varför får du dela det här?', en: 'Why may you share this?' },
  byLaw: {
    sv: (paragraph: string) => `Stöd i lagen: ${paragraph}.`,
    en: (paragraph: string) => `In law: ${paragraph}.`,
  },
  askConsent: { sv: 'Be om medgivande', en: 'Ask for consent' },
  lockedGrounds: {
    sv: (n: number) =>
      n === 1 ? 'En grund som inte går att använda här' : `${n} grunder som inte går att använda här`,
    en: (n: number) =>
      n === 1 ? 'One ground that cannot be used here' : `${n} grounds that cannot be used here`,
  },
  pairRefused: {
    sv: 'Den grunden gäller inte mellan er enhet och den här.',
    en: 'That ground does not apply between your unit and this one.',
  },
  consentMissing: {
    sv: 'Vårdnadshavarna har inte sagt ja till den här enheten.',
    en: 'The custody holders have not said yes to this unit.',
  },
  consentWithdrawn: {
    sv: 'Familjen har tagit tillbaka sitt ja till den här enheten.',
    en: 'The family has taken back its yes to this unit.',
  },
  consentUntil: {
    sv: (day: string) => `De har sagt ja till och med ${formatDate(day, 'sv')}.`,
    en: (day: string) => `They have said yes until ${formatDate(day, 'en')}.`,
  },
  purpose: { sv: 'Vad ska de ha det till?', en: 'What do they need it for?' },
  purposeHint: {
    sv: 'En eller två meningar. Familjen kan läsa dem.',
    en: 'One or two sentences. The family can read them.',
  },
  familyView: {
    sv: 'Vad säger barnet och vårdnadshavarna om det?',
    en: 'What do the child and the guardians say about it?',
  },
  informed: { sv: 'Vet familjen att du delar det här?', en: 'Does the family know that you share this?' },
  informed_yes: { sv: 'Ja, jag har berättat', en: 'Yes, I have told them' },
  informed_no: { sv: 'Nej', en: 'No' },
  notInformedReason: { sv: 'Varför inte?', en: 'Why not?' },
  until: { sv: 'Till vilken dag får de läsa?', en: 'Until which day may they read it?' },
  untilHint: {
    sv: 'Högst två år. Bygger det på ett medgivande slutar det senast när medgivandet gör det.',
    en: 'At most two years. If it is based on a consent, it ends no later than the consent.',
  },
  basisIdMissing: {
    sv: 'Välj en grund. Utan grund får du inte dela.',
    en: 'Choose a ground. Without one you may not share.',
  },
  purposeMissing: { sv: 'Skriv vad de ska ha det till.', en: 'Write what they need it for.' },
  informedMissing: { sv: 'Svara om familjen vet.', en: 'Choose whether the family knows.' },
  reasonMissing: { sv: 'Skriv varför familjen inte vet.', en: 'Write why the family does not know.' },
  untilPast: { sv: 'Välj en dag som inte har varit.', en: 'Choose today or a later day.' },
  untilFar: { sv: 'Välj en dag inom två år.', en: 'Choose a day within two years.' },
  basis_allowed_for_the_two_units: {
    sv: 'Den grunden gäller inte mellan er enhet och den här. Välj en annan.',
    en: 'That ground does not apply between your unit and this one. Choose another.',
  },
  consent_covers_the_disclosure: {
    sv: 'Medgivandet räcker inte: alla vårdnadshavare måste ha sagt ja till enheten och till områdena.',
    en: 'The consent does not cover this: every custody holder must have said yes to the unit and to the areas.',
  },
  protected_child_needs_listed_reader: {
    sv: 'Barnet har skyddade uppgifter. Ta först upp den som ska läsa på listan över dem som får se.',
    en: 'The child’s identity is protected. First add the reader to the list of those who may see.',
  },
  guardian_is_shut_out: {
    sv: 'Ser inte barnets sida, och kan inte få det här.',
    en: 'Cannot see the child’s page, and cannot be given this.',
  },
  recipient_in_another_unit: {
    sv: 'Den funktionen kan inte ta emot det här.',
    en: 'That function cannot receive this.',
  },
  disclosed_item_within_the_areas: {
    sv: 'Det du delar rör fler områden än du har valt.',
    en: 'What you share covers more areas than you have chosen.',
  },
  disclosed_item_is_the_givers: {
    sv: 'Du kan bara dela det som er enhet har skrivit.',
    en: 'You can only share what your unit has written.',
  },
  told_or_why_not: { sv: 'Skriv varför familjen inte vet.', en: 'Write why the family does not know.' },
  basis_is_for_children: {
    sv: 'Grunden gäller bara för den som inte har fyllt 18 år.',
    en: 'This ground is only for somebody under 18.',
  },
  ends_at_most_in_two_years: { sv: 'Välj en dag inom två år.', en: 'Choose a day within two years.' },
})
