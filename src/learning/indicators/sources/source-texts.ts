import { defineTexts } from '../../../i18n/index.ts'

export const sourceTexts = defineTexts({
  surveyShort: { sv: 'Svar i en enkät', en: 'Answers in a survey' },
  surveyHint: {
    sv: 'Andelen som svarade på ett visst sätt. Ett nytt värde kommer varje gång enkätens resultat är framtagna.',
    en: 'The share that answered in a certain way. A new value comes each time the results of the survey are counted.',
  },
  childFiguresShort: { sv: 'Arbetet kring barnen', en: 'The work around children' },
  childFiguresHint: {
    sv: 'En siffra som Kring räknar själv varje kvartal. Ingen behöver fylla i något.',
    en: 'A figure that Kring counts by itself each quarter. Nobody has to key in anything.',
  },
  whichSurvey: { sv: 'Vilken enkät?', en: 'Which survey?' },
  whichSurveyLead: {
    sv: 'Här är de enkäter som har ställts hos er. Ställs samma frågor igen blir det ett värde till.',
    en: 'These are the surveys that have been put to you. When the same questions are asked again there is one more value.',
  },
  noSurveys: { sv: 'Ingen enkät har ställts än.', en: 'No survey has been put yet.' },
  noSurveysHow: {
    sv: 'Planera en enkät först. Sedan kan du välja en av dess frågor här.',
    en: 'Plan a survey first. Then you can choose one of its questions here.',
  },
  toSurveys: { sv: 'Till enkäterna', en: 'To the surveys' },
  whichQuestion: { sv: 'Vilken fråga?', en: 'Which question?' },
  whichQuestionLead: {
    sv: 'Frågor med fasta svar kan bli en andel. Skrivna svar kan det inte.',
    en: 'Questions with fixed answers can become a share. Written answers cannot.',
  },
  whichFigure: { sv: 'Vilken siffra?', en: 'Which figure?' },
  whichFigureLead: {
    sv: 'De räknas för hela samverkan, ett kvartal i taget. Små tal döljs.',
    en: 'They are counted for the whole collaboration, a quarter at a time. Small numbers are hidden.',
  },
  otherAnswer: { sv: 'Annat', en: 'Other' },
  chooseAnswers: { sv: 'Välj vilka svar som räknas.', en: 'Choose which answers count.' },
  chooseOne: {
    sv: 'Här kunde man välja flera svar. Välj ett, annars räknas samma person två gånger.',
    en: 'Here several answers could be chosen. Choose one, or the same person is counted twice.',
  },
  groupOrAnswers: {
    sv: 'Välj antingen en rad som läser ihop svar, eller svaren var för sig.',
    en: 'Choose either one line that reads answers together, or the answers themselves.',
  },
  fromSurvey: {
    sv: (title: string) => `Enkäten ”${title}”.`,
    en: (title: string) => `The survey “${title}”.`,
  },
  fromChildFigures: {
    sv: 'Räknas i Kring, kvartal för kvartal.',
    en: 'Counted in Kring, quarter by quarter.',
  },
  countedOf: {
    sv: (question: string, answers: string) => `${question} Svar som räknas: ${answers}.`,
    en: (question: string, answers: string) => `${question} Answers that count: ${answers}.`,
  },
  goneQuestion: {
    sv: 'Frågan finns inte i enkäten som den är nu.',
    en: 'The question is not in the survey as it is now.',
  },
  tooFew: { sv: 'för få för att visa', en: 'too few to show' },
  tooFewShort: { sv: 'för få', en: 'too few' },
  noChange: { sv: 'För få för att säga', en: 'Too few to say' },
  nothingBefore: { sv: 'Inget att jämföra med än', en: 'Nothing to compare with yet' },
  least: { sv: (value: string) => `minst ${value}`, en: (value: string) => `at least ${value}` },
  most: { sv: (value: string) => `högst ${value}`, en: (value: string) => `at most ${value}` },
  period: { sv: 'Period', en: 'Period' },
  each: { sv: 'Värde för värde', en: 'Value by value' },
  seeAll: { sv: 'Se var siffran kommer ifrån', en: 'See where the figure comes from' },
  invented: { sv: 'Siffran är påhittad.', en: 'The figure is invented.' },
  keyed: { sv: 'ifyllt', en: 'keyed in' },
  register: { sv: 'register', en: 'register' },
  survey: { sv: 'enkät', en: 'survey' },
  child_figure: { sv: 'räknat i Kring', en: 'counted in Kring' },
})
