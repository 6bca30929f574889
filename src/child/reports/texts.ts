import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  danger: { sv: 'Är barnet i fara?', en: 'Is the child in danger?' },
  dangerLead: {
    sv: 'Vänta inte på ett medgivande, ett möte eller en plan. Gör det här nu.',
    en: 'Do not wait for a consent, a meeting or a plan. Do this now.',
  },
  now: { sv: 'Fara just nu', en: 'Danger right now' },
  callNow: { sv: 'Ring 112', en: 'Call 112' },
  nowMore: {
    sv: 'Be om polis, ambulans eller social jour. Stanna hos barnet om du kan.',
    en: 'Ask for police, ambulance or the social services on duty. Stay with the child if you can.',
  },
  today: {
    sv: 'Du vet eller misstänker att ett barn far illa',
    en: 'You know or suspect that a child is being harmed',
  },
  todayMore: {
    sv: 'Ring socialtjänsten i kommunen där barnet bor, i dag. På kvällar och helger: socialjouren, genom kommunens växel eller 112. Fråga gärna om råd först, utan att säga barnets namn.',
    en: 'Call the social services of the municipality where the child lives, today. In the evening and at weekends: the social services on duty, through the municipality’s switchboard or 112. You may ask for advice first, without naming the child.',
  },
  duty: {
    sv: 'Du som arbetar med barn måste anmäla genast',
    en: 'If you work with children you must report at once',
  },
  dutyMore: {
    sv: 'Det står i 19 kap. 1 § socialtjänstlagen (2025:400). Det räcker att du misstänker: du ska inte utreda först. Plikten är din egen, den går inte att lämna till en chef, och ingen sekretess hindrar den.',
    en: 'Chapter 19, section 1 of the Social Services Act (2025:400) says so. A suspicion is enough: do not investigate first. The duty is your own, you cannot leave it to a manager, and no secrecy rule prevents it.',
  },
  everybody: {
    sv: 'Alla andra bör anmäla, och får vara anonyma (19 kap. 2 §).',
    en: 'Everybody else should report, and may be anonymous (section 2).',
  },
  neverWaits: { sv: 'Det här väntar aldrig på familjens ja', en: 'This never waits for the family’s yes' },
  neverWaitsMore: {
    sv: 'Berätta gärna för vårdnadshavarna att du anmäler, om det inte är farligt för barnet. Gäller det våld, sexuella övergrepp eller heder: säg ingenting hemma, socialtjänsten och polisen avgör vem som får veta.',
    en: 'Tell the guardians that you are reporting, unless it is dangerous for the child. If it is about violence, sexual abuse or honour: say nothing to the family. The social services and the police decide who may know.',
  },
  childItself: { sv: 'Är det du som är barnet?', en: 'Are you the child?' },
  childItselfMore: {
    sv: 'Du kan ringa eller chatta med Bris dygnet runt. Du behöver inte säga vad du heter. Är det bråttom: ring 112. Till Bris ringer du',
    en: 'You can call or chat with Bris at any time. You do not have to say your name. If it is urgent: call 112. The number to Bris is',
  },
  notChannel: { sv: 'Kring skickar ingen anmälan', en: 'Kring does not send a report' },
  notChannelMore: {
    sv: 'Du anmäler själv, på telefon eller i kommunens e-tjänst.',
    en: 'You report yourself, by phone or in the municipality’s e-service.',
  },
  recordAfter: {
    sv: 'Skriv här efteråt att det är gjort.',
    en: 'Afterwards, record here that you have done it.',
  },
  record: { sv: 'Skriv att du har anmält', en: 'Record that you have reported' },
  elsewhere: { sv: 'Bor barnet i en annan kommun?', en: 'Does the child live in another municipality?' },
  numberElsewhere: {
    sv: 'Finns inte kommunen här? Numret finns på kommunens webbplats.',
    en: 'Is the municipality not listed here? The number is on its website.',
  },
  numberMissing: {
    sv: 'Numret till socialtjänsten finns på kommunens webbplats. Hittar du det inte: ring kommunens växel, eller 112 om det är bråttom.',
    en: 'The number of the social services is on the municipality’s website. If you cannot find it: call the municipality’s switchboard, or 112 if it is urgent.',
  },
  reports: { sv: 'Orosanmälningar', en: 'Reports to social services' },
  reportsLead: {
    sv: 'Att anmälan är gjord. Bara de i er enhet som arbetar med barnet ser det här, aldrig vårdnadshavarna.',
    en: 'Reports that have been made. Only people in your unit who work with the child see this, never the guardians.',
  },
  none: { sv: 'Ingen anmälan är antecknad.', en: 'No report is recorded.' },
  newHeading: { sv: 'En orosanmälan är gjord', en: 'A report has been made' },
  newLead: {
    sv: 'Har du inte anmält än, gör det först. Det här är bara minnesanteckningen.',
    en: 'If you have not reported yet, do that first. This is only a note that it was done.',
  },
  madeOn: { sv: 'Vilken dag anmälde du?', en: 'On which day did you report?' },
  madeTime: { sv: 'Vid vilken tid?', en: 'At what time?' },
  madeTimeHint: { sv: 'Till exempel 14.30', en: 'For example 14:30' },
  madeTimeMissing: { sv: 'Skriv klockslaget, till exempel 14.30.', en: 'Write the time, for example 14:30.' },
  madeTo: { sv: 'Till vem?', en: 'To whom?' },
  madeToHint: {
    sv: 'Kommun eller stadsdel, och namn på den som tog emot om du har det.',
    en: 'Municipality or district, and the name of the person who received it, if you know it.',
  },
  madeToMissing: { sv: 'Skriv vem du anmälde till.', en: 'Write whom you reported to.' },
  how: { sv: 'Hur?', en: 'How?' },
  howMissing: { sv: 'Välj hur du anmälde.', en: 'Choose how you reported.' },
  how_phone: { sv: 'På telefon', en: 'By phone' },
  how_in_person: { sv: 'På plats', en: 'In person' },
  how_e_service: { sv: 'I en e-tjänst', en: 'In an e-service' },
  how_letter: { sv: 'I brev', en: 'By letter' },
  guardiansTold: { sv: 'Vet vårdnadshavarna om anmälan?', en: 'Do the guardians know of the report?' },
  guardiansToldHint: {
    sv: 'Berätta bara om det är tryggt för barnet.',
    en: 'Tell them only if it is safe for the child.',
  },
  guardiansToldMissing: { sv: 'Svara om vårdnadshavarna vet.', en: 'Choose whether the guardians know.' },
  guardiansTold_yes: { sv: 'Ja, jag har berättat', en: 'Yes, I have told them' },
  guardiansTold_no: { sv: 'Nej', en: 'No' },
  notToldReason: { sv: 'Varför inte?', en: 'Why not?' },
  notToldReasonHint: { sv: 'Skriv bara här om du svarade nej.', en: 'Write here only if you answered no.' },
  notToldReasonMissing: {
    sv: 'Skriv varför vårdnadshavarna inte vet.',
    en: 'Write why the guardians do not know.',
  },
  inFuture: { sv: 'Välj en tid som har varit.', en: 'Choose a time in the past.' },
  note: { sv: 'Något mer att minnas', en: 'Anything else to remember' },
  noteHint: {
    sv: 'Inte själva oron, den står i anmälan.',
    en: 'Not the concern itself: that is in the report.',
  },
  save: { sv: 'Spara anteckningen', en: 'Save the note' },
  toWhom: {
    sv: (to: string, how: string) => `Till ${to}. ${how}.`,
    en: (to: string, how: string) => `To ${to}. ${how}.`,
  },
  toldYes: { sv: 'Vårdnadshavarna vet.', en: 'The guardians know.' },
  toldNo: {
    sv: (why: string) => `Vårdnadshavarna vet inte: ${why}`,
    en: (why: string) => `The guardians do not know: ${why}`,
  },
  back: { sv: 'Tillbaka', en: 'Back' },
})
