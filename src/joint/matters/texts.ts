import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Det som skaver', en: 'What chafes' },
  lead: {
    sv: 'När något mellan organisationer inte fungerar. Den som har frågan är skyldig ett svar.',
    en: 'When something between organisations does not work. Whoever has the question owes an answer.',
  },
  raise: { sv: 'Det här skaver', en: 'This chafes' },
  raiseLead: {
    sv: 'Det tar under en minut. Du får svar, och ser hela vägen vem som har frågan.',
    en: 'It takes less than a minute. You get an answer, and see all the way who has the question.',
  },
  words: { sv: 'Vad är det som skaver?', en: 'What chafes?' },
  wordsHint: {
    sv: 'Skriv om hur det fungerar, inte om ett barn.',
    en: 'Write about how it works, not about a child.',
  },
  wordsMissing: { sv: 'Skriv något.', en: 'Write something.' },
  sort: { sv: 'Vad handlar det om?', en: 'What is it about?' },
  sortMissing: { sv: 'Välj vad det handlar om.', en: 'Choose what it is about.' },
  sort_unlike_information: {
    sv: 'Olika besked från olika håll',
    en: 'Different information from different actors',
  },
  sort_unlike_expectations: {
    sv: 'Vi väntar oss olika saker av varandra',
    en: 'We expect different things of each other',
  },
  sort_unclear_role: { sv: 'Oklart vem som ska göra vad', en: 'Unclear who is to do what' },
  sort_between_chairs: { sv: 'Faller mellan stolarna', en: 'Falls between chairs' },
  sort_no_routine: { sv: 'Rutinen tar slut mitt i', en: 'The routine stops half-way' },
  sort_secrecy: { sv: 'Sekretess som ursäkt', en: 'Secrecy as an excuse' },
  sort_time: { sv: 'Tiden går till annat', en: 'The time goes to other things' },
  sort_long_ways: { sv: 'Långt till besked och beslut', en: 'A long way to answers and decisions' },
  sort_no_answer_above: { sv: 'Ledningen svarar inte', en: 'The strategic level does not answer' },
  sort_closed_door: { sv: 'Stängt fast behovet finns', en: 'Closed though the need is there' },
  sort_plan_not_adapted: {
    sv: 'Planen ändras inte när läget ändras',
    en: 'The plan does not change when things do',
  },
  sort_seen_as_adversary: { sv: 'Någon ses som motpart', en: 'Somebody is seen as an adversary' },
  sort_left_out: { sv: 'Någon lämnas utanför', en: 'Somebody is left out' },
  sort_shift: {
    sv: 'Någon annan får ta vårt ansvar',
    en: 'Somebody else has to carry our responsibility',
  },
  sort_money: { sv: 'Pengar och deras villkor', en: 'Money and its terms' },
  sort_other: { sv: 'Något annat', en: 'Something else' },
  forum: { sv: 'Vart ska det?', en: 'Where should it go?' },
  forumSearch: { sv: 'Sök ett forum', en: 'Search for a forum' },
  forumMissing: { sv: 'Välj ett forum.', en: 'Choose a forum.' },
  forumGone: {
    sv: 'Det forumet kan inte ta emot. Välj ett annat.',
    en: 'That forum cannot receive it. Choose another.',
  },
  nobodyAbove: {
    sv: 'Det finns ingen chef som kan ta emot det. Välj ett forum.',
    en: 'There is no manager who can receive it. Choose a forum.',
  },
  unknown: { sv: 'Jag vet inte', en: 'I do not know' },
  unknownHint: { sv: (who: string) => `Då får ${who} det.`, en: (who: string) => `Then ${who} gets it.` },
  mayShow: {
    sv: 'Det får visas för alla i samarbetet när det har fått svar',
    en: 'It may be shown to everybody in the collaboration once it is answered',
  },
  mayShowHint: { sv: 'Så att andra slipper fråga samma sak.', en: 'So that others need not ask the same.' },
  mayName: { sv: 'Med mitt namn', en: 'With my name' },
  send: { sv: 'Skicka', en: 'Send' },

  sentTo: { sv: (who: string) => `Skickat till ${who}`, en: (who: string) => `Sent to ${who}` },
  sentNext: {
    sv: (who: string, day: string) =>
      `${who} ska svara senast ${day}. Kommer inget svar går det vidare till forumet ovanför.`,
    en: (who: string, day: string) =>
      `${who} is to answer by ${day}. If there is no answer it goes on to the forum above.`,
  },
  sentNextAbove: {
    sv: (who: string, day: string) => `${who} ska svara senast ${day}, eller lyfta det till ett forum.`,
    en: (who: string, day: string) => `${who} is to answer by ${day}, or lift it to a forum.`,
  },
  another: { sv: 'Något mer som skaver', en: 'Something else that chafes' },
  undoUntil: {
    sv: (time: string) => `Du kan ångra till kl. ${time}, om ingen har skrivit eller svarat.`,
    en: (time: string) => `You can undo until ${time}, if nobody has written or answered.`,
  },
  withdrawn: {
    sv: 'Du tog tillbaka det här. Ingen annan kan läsa det.',
    en: 'You took this back. Nobody else can read it.',
  },
  tooLate: { sv: 'Det går inte längre att ta tillbaka.', en: 'It can no longer be taken back.' },
  raiseAgain: { sv: 'Skriv om och skicka', en: 'Rewrite and send' },

  view_answer: { sv: 'Att svara på', en: 'To answer' },
  view_raised: { sv: 'Det jag har sagt', en: 'What I have said' },
  view_all: { sv: 'Allt jag kan läsa', en: 'All I can read' },
  empty_answer: { sv: 'Inget väntar på ditt svar.', en: 'Nothing waits for your answer.' },
  empty_raised: { sv: 'Du har inte sagt till om något än.', en: 'You have not raised anything yet.' },
  empty_all: {
    sv: 'Här finns inget som du kan läsa än.',
    en: 'There is nothing here that you can read yet.',
  },
  toShown: { sv: 'Svar som alla får se', en: 'Answers that everybody may see' },
  toCounts: { sv: 'Hur lång tid svaren tar', en: 'How long answers take' },
  by: { sv: (day: string) => `Svar senast ${day}`, en: (day: string) => `Answer by ${day}` },
  late: { sv: (day: string) => `Försenat sedan ${day}`, en: (day: string) => `Late since ${day}` },
  state_open: { sv: 'Väntar', en: 'Waiting' },
  state_answered: { sv: 'Har fått svar', en: 'Answered' },
  state_merged: { sv: 'Får svar med ett annat', en: 'Answered with another' },
  state_withdrawn: { sv: 'Tillbakataget', en: 'Taken back' },
  unowned: { sv: 'Ingen har uppdraget som ska svara', en: 'Nobody holds the function that is to answer' },

  raisedBy: { sv: 'Sagt av', en: 'Raised by' },
  has: { sv: 'Ska svara', en: 'Is to answer' },
  in: { sv: 'Finns hos', en: 'Is with' },
  inNone: { sv: 'Inget forum än', en: 'No forum yet' },
  inUnread: { sv: 'Ett forum som du inte kan läsa', en: 'A forum that you cannot read' },
  when: { sv: 'Svar senast', en: 'Answer by' },
  about: { sv: 'Handlar om', en: 'About' },
  raisedToo: {
    sv: (n: number) => (n === 1 ? 'En till har sagt samma sak' : `${n} till har sagt samma sak`),
    en: (n: number) => (n === 1 ? 'One more has said the same' : `${n} more have said the same`),
  },
  joinedWith: { sv: 'Får svar tillsammans med', en: 'Answered together with' },
  mergedUnread: {
    sv: 'Det här får svar tillsammans med något som liknar det.',
    en: 'This is answered together with something like it.',
  },
  stuckHere: {
    sv: 'Svaret är försenat, och ingen ovanför tar emot det. Koppla forumet till ett som ni kan lyfta till.',
    en: 'The answer is late, and nobody above receives it. Link the forum to one that you can lift to.',
  },

  stuckAlone: {
    sv: 'Svaret är försenat. Svara, eller lyft det till ett forum.',
    en: 'The answer is late. Answer, or lift it to a forum.',
  },

  way: { sv: 'Vägen', en: 'The way' },
  way_begin: { sv: (who: string) => `Sagt av ${who}`, en: (who: string) => `Raised by ${who}` },
  way_raised: { sv: 'Kom hit först', en: 'Came here first' },
  way_late: { sv: 'Gick vidare hit, för att svaret dröjde', en: 'Went on here, because the answer was late' },
  way_lifted: { sv: 'Lyftes hit', en: 'Was lifted here' },
  way_owner: { sv: (who: string) => `Hos ${who}`, en: (who: string) => `With ${who}` },
  way_waits: {
    sv: (day: string) => `Ska få svar senast ${day}`,
    en: (day: string) => `To be answered by ${day}`,
  },
  way_back: { sv: 'Svaret gick tillbaka hit', en: 'The answer came back here' },
  way_answered: { sv: (who: string) => `Svar från ${who}`, en: (who: string) => `Answer from ${who}` },
  way_not_enough: { sv: 'Svaret räckte inte', en: 'The answer was not enough' },
  way_unanswered: { sv: 'Svar tillbaka', en: 'Answer back' },

  said: { sv: 'Det som har sagts', en: 'What has been said' },
  noneSaid: { sv: 'Ingen har skrivit mer.', en: 'Nobody has written more.' },
  kind_words: { sv: 'Skrev', en: 'Wrote' },
  kind_answer: { sv: 'Svarade', en: 'Answered' },
  kind_not_enough: { sv: 'Det räckte inte', en: 'It was not enough' },
  readers: {
    sv: 'Det här läses av den som sa till och av alla som kan läsa ett forum som har eller har haft frågan.',
    en: 'This is read by whoever raised it, and by everybody who can read a forum that has or had it.',
  },

  action_words: { sv: 'Skriv något mer', en: 'Write more' },
  action_answer: { sv: 'Svara', en: 'Answer' },
  action_notEnough: { sv: 'Det räcker inte', en: 'That is not enough' },
  action_lift: { sv: 'Lyft till ett forum', en: 'Lift to a forum' },
  action_merging: { sv: 'Svara ihop med ett annat', en: 'Answer with another' },
  field_words: { sv: 'Vad vill du säga?', en: 'What do you want to say?' },
  field_answer: { sv: 'Vad är svaret, och varför?', en: 'What is the answer, and why?' },
  field_notEnough: { sv: 'Vad saknas i svaret?', en: 'What is missing in the answer?' },
  field_lift: { sv: 'Varför lyfter du det?', en: 'Why do you lift it?' },
  answerHint: {
    sv: 'Alla som har sagt till får svaret. Det får också de forum som har haft frågan.',
    en: 'Everybody who raised it gets the answer. So do the forums that had the question.',
  },
  answerShown: {
    sv: 'Den som sa till låter det visas. Alla i samarbetet kan läsa ditt svar.',
    en: 'Whoever raised it lets it be shown. Everybody in the collaboration can read your answer.',
  },
  notEnoughHint: {
    sv: 'Du kan säga det en gång. Då är frågan öppen igen, hos den som har den.',
    en: 'You can say so once. The question is then open again, with whoever has it.',
  },
  liftTo: { sv: 'Till vilket forum?', en: 'To which forum?' },
  noWayUp: {
    sv: 'Forumet har inget ovanför att lyfta till. Lägg till en koppling på forumets sida.',
    en: 'The forum has none above to lift to. Add a link on the page of the forum.',
  },
  mergeLead: {
    sv: 'De som har sagt till får samma svar. Var och en kan läsa det de kunde läsa förut, inget mer.',
    en: 'Those who raised them get the same answer. Each can read what they could read before, nothing more.',
  },
  into: { sv: 'Vilket hör det ihop med?', en: 'Which does it belong with?' },
  intoMissing: { sv: 'Välj vilket det hör ihop med.', en: 'Choose which it belongs with.' },
  intoSearch: { sv: 'Sök bland det som väntar', en: 'Search in what waits' },
  merge: { sv: 'Svara på dem ihop', en: 'Answer them together' },
  join: { sv: 'Det skaver för mig också', en: 'It chafes for me too' },
  joined: { sv: 'Du får svaret när det kommer.', en: 'You get the answer when it comes.' },
  showing: { sv: 'Får andra se det?', en: 'May others see it?' },
  save: { sv: 'Spara', en: 'Save' },
  notNow: { sv: 'Det går inte nu.', en: 'That is not possible now.' },

  cardHeading: { sv: 'Det som skaver', en: 'What chafes' },
  cardNone: { sv: 'Inget väntar på svar här.', en: 'Nothing waits for an answer here.' },

  shownLead: {
    sv: 'Det här har fått svar, och den som sa till låter det visas.',
    en: 'These are answered, and whoever raised them lets them be shown.',
  },
  shownNone: { sv: 'Inget visas än.', en: 'Nothing is shown yet.' },
  shownNoneFound: { sv: 'Inget med de orden.', en: 'Nothing with those words.' },
  shownSearch: { sv: 'Sök bland svaren', en: 'Search in the answers' },
  shownDays: {
    sv: (n: number) => (n === 0 ? 'Svar samma dag' : n === 1 ? 'Svar efter en dag' : `Svar efter ${n} dagar`),
    en: (n: number) =>
      n === 0 ? 'Answered the same day' : n === 1 ? 'Answered after one day' : `Answered after ${n} days`,
  },
  theAnswer: { sv: 'Svaret', en: 'The answer' },

  countsLead: {
    sv: 'Över det som du kan läsa. Varje gång det kommer till ett forum räknas för sig.',
    en: 'Over what you can read. Each time it comes to a forum counts by itself.',
  },
  level: { sv: 'Nivå', en: 'Level' },
  level_none: { sv: 'Hos en chef, utan forum', en: 'With a manager, without a forum' },
  level_unread: { sv: 'Forum som du inte kan läsa', en: 'Forums that you cannot read' },
  level_unsaid: { sv: 'Nivån är inte ifylld', en: 'The level is not filled in' },
  col_waiting: { sv: 'Väntar', en: 'Waiting' },
  col_late: { sv: 'Varav sena', en: 'Of them late' },
  col_answered: { sv: 'Fick svar', en: 'Answered' },
  col_wentOn: { sv: 'Gick vidare', en: 'Went on' },
  col_days: { sv: 'Mediandagar', en: 'Median days' },
  noDays: { sv: 'Inget än', en: 'None yet' },
  holes: { sv: 'Här tar ingen emot', en: 'Nobody receives here' },
  holesLead: {
    sv: 'Forum där något är försenat och ingen ovanför tar emot det. Hjälp dem att hitta ett forum att lyfta till.',
    en: 'Forums where something is late and nobody above receives it. Help them find a forum to lift to.',
  },
  holeLate: {
    sv: (n: number) => (n === 1 ? 'En är sen' : `${n} är sena`),
    en: (n: number) => (n === 1 ? 'One is late' : `${n} are late`),
  },

  inboxToMe: { sv: 'Något skaver och väntar på ditt svar', en: 'Something chafes and waits for your answer' },
  inboxMine: { sv: 'Det du sa skaver', en: 'What you said chafes' },
})
