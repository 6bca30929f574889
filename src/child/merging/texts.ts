import { defineTexts, formatDate, plural } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Finns barnet två gånger?', en: 'Is the child here twice?' },
  lead: {
    sv: (name: string) =>
      `Två journaler om samma barn kan bli en. Den du står i, ${name}, är den som ni fortsätter i. Den andra finns kvar att läsa.`,
    en: (name: string) =>
      `Two records of the same child can become one. The one you are in, ${name}, is the one you go on with. The other stays to be read.`,
  },
  none: {
    sv: 'Du arbetar inte med något annat barn som kan vara samma. Finns det ett till som en kollega arbetar med: be att få vara med där först.',
    en: 'You do not work with another child who may be the same. If a colleague works with one, ask to be let in there first.',
  },
  oldId: { sv: 'Vilken journal är samma barn?', en: 'Which record is the same child?' },
  oldIdMissing: { sv: 'Välj journalen.', en: 'Choose the record.' },
  born: {
    sv: (day: string) => `Född ${formatDate(day, 'sv')}`,
    en: (day: string) => `Born ${formatDate(day, 'en')}`,
  },
  words: { sv: 'Hur vet du att det är samma barn?', en: 'How do you know that it is the same child?' },
  wordsMissing: { sv: 'Skriv hur du vet det.', en: 'Write how you know.' },
  next: { sv: 'Se vad det innebär', en: 'See what it means' },
  confirm: { sv: 'Två journaler blir en', en: 'Two records become one' },
  changed: { sv: 'Något har ändrats', en: 'Something has changed' },
  changedMore: {
    sv: 'Se efter igen innan du säger ja.',
    en: 'Look again before you say yes.',
  },
  hindered: { sv: 'Det går inte än', en: 'Not possible yet' },
  not_named: {
    sv: 'Det är barnets kontakt som gör det. Be kontakten i någon av journalerna.',
    en: 'The named person does this. Ask the named person of one of the records.',
  },
  two_numbers: {
    sv: 'De har olika personnummer. Då är det två barn, eller så är ett nummer fel: rätta det först.',
    en: 'They have different personal identity numbers. Then they are two children, or one number is wrong: correct it first.',
  },
  merged_before: {
    sv: 'En av dem hör redan ihop med en annan journal. Dela upp den först.',
    en: 'One of them belongs to another record already. Part those first.',
  },
  guardians: {
    sv: 'Vårdnadshavare eller närstående i den andra journalen saknas i den här, eller har annan vårdnad eller annat nummer. Rätta så att det är samma personer.',
    en: 'Guardians or close persons of the other record are missing in this one, or have other custody or another number. Correct them so that they are the same people.',
  },
  two_plans: {
    sv: 'Båda har en plan som pågår. Avsluta planen i den andra journalen först, och ta med det som ska gälla hit.',
    en: 'Both have a running plan. End the plan of the other record first, and bring what shall hold over here.',
  },
  plan: {
    sv: 'Den andra journalen har en plan som pågår. Gå dit och behåll den i stället, eller avsluta planen.',
    en: 'The other record has a running plan. Go there and keep that one instead, or end the plan.',
  },
  given: {
    sv: 'Något ur den andra journalen delas med andra just nu. Sluta dela det först, eller behåll den journalen i stället.',
    en: 'Something of the other record is shared with others now. Stop sharing it first, or keep that record instead.',
  },
  meeting: {
    sv: 'Den andra journalen har ett möte som inte är avslutat. Ställ in det, eller avsluta det med anteckningar när det har varit.',
    en: 'The other record has a meeting that has not been closed. Cancel it, or close it with minutes once it has taken place.',
  },
  waiting: {
    sv: 'I den andra journalen väntar någon på svar. Svara först.',
    en: 'Somebody waits for an answer in the other record. Answer first.',
  },
  protection: {
    sv: 'Skyddet är inte lika, eller så står inte alla som arbetar med barnet på listan i båda. Gör dem lika först.',
    en: 'The protection differs, or not everybody who works with the child is on the list of both. Make them the same first.',
  },
  openOther: { sv: 'Öppna den andra journalen', en: 'Open the other record' },
  means: { sv: 'Det här händer', en: 'This happens' },
  teams: {
    sv: (kept: string, old: string) =>
      `De som arbetar med den ena läser båda. Här: ${kept}. I den andra: ${old}.`,
    en: (kept: string, old: string) =>
      `Whoever works with one reads both. Here: ${kept}. In the other: ${old}.`,
  },
  guardiansSame: {
    sv: (names: string) => `Familjen är densamma: ${names}. De ser det som de såg, inget mer.`,
    en: (names: string) => `The family is the same: ${names}. They see what they saw, and nothing more.`,
  },
  guardiansNone: {
    sv: 'Den andra journalen har ingen vårdnadshavare. Familjen ser inget mer än förut.',
    en: 'The other record has no guardian. The family sees nothing more than before.',
  },
  holds: {
    sv: (what: string) => `I den andra finns ${what}. Det står kvar där, att läsa.`,
    en: (what: string) => `The other holds ${what}. It stays there to be read.`,
  },
  holdsNothing: { sv: 'I den andra är inget skrivet än.', en: 'Nothing has been written in the other yet.' },
  plans: {
    sv: (n: number) => plural(n, 'sv', 'plan', 'planer'),
    en: (n: number) => plural(n, 'en', 'plan', 'plans'),
  },
  worries: {
    sv: (n: number) => plural(n, 'sv', 'uppmärksammande', 'uppmärksammanden'),
    en: (n: number) => plural(n, 'en', 'worry', 'worries'),
  },
  assessments: {
    sv: (n: number) => plural(n, 'sv', 'kartläggning', 'kartläggningar'),
    en: (n: number) => plural(n, 'en', 'assessment', 'assessments'),
  },
  meetings: {
    sv: (n: number) => plural(n, 'sv', 'möte', 'möten'),
    en: (n: number) => plural(n, 'en', 'meeting', 'meetings'),
  },
  goesOn: {
    sv: 'Det som delas ur den här journalen delas som förut, och inget ur den andra kommer med.',
    en: 'What is shared from this record is shared as before, and nothing of the other comes along.',
  },
  consents: {
    sv: (n: number) =>
      `${plural(n, 'sv', 'medgivande', 'medgivanden')} i den andra gäller inte här. Fråga på nytt om ni behöver dela.`,
    en: (n: number) =>
      `${plural(n, 'en', 'consent', 'consents')} of the other does not count here. Ask again if you need to share.`,
  },
  outside: {
    sv: 'Ingen utanför er enhet ser mer eller mindre än förut.',
    en: 'Nobody outside your unit sees more or less than before.',
  },
  told: {
    sv: 'De andra som arbetar med barnet får veta det. Det syns i båda journalerna.',
    en: 'The others who work with the child are told. It shows in both records.',
  },
  undo: {
    sv: 'Blev det fel kan du dela upp dem igen.',
    en: 'If it was wrong you can part them again.',
  },
  verb: { sv: 'Gör dem till en', en: 'Make them one' },
  back: { sv: 'Tillbaka till formuläret', en: 'Back to the form' },
  merged: { sv: 'Två journaler är en', en: 'Two records are one' },
  mergedBy: {
    sv: (who: string, day: Date) => `${who} gjorde det ${formatDate(day, 'sv')}.`,
    en: (who: string, day: Date) => `${who} did it on ${formatDate(day, 'en')}.`,
  },
  older: { sv: 'Läs den äldre journalen', en: 'Read the older record' },
  split: { sv: 'Dela upp dem igen', en: 'Part them again' },
  splitLead: {
    sv: 'Var det inte samma barn? Då blir de två igen. De som kom med genom sammanföringen läser inte längre den andra.',
    en: 'Was it not the same child? Then they are two again. Those who came along by the merge read the other one no more.',
  },
  since: {
    sv: 'Det här har skrivits efter sammanföringen och stannar i den här journalen. Hör det till det andra barnet: skriv det på nytt där.',
    en: 'This was written after the merge and stays in this record. If it belongs to the other child, write it anew there.',
  },
  sinceNothing: {
    sv: 'Inget har skrivits efter sammanföringen.',
    en: 'Nothing has been written since the merge.',
  },
  since_worry: { sv: 'uppmärksammanden', en: 'worries' },
  since_assessment: { sv: 'kartläggningar', en: 'assessments' },
  since_plan: { sv: 'planen', en: 'the plan' },
  since_meeting: { sv: 'möten', en: 'meetings' },
  since_request: { sv: 'begäranden om stöd', en: 'requests for support' },
  since_consent: { sv: 'medgivanden', en: 'consents' },
  since_other: { sv: 'annat', en: 'other things' },
  times: {
    sv: (n: number) => plural(n, 'sv', 'gång', 'gånger'),
    en: (n: number) => plural(n, 'en', 'time', 'times'),
  },
  splitWords: { sv: 'Varför?', en: 'Why?' },
  splitBy: {
    sv: 'Det är barnets kontakt, eller den som gjorde det, som kan dela upp dem igen.',
    en: 'The named person, or whoever did it, can part them again.',
  },
})
