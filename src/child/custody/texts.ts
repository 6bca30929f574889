import { defineTexts, formatDate, plural } from '../../i18n/index.ts'

export const texts = defineTexts({
  // The guardian's page, and what leads there.
  guardians: { sv: 'Vårdnadshavare och närstående', en: 'Guardians and close persons' },
  none: { sv: 'Ingen är tillagd än.', en: 'Nobody has been added yet.' },
  custody: { sv: 'vårdnadshavare', en: 'custody holder' },
  noCustody: { sv: 'utan vårdnad', en: 'without custody' },
  removed: { sv: 'borttagen', en: 'removed' },
  addGuardian: {
    sv: 'Lägg till vårdnadshavare eller annan närstående',
    en: 'Add a guardian or someone else close',
  },
  lead: {
    sv: 'Bara de i er enhet som arbetar med barnet ser det här. Andra enheter har sina egna uppgifter.',
    en: 'Only people in your unit who work with the child see this. Other units keep their own details.',
  },
  hasCustody: {
    sv: 'Har vårdnaden. Kan logga in och läsa det som familjen får se, om personnumret är ifyllt.',
    en: 'Has custody. Can sign in and read what the family may see, if the personal identity number is filled in.',
  },
  hasNoCustody: {
    sv: 'Har inte vårdnaden. Ser ingenting om barnet i Kring, och får inte veta något utan stöd i lag eller medgivande.',
    en: 'Does not have custody. Sees nothing about the child in Kring.',
  },
  isRemoved: {
    sv: 'Är borttagen. Ser ingenting om barnet i Kring. Var det fel: lägg till personen på nytt.',
    en: 'Has been removed, and sees nothing about the child in Kring. If that was wrong, add the person again.',
  },
  isShut: {
    sv: 'Ser inte barnets sida. Så var det när den här journalen och en annan var en, och det gäller tills någon här bestämmer något annat.',
    en: 'Does not see the child’s page. So it was while this record and another were one, and so it stays until somebody here decides otherwise.',
  },
  open: { sv: 'Visa barnets sida igen', en: 'Show the child’s page again' },
  openWhen: {
    sv: 'Du har sett efter varför den stängdes, och det gäller inte det här barnet.',
    en: 'You have looked up why it was closed, and it does not apply to this child.',
  },
  openTo: {
    sv: (name: string) => `Visa barnets sida för ${name}`,
    en: (name: string) => `Show the child’s page to ${name}`,
  },
  openLead: {
    sv: (name: string) => `${name} ser då det som familjen får se, genast.`,
    en: (name: string) => `${name} then sees what the family may see, at once.`,
  },
  isOpen: {
    sv: (name: string) => `Inget är stängt för ${name}.`,
    en: (name: string) => `Nothing is closed to ${name}.`,
  },
  whatToDo: { sv: 'Vad behöver ändras?', en: 'What needs to change?' },
  endCustody: { sv: 'Har inte längre vårdnaden', en: 'No longer has custody' },
  endCustodyWhen: {
    sv: 'En dom, ett beslut eller ett avtal säger att personen inte längre har vårdnaden.',
    en: 'A judgment, a decision or an agreement says that the person no longer has custody.',
  },
  giveCustody: { sv: 'Har fått vårdnaden', en: 'Has been given custody' },
  giveCustodyWhen: {
    sv: 'En dom, ett avtal eller en anmälan säger att personen har vårdnaden.',
    en: 'A judgment, an agreement or a notification says that the person has custody.',
  },
  correct: { sv: 'Rätta uppgifter', en: 'Correct details' },
  correctWhen: {
    sv: 'Namnet, relationen eller personnumret är fel.',
    en: 'The name, the relation or the personal identity number is wrong.',
  },
  remove: { sv: 'Ta bort', en: 'Remove' },
  removeWhen: {
    sv: 'Personen lades till av misstag.',
    en: 'The person was added by mistake.',
  },
  changes: { sv: 'Tidigare uppgifter', en: 'Former details' },
  changesLead: {
    sv: 'Vad som har ändrats om barnet och familjen, av vem och varför.',
    en: 'What has changed about the child and the family, by whom and why.',
  },
  noChanges: { sv: 'Inget har ändrats.', en: 'Nothing has been changed.' },
  correctChild: { sv: 'Rätta barnets uppgifter', en: 'Correct the child’s details' },
  seeChanges: { sv: 'Se tidigare uppgifter', en: 'See former details' },

  // The forms.
  endCustodyOf: {
    sv: (name: string) => `${name} har inte längre vårdnaden`,
    en: (name: string) => `${name} no longer has custody`,
  },
  saveEnded: { sv: 'Spara att vårdnaden har upphört', en: 'Save that custody has ended' },
  giveCustodyTo: {
    sv: (name: string) => `${name} har fått vårdnaden`,
    en: (name: string) => `${name} has been given custody`,
  },
  saveGiven: { sv: 'Spara att hen har vårdnaden', en: 'Save that they have custody' },
  correctWho: {
    sv: (name: string) => `Rätta uppgifter om ${name}`,
    en: (name: string) => `Correct the details of ${name}`,
  },
  removeWho: { sv: (name: string) => `Ta bort ${name}`, en: (name: string) => `Remove ${name}` },
  removeLead: {
    sv: 'Bara den som aldrig skulle ha lagts till tas bort. Har vårdnaden upphört: ta inte bort personen, skriv in det i stället.',
    en: 'Remove only a person who should never have been added. If custody has ended, do not remove the person: record that instead.',
  },
  reason: { sv: 'Vad är grunden?', en: 'What is the ground?' },
  reasonMissing: { sv: 'Välj grund.', en: 'Choose the ground.' },
  reason_court: { sv: 'Dom eller beslut av domstol', en: 'Judgment or decision of a court' },
  reason_agreement: {
    sv: 'Avtal som socialnämnden har godkänt',
    en: 'Agreement approved by the social welfare committee',
  },
  reason_notified: { sv: 'Anmälan till Skatteverket', en: 'Notification to the Tax Agency' },
  reason_death: { sv: 'Personen har dött', en: 'The person has died' },
  reason_recorded_wrong: { sv: 'Det blev fel när vi skrev in det', en: 'We recorded it wrongly' },
  reason_other: { sv: 'Något annat', en: 'Something else' },
  deathGivesNone: {
    sv: 'Den som har dött kan inte få vårdnaden.',
    en: 'Someone who has died cannot be given custody.',
  },
  since: { sv: 'Från vilken dag?', en: 'From which day?' },
  sinceHint: {
    sv: 'Dagen i domen eller avtalet. I Kring gäller det från att du säger ja.',
    en: 'The day in the judgment or agreement. In Kring it applies from when you say yes.',
  },
  sinceToCome: {
    sv: 'Dagen har inte kommit än. Kom tillbaka den dag då det gäller.',
    en: 'That day has not come yet. Come back on the day when it applies.',
  },
  words: { sv: 'Varför, och hur vet ni det?', en: 'Why, and how do you know?' },
  wordsHint: {
    sv: 'Till exempel vilken dom och vem som visade den. Bara de i er enhet som arbetar med barnet läser det.',
    en: 'For example which judgment, and who showed it. Only people in your unit who work with the child can read it.',
  },
  correctionHint: {
    sv: 'Till exempel vad som var fel, och vem som visade hur det är. Bara de i er enhet som arbetar med barnet läser det.',
    en: 'For example what was wrong, and who showed what is right. Only people in your unit who work with the child can read it.',
  },
  wordsMissing: { sv: 'Skriv varför.', en: 'Write why.' },
  name: { sv: 'Namn', en: 'Name' },
  relation: { sv: 'Vem är det för barnet?', en: 'How are they related to the child?' },
  number: { sv: 'Personnumret', en: 'The personal identity number' },
  numberHint: {
    sv: 'Det visas inte här. Den som har numret och vårdnaden kan logga in.',
    en: 'It is not shown here. Whoever has the number, and custody, can sign in.',
  },
  number_keep: { sv: 'Låt det vara som det är', en: 'Leave it as it is' },
  number_new: { sv: 'Skriv ett annat', en: 'Write another' },
  number_none: { sv: 'Ta bort det', en: 'Remove it' },
  personNumber: { sv: 'Nytt personnummer', en: 'New personal identity number' },
  personNumberHint: { sv: 'ÅÅÅÅMMDD-NNNN', en: 'YYYYMMDD-NNNN' },
  numberMissing: { sv: 'Skriv det nya personnumret.', en: 'Write the new personal identity number.' },
  numberNotNew: {
    sv: 'Du har skrivit ett nummer. Välj ”Skriv ett annat”, eller töm fältet.',
    en: 'You have written a number. Choose “Write another”, or empty the field.',
  },
  nothingNew: { sv: 'Inget är ändrat än.', en: 'Nothing has been changed yet.' },
  givenName: { sv: 'Förnamn', en: 'First name' },
  familyName: { sv: 'Efternamn', en: 'Surname' },
  childNumber: { sv: 'Barnets personnummer', en: 'The child’s personal identity number' },
  childNumberHint: {
    sv: 'ÅÅÅÅMMDD-NNNN. Samordningsnummer går bra. Lämna tomt om barnet inte har något än.',
    en: 'YYYYMMDD-NNNN. A coordination number is fine. Leave it empty if the child has none yet.',
  },
  numberOfAnother: {
    sv: 'Er enhet har redan ett barn med det numret.',
    en: 'Your unit already has a child with that number.',
  },
  numberOfOne: {
    sv: 'En vårdnadshavare eller närstående här har det numret.',
    en: 'A guardian or close person here has this number.',
  },
  birthMismatch: {
    sv: 'Dagen stämmer inte med personnumret.',
    en: 'The date of birth does not match the personal identity number.',
  },
  birthFuture: { sv: 'Välj en dag som har varit.', en: 'Choose a day in the past.' },
  birthDate: { sv: 'Född', en: 'Date of birth' },
  next: { sv: 'Se vad det betyder', en: 'See what it means' },

  // What it means.
  means: { sv: 'Det här händer när du säger ja', en: 'This happens when you say yes' },
  notYet: { sv: 'Inget är ändrat än.', en: 'Nothing has been changed yet.' },
  back: { sv: 'Ändra det du skrev', en: 'Change what you wrote' },
  changed: { sv: 'Något har ändrats sedan du läste', en: 'Something has changed since you read this' },
  changedMore: {
    sv: 'Läs en gång till. Det du skrev finns kvar.',
    en: 'Read it once more. What you wrote is kept.',
  },
  losesAll: {
    sv: (name: string) =>
      `${name} ser inte längre något om barnet i Kring: ingen sida, plan, kalender eller utdrag. En sida som är öppen stängs.`,
    en: (name: string) =>
      `${name} no longer sees anything about the child in Kring: no page, plan, calendar or extract. An open page is closed.`,
  },
  noMail: {
    sv: (name: string) => `Mejl som väntar på att gå till ${name} stoppas, om de gäller barnet.`,
    en: (name: string) => `Emails to ${name} about the child that are waiting to be sent are stopped.`,
  },
  stays: {
    sv: (name: string) => `${name} står kvar som närstående, utan vårdnad.`,
    en: (name: string) => `${name} stays as a close person, without custody.`,
  },
  getsAll: {
    sv: (name: string) =>
      `${name} kan logga in och läsa det som familjen får se, om personnumret är ifyllt. Det som har hållits hemligt för familjen syns inte.`,
    en: (name: string) =>
      `${name} can sign in and read what the family may see, if the personal identity number is filled in. What has been kept from the family is not shown.`,
  },
  asksAgain: {
    sv: (name: string) =>
      `${name} behöver säga ja till det som vilar på medgivande. Ett ja från förr räknas inte.`,
    en: (name: string) =>
      `${name} needs to agree to what rests on consent. A consent from before does not count.`,
  },
  protectedFirst: {
    sv: (name: string) =>
      `Barnet har skyddade uppgifter. ${name} ser ingenting förrän hen står på listan över vem som får se.`,
    en: (name: string) =>
      `The child’s identity is protected. ${name} sees nothing until they are on the list of who may see.`,
  },
  consents: {
    sv: (n: number, name: string) =>
      `${plural(n, 'sv', 'medgivande', 'medgivanden')} från ${name} räknas inte längre.`,
    en: (n: number, name: string) =>
      `${plural(n, 'en', 'consent', 'consents')} from ${name} no longer ${n === 1 ? 'counts' : 'count'}.`,
  },
  ends: {
    sv: (who: string, n: number) => `${who}: ${plural(n, 'sv', 'utlämnande', 'utlämnanden')} slutar gälla.`,
    en: (who: string, n: number) => `${who}: ${plural(n, 'en', 'disclosure ends', 'disclosures end')}.`,
  },
  endsNothing: {
    sv: 'Det som redan är delat fortsätter att gälla.',
    en: 'What is already shared stays shared.',
  },
  shorter: {
    sv: (n: number) =>
      `${plural(n, 'sv', 'utlämnande', 'utlämnanden')} slutar tidigare än det var tänkt, eftersom barnet fyller 18 tidigare.`,
    en: (n: number) =>
      `${plural(n, 'en', 'disclosure ends', 'disclosures end')} earlier than planned, since the child turns 18 earlier.`,
  },
  meetings: {
    sv: (name: string, days: string) =>
      `${name} ser inte längre mötena: ${days}. Mötena blir av. Ring om det behövs.`,
    en: (name: string, days: string) =>
      `${name} no longer sees the meetings: ${days}. The meetings are still held. Phone if needed.`,
  },
  noHolders: {
    sv: 'Ingen med vårdnaden är kvar här. Då kan inget nytt delas med medgivande av en vårdnadshavare.',
    en: 'Nobody with custody is left here. Then nothing new can be shared with a guardian’s consent.',
  },
  told: {
    sv: (who: string) => `De här får veta det, utan detaljer: ${who}.`,
    en: (who: string) => `These are told, without details: ${who}.`,
  },
  toldNobody: {
    sv: 'Ingen annan i er enhet arbetar med barnet och får veta det.',
    en: 'Nobody else in your unit works with the child and is told.',
  },
  familyUntold: {
    sv: 'Familjen får inget meddelande härifrån. Berätta själv, om det inte kan skada barnet.',
    en: 'The family is not told from here. Tell them yourself, unless it could harm the child.',
  },
  otherUnits: {
    sv: 'Andra enheter har sina egna uppgifter. De ändras inte av det här.',
    en: 'Other units keep their own details. This does not change them.',
  },
  numberCut: {
    sv: (name: string) =>
      `Den som har loggat in med det gamla numret loggas ut och ser inget mer om barnet. Svar på möten som kommer tas bort. Loggen minns vem som har läst. ${name} kommer in när hen loggar in med det nya.`,
    en: (name: string) =>
      `Whoever has signed in with the old number is signed out, and sees nothing more about the child. Answers to coming meetings are removed. The log remembers who has read. ${name} gets in by signing in with the new one.`,
  },
  numberGone: {
    sv: (name: string) =>
      `Den som har loggat in med numret loggas ut och ser inget mer om barnet. Svar på möten som kommer tas bort. Loggen minns vem som har läst. ${name} kan inte logga in.`,
    en: (name: string) =>
      `Whoever has signed in with the number is signed out, and sees nothing more about the child. Answers to coming meetings are removed. The log remembers who has read. ${name} cannot sign in.`,
  },
  nowCalled: {
    sv: (before: string, after: string) => `${before} heter ${after} på alla sidor.`,
    en: (before: string, after: string) => `${before} is called ${after} on all pages.`,
  },
  nowRelated: {
    sv: (name: string, relation: string) => `${name} står som ${relation}.`,
    en: (name: string, relation: string) => `${name} is recorded as ${relation}.`,
  },
  nowUnrelated: {
    sv: (name: string) => `${name} står utan relation till barnet.`,
    en: (name: string) => `${name} is recorded without a relation to the child.`,
  },
  nowBorn: {
    sv: (before: string, after: string) =>
      `Födelsedagen ändras från ${formatDate(before, 'sv')} till ${formatDate(after, 'sv')}.`,
    en: (before: string, after: string) =>
      `The date of birth changes from ${formatDate(before, 'en')} to ${formatDate(after, 'en')}.`,
  },
  nowNumbered: {
    sv: 'Personnumret ändras. I en nödsituation hittas barnet på det nya.',
    en: 'The personal identity number changes. In an emergency the child is found by the new one.',
  },
  nowUnnumbered: {
    sv: 'Personnumret tas bort. I en nödsituation kan barnet inte hittas på nummer.',
    en: 'The personal identity number is removed. In an emergency the child cannot be found by number.',
  },
  mayBeMine: {
    sv: 'Du arbetar redan med ett annat barn som kan vara samma. Se efter där först.',
    en: 'You already work with another child who may be the same. Check there first.',
  },
  mayBeAnother: {
    sv: (who: string) =>
      `Det finns redan ett annat barn i er enhet som kan vara samma. Fråga ${who || 'den som arbetar med det barnet'} först. Att du har sökt syns i det barnets logg.`,
    en: (who: string) =>
      `Your unit already has another child who may be the same. Ask ${who || 'whoever works with that child'} first. That child’s log shows that you looked.`,
  },
  becomesAdult: {
    sv: 'Barnet har då fyllt 18. Vårdnadshavarna ser inget mer, och deras medgivanden räknas inte.',
    en: 'The child has then turned 18. Custody holders see nothing more, and their consents do not count.',
  },
  becomesChild: {
    sv: 'Barnet är då under 18. Vårdnadshavarna kan se det som familjen får se igen. Det som har slutat gälla kommer inte tillbaka.',
    en: 'The child is then under 18. Custody holders can again see what the family may see. What has ended does not come back.',
  },
  sees: {
    sv: (units: string) => `Ser de nya uppgifterna, eftersom de har fått något om barnet: ${units}.`,
    en: (units: string) =>
      `See the new details, since they have been given something about the child: ${units}.`,
  },
  familySees: {
    sv: 'Vårdnadshavare som får se barnets sida ser de nya uppgifterna där.',
    en: 'Custody holders who may see the child’s page see the new details there.',
  },
  undoCustody: {
    sv: 'Blev det fel? Då kan du skriva in vårdnaden igen, men medgivanden och utlämnanden behöver göras om.',
    en: 'Was it wrong? Then you can record custody again, but consents and disclosures have to be made again.',
  },
  undoGiven: {
    sv: 'Blev det fel? Då kan du skriva in att vårdnaden inte gäller, men det som har slutat gälla kommer inte tillbaka.',
    en: 'Was it wrong? Then you can record that custody has ended, but what has ended does not come back.',
  },
  undoCorrection: {
    sv: 'Blev det fel? Rätta en gång till. Det som stod förut finns kvar under Tidigare uppgifter.',
    en: 'Was it wrong? Correct it again. What it was before is kept under Former details.',
  },
  undoRemoval: {
    sv: 'Det går inte att ångra. Blev det fel får du lägga till personen på nytt. Det som stod finns kvar under Tidigare uppgifter.',
    en: 'This cannot be undone. If it was wrong you have to add the person again. What it was before is kept under Former details.',
  },
  goneHeading: { sv: 'Personen är redan borttagen', en: 'The person has already been removed' },
  goneMore: {
    sv: 'Någon annan hann före. Det du skrev sparades inte:',
    en: 'Somebody else was first. What you wrote was not saved:',
  },

  // What has been changed.
  did_custody_ended: {
    sv: (name: string) => `${name} har inte längre vårdnaden.`,
    en: (name: string) => `${name} no longer has custody.`,
  },
  did_custody_given: {
    sv: (name: string) => `${name} fick vårdnaden.`,
    en: (name: string) => `${name} was given custody.`,
  },
  did_corrected: {
    sv: (name: string) => `Rättades. Före: ${name}.`,
    en: (name: string) => `Corrected. Before: ${name}.`,
  },
  did_number: { sv: 'Personnumret byttes.', en: 'The personal identity number was changed.' },
  did_removed: { sv: (name: string) => `${name} togs bort.`, en: (name: string) => `${name} was removed.` },
  did_shut: {
    sv: (name: string) => `${name} ser inte barnets sida sedan två journaler delades.`,
    en: (name: string) => `${name} has not seen the child’s page since two records were parted.`,
  },
  did_opened: {
    sv: (name: string) => `${name} ser barnets sida igen.`,
    en: (name: string) => `${name} sees the child’s page again.`,
  },
  did_child: {
    sv: (before: string) => `Barnets uppgifter rättades. Före: ${before}.`,
    en: (before: string) => `The child’s details were corrected. Before: ${before}.`,
  },
  born: {
    sv: (day: string) => `född ${formatDate(day, 'sv')}`,
    en: (day: string) => `born on ${formatDate(day, 'en')}`,
  },
  sinceDay: {
    sv: (day: string) => `från ${formatDate(day, 'sv')}`,
    en: (day: string) => `from ${formatDate(day, 'en')}`,
  },
})
