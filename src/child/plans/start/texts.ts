import { defineTexts } from '../../../i18n/index.ts'

export const startTexts = defineTexts({
  heading: { sv: (name: string) => `En plan för ${name}`, en: (name: string) => `A plan for ${name}` },
  lead: {
    sv: 'Det här är ett utkast. Bara den som samordnar ser det, tills planen delas.',
    en: 'This is a draft. Only the lead can see it until the plan is shared.',
  },
  whyHint: {
    sv: 'Några meningar. Börja med det som fungerar.',
    en: 'A few sentences. Start with what works.',
  },
  whyMissing: { sv: 'Skriv varför planen behövs.', en: 'Write why the plan is needed.' },
  mattersHint: {
    sv: 'Helst barnets egna ord. Det här läser alla som får en del av planen.',
    en: 'In the child’s own words if you can. Everyone who gets a part of the plan can read this.',
  },
  leadHint: {
    sv: 'En i er enhet håller ihop planen. Andra enheter kan bli parter.',
    en: 'Somebody in your unit coordinates the plan. Other units can be partners.',
  },
  leadFunctionIdMissing: { sv: 'Välj vem i er enhet som samordnar.', en: 'Choose who in your unit leads.' },
  nextHint: {
    sv: 'Då ses ni och ser hur det har gått.',
    en: 'This is when you meet to see how it has gone.',
  },
  begin: { sv: 'Börja planen', en: 'Start the plan' },
  begunAlready: {
    sv: 'Någon har redan börjat en plan. Din text står kvar här. Kopiera den till planen om den behövs där.',
    en: 'Somebody has already started a plan. Your text is still here. Copy it into the plan if it is needed there.',
  },
  me: { sv: 'jag', en: 'me' },
})
