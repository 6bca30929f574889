import { defineTexts } from '../../i18n/index.ts'

export const homeTexts = defineTexts({
  welcome: { sv: 'Tillsammans kring barnet', en: 'Together around the child' },
  welcomeLead: {
    sv: 'Förskola, skola, vård, socialtjänst, föreningar och familjen samarbetar kring ett barn, från att någon märker något till en gemensam plan. Var och en ser bara det som har delats med just den.',
    en: 'Preschool, school, health care, social services, associations and the family work together around a child, from when somebody notices something to a shared plan. Each sees only what has been shared with them.',
  },
  empty: { sv: 'Kring är installerat', en: 'Kring is installed' },
  emptyLead: {
    sv: 'Här finns ingen samverkan än, så ingen kan logga in.',
    en: 'There is no collaboration here yet, so nobody can sign in.',
  },
  emptyDo: { sv: 'För dig som har installerat', en: 'For you who installed it' },
  emptyCommand: {
    sv: 'Kör det här på servern, i mappen där Kring ligger. Det frågar vad samverkan heter och vem som ska sköta den.',
    en: 'Run this on the server, in the folder of Kring. It asks what the collaboration is called and who shall administer it.',
  },
  emptyAfter: {
    sv: 'Sedan kan den personen logga in här, och ser vad som saknas innan det första barnet. Mer står i docs/operate.md, ”A new county”.',
    en: 'Then that person can sign in here, and sees what is missing before the first child. There is more in docs/operate.md, “A new county”.',
  },
  emptyNotYou: {
    sv: 'Är du här av en annan anledning? Vänta tills någon har talat om att Kring är igång.',
    en: 'Are you here for another reason? Wait until somebody has told you that Kring has begun.',
  },
  dangerNow: { sv: 'Är ett barn i fara nu? Ring 112.', en: 'Is a child in danger now? Call 112.' },
  dangerNowMore: {
    sv: 'Är du orolig för ett barn kan vem som helst ringa socialtjänsten i kommunen där barnet bor. Du behöver inte logga in och inte säga vad du heter.',
    en: 'If you worry about a child, anybody can call the social services where the child lives. You need not sign in, and need not say your name.',
  },
  forStaff: { sv: 'För dig som arbetar med barn', en: 'For you who work with children' },
  forStaffMore: {
    sv: 'Lämna det du har märkt, svara andra, gör en plan tillsammans. Logga in som på jobbet.',
    en: 'Pass on what you have noticed, answer others, make a plan together. Sign in as at work.',
  },
  forFamilies: { sv: 'För dig som är förälder', en: 'For you who are a parent' },
  forFamiliesMore: {
    sv: 'Se planen, vem som vet vad och vem som har tittat. Du kan säga ja och nej till att dela. Logga in med e-legitimation.',
    en: 'See the plan, who knows what and who has looked. You can say yes and no to sharing. Sign in with your e-identification.',
  },
  forCouncil: { sv: 'För dig som är politiker', en: 'For you who are a politician' },
  forCouncilMore: {
    sv: 'Hur går det för barnen i kommunen? Sex tal på en sida. Ingen enskild går att se.',
    en: 'How are the children of the municipality doing? Six figures on a page. No individual can be seen.',
  },
  forCouncilLink: {
    sv: 'Har du fått en länk? Öppna den, eller tryck här och klistra in den.',
    en: 'Were you given a link? Open it, or press here and paste it.',
  },
  howItGoes: { sv: 'Hur går det i länet?', en: 'How is the county doing?' },
  howItGoesMore: {
    sv: (name: string) => `${name}: sex tal på en sida. Du behöver inte logga in. Ingen enskild går att se.`,
    en: (name: string) => `${name}: six figures on a page. You need not sign in. No individual can be seen.`,
  },
  howItWorks: { sv: 'Så fungerar det', en: 'How it works' },
  theChild: { sv: 'Barnet', en: 'The child' },
  aroundFamily: { sv: 'Familjen', en: 'Family' },
  aroundPreschool: { sv: 'Förskolan', en: 'Preschool' },
  aroundSchool: { sv: 'Skolan', en: 'School' },
  aroundCare: { sv: 'Vården', en: 'Health care' },
  aroundSocial: { sv: 'Socialtjänsten', en: 'Social services' },
  aroundAssociation: { sv: 'Föreningen', en: 'Association' },
  stepNotice: {
    sv: 'Någon märker något om ett barn, stort eller litet, och lämnar det till barnets kontakt. Den som lämnade får alltid ett svar.',
    en: 'Somebody notices something about a child, big or small, and passes it to the child’s named person. They always get an answer.',
  },
  stepAsk: {
    sv: 'Barnet, familjen och personalen berättar var för sig hur barnet har det. Det som fungerar kommer först.',
    en: 'The child, the family and staff each tell how the child is doing. What works comes first.',
  },
  stepPlan: {
    sv: 'Behövs fler? Då gör ni en plan med en samordnare, en nästa dag och det som var och en ska göra.',
    en: 'Are more people needed? Then you make a plan with a lead, a next date and what each will do.',
  },
  stepSee: {
    sv: 'Familjen ser vem som har läst, och kan sluta dela när den vill.',
    en: 'The family sees who has read, and can stop sharing at any time.',
  },
  signIn: { sv: 'Logga in', en: 'Sign in' },
  about: { sv: 'Om Kring', en: 'About Kring' },
  aboutLead: {
    sv: 'Vi är flera kring varje barn. Kring hjälper oss att dra åt samma håll.',
    en: 'There are several of us around every child. Kring helps us pull in the same direction.',
  },
  aboutWhat: { sv: 'Vad är Kring?', en: 'What is Kring?' },
  aboutSecrecyHeading: { sv: 'Vem ser vad?', en: 'Who sees what?' },
  aboutFamily: {
    sv: 'Familjen ser det som har delats, vem det har delats med och vem som har läst. Den kan säga nej, och ta tillbaka ett ja utan att förklara varför.',
    en: 'The family sees what has been shared, with whom, and who has read it. They can say no, and take back a yes without explaining why.',
  },
  aboutFigures: { sv: 'Siffrorna', en: 'The figures' },
  aboutFiguresText: {
    sv: 'Chefer och politiker ser antal, aldrig ett enskilt barn. Är ett antal så litet att någon skulle kunna kännas igen visas det inte.',
    en: 'Managers and politicians see counts, never an individual child. A count so small that somebody could be recognised is not shown.',
  },
  aboutLaw: { sv: 'Lagen', en: 'The law' },
  aboutLawText: {
    sv: 'Kring ändrar inte vad som är hemligt. Varje gång något lämnas till en annan verksamhet står det med stöd av vilken paragraf, vem som beslutade och om familjen vet.',
    en: 'Kring does not change what is secret. Each time something is given to another organisation it is recorded under which section of law, who decided and whether the family knows.',
  },
  aboutFree: { sv: 'Fri programvara', en: 'Free software' },
  aboutFreeText: {
    sv: 'Vem som helst får läsa, använda och förbättra Kring (licens EUPL 1.2).',
    en: 'Anybody may read, use and improve Kring (licence EUPL 1.2).',
  },
  offline: { sv: 'Du har inget nät', en: 'You have no network' },
  offlineLead: {
    sv: 'Sidan går inte att hämta just nu. Den öppnas när nätet är tillbaka.',
    en: 'The page cannot be fetched right now. It opens when the network is back.',
  },
  offlineStored: {
    sv: 'Det du skrev är sparat i den här telefonen eller datorn, men inte lämnat än.',
    en: 'What you wrote is stored on this phone or computer, but has not been handed in yet.',
  },
  offlineDanger: {
    sv: 'Är ett barn i fara: ring 112.',
    en: 'If a child is in danger: call 112.',
  },
  offlineAgain: { sv: 'Försök igen', en: 'Try again' },
  help: { sv: 'Hjälp', en: 'Help' },
  helpLead: {
    sv: 'Hur du kommer igång, vad orden betyder och vem du frågar.',
    en: 'How to begin, what the words mean and whom to ask.',
  },
  helpBegin: { sv: 'Kom igång', en: 'Getting started' },
  helpWords: { sv: 'Ord i Kring', en: 'Words in Kring' },
  helpAsk: { sv: 'Fråga någon', en: 'Ask somebody' },
  helpAskMore: {
    sv: 'Frågor om ett barn: prata med den som du arbetar med kring barnet. Skriv aldrig om ett barn i ett vanligt mejl.',
    en: 'Questions about a child: talk to the people you work with around the child. Never write about a child in an ordinary email.',
  },
  helpAskSignedOut: {
    sv: 'Kan du inte logga in? Fråga din chef, eller den som arbetar med ditt barn.',
    en: 'Can you not sign in? Ask your manager, or somebody who works with your child.',
  },
  firstTime: { sv: 'Välkommen till Kring', en: 'Welcome to Kring' },
  firstTimeStaff: { sv: 'Fyra saker att veta innan du börjar.', en: 'Four things to know before you begin.' },
  firstTimeFamily: { sv: 'Fyra saker som är bra att veta.', en: 'Four things that are good to know.' },
  firstTimeDone: { sv: 'Jag är med, börja', en: 'Got it, begin' },
  firstTimeAgain: {
    sv: 'Du hittar det här igen under Hjälp, längst ner på varje sida.',
    en: 'You find this again under Help, at the foot of every page.',
  },
  guideToday: { sv: 'Börja i I dag', en: 'Begin with Today' },
  guideTodayMore: {
    sv: 'Där ligger det som väntar på dig. Det som är försenat står först.',
    en: 'Here is what is waiting for you. What is overdue comes first.',
  },
  guideNotice: { sv: 'Har du märkt något?', en: 'Have you noticed something?' },
  guideNoticeMore: {
    sv: 'Skriv några rader, stort eller litet, också det som är bra. Det går till barnets kontakt, och du får svar.',
    en: 'Write a few lines, big or small, what is good too. It goes to the child’s named person, and you get an answer.',
  },
  guideShare: { sv: 'Inget delas av sig självt', en: 'Nothing is shared by itself' },
  guideShareMore: {
    sv: 'Det du skriver stannar i din enhet. Du väljer vad som lämnas, till vem och med vilken grund. Kring hjälper dig att göra rätt.',
    en: 'What you write stays in your unit. You choose what is given, to whom and on which ground. Kring helps you get it right.',
  },
  guideLog: { sv: 'Allt du läser antecknas', en: 'Everything you read is logged' },
  guideLogMore: {
    sv: 'Familjen kan se vem som har tittat. Läs det du behöver för ditt arbete, och inget annat.',
    en: 'The family can see who has looked. Read what you need for your work, and nothing else.',
  },
  guideCounty: { sv: 'Börja i Förvalta', en: 'Begin with Administer' },
  guideCountyMore: {
    sv: 'Där ser du vad som saknas innan enheterna kan börja, och vägen dit.',
    en: 'There you see what is missing before the units can begin, and the way there.',
  },
  guidePlaces: { sv: 'Lägg till dem som samverkar', en: 'Add those who work together' },
  guidePlacesMore: {
    sv: 'Organisationer, enheter och uppdrag. Ge varje enhet en chef, så lägger chefen till sina kollegor.',
    en: 'Organisations, units and functions. Give each unit a manager, and the manager adds the colleagues.',
  },
  guideNoChild: { sv: 'Du ser inga barn', en: 'You see no child' },
  guideNoChildMore: {
    sv: 'Inget namn, inget antal, inget i loggen. Det gäller också när något är fel och du vill hjälpa till.',
    en: 'No name, no number, nothing in the log. It is so too when something is wrong and you want to help.',
  },
  guideKept: { sv: 'Allt du ändrar antecknas', en: 'All that you change is recorded' },
  guideKeptMore: {
    sv: 'Med ditt namn, när och varför. Den som granskar loggen läser det.',
    en: 'With your name, when and why. Whoever reviews the log reads it.',
  },
  guideSee: { sv: 'Se vad som är planerat', en: 'See what is planned' },
  guideSeeMore: {
    sv: 'Här finns planen, nästa möte och vem som gör vad.',
    en: 'Here are the plan, the next meeting and who does what.',
  },
  guideDecide: { sv: 'Du kan säga ja och nej till att dela', en: 'You can say yes and no to sharing' },
  guideDecideMore: {
    sv: 'Säg ja eller nej. Ett ja tar du tillbaka med ett tryck, utan att säga varför. Ring oss om du vill säga ja igen.',
    en: 'Say yes or no. You take a yes back with one press, without saying why. Call us if you want to say yes again.',
  },
  guideLooked: { sv: 'Se vem som har tittat', en: 'See who has looked' },
  guideLookedMore: {
    sv: 'Varje gång någon läser om ditt barn antecknas det. Undrar du över något: fråga oss.',
    en: 'Each time somebody reads about your child it is recorded. If you wonder about something: ask us.',
  },
  guideSay: { sv: 'Din röst hör till', en: 'Your voice belongs here' },
  guideSayMore: {
    sv: 'Ni som familj berättar själva hur ni ser det. Tycker ni olika får det stå kvar.',
    en: 'You as a family tell how you see it yourselves. If you disagree, both views stand.',
  },
  aboutSecrecy: {
    sv: 'Det som skrivs om ett barn stannar hos enheten som skrev det. Andra läser bara det som någon har lämnat ut till dem, och varje läsning står i en logg.',
    en: 'What is written about a child stays with the unit that wrote it. Others read only what someone has given them, and every reading is recorded in a log.',
  },
  accessibility: { sv: 'Tillgänglighet', en: 'Accessibility' },
  accessibilityLead: {
    sv: 'Alla ska kunna använda Kring: med tangentbord, med skärmläsare, på en liten skärm och när man är trött.',
    en: 'Everybody should be able to use Kring: by keyboard, with a screen reader, on a small screen and when tired.',
  },
  accessibilityHow: { sv: 'Så har vi byggt', en: 'How it is built' },
  accessibilityHowText: {
    sv: 'Kring följer WCAG 2.2 på nivå AA och lagen om tillgänglighet till digital offentlig service. Allt går att göra utan mus och utan JavaScript. Sidorna fungerar från 320 punkters bredd, i fyra gångers förstoring och på papper. Varje bild har samma innehåll i ord.',
    en: 'Kring follows WCAG 2.2 at level AA and the Swedish act on accessibility to digital public service. Everything can be done without a mouse and without JavaScript. The pages work from a width of 320 pixels, at 400% zoom and on paper. Every picture has the same content in words.',
  },
  accessibilityFaults: { sv: 'Det som inte är bra än', en: 'Known problems' },
  accessibilityFaultsText: {
    sv: 'Datumfältet ser ut som webbläsaren ritar det, på webbläsarens språk. Texterna i hjulet är små på en liten skärm; listan under har samma ord i full storlek. Ingen utomstående har granskat Kring än.',
    en: 'The date field is drawn by the browser, in the browser’s language. The labels of the wheel are small on a small screen; the list below has the same words in full size. No outside party has reviewed Kring yet.',
  },
  accessibilityTell: { sv: 'Hittar du ett hinder?', en: 'Have you found a problem?' },
  accessibilityTellText: {
    sv: 'Berätta för den som sköter Kring hos er. Är du inte nöjd med svaret kan du anmäla det till Myndigheten för digital förvaltning, Digg.',
    en: 'Tell the people who run Kring where you work. If you are not satisfied with the answer, you can report it to the Agency for Digital Government, Digg.',
  },
  accessibilityTested: {
    sv: 'Prövad av oss själva: med automatiska kontroller på varje sida, och för hand med tangentbord.',
    en: 'Tested by ourselves: with automatic checks on every page, and by hand with a keyboard.',
  },
  goneHeading: { sv: 'Det här delas inte längre med dig', en: 'This is no longer shared with you' },
  goneLead: {
    sv: 'Rätten att läsa sidan tog slut medan du hade den öppen. Inget av den finns kvar här.',
    en: 'Your right to read the page ended while you had it open. Nothing of it remains here.',
  },
  goneWhy: {
    sv: 'Det kan vara familjen som har ändrat sig, eller en tid som har gått ut. De behöver inte säga varför. Det du har skrivit själv finns kvar hos dem du skrev till.',
    en: 'The family may have changed their mind, or a time limit has passed. They do not have to say why. What you wrote yourself is still with the people you wrote to.',
  },
  goneGoOn: { sv: 'Till början', en: 'To the start' },
  appointmentEnded: {
    sv: 'Ditt uppdrag tog slut innan det här hann sparas. Ge texten till den som har uppdraget nu.',
    en: 'Your appointment ended before this was saved. Give the text to the person who holds the function now.',
  },
})
