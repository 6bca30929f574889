import { defineTexts } from '../../../platform/i18n/index.ts'

export const startTexts = defineTexts({
  heading: { sv: (name: string) => `En plan för ${name}`, en: (name: string) => `A plan for ${name}` },
  lead: {
    sv: 'Det här är ett utkast. Bara den som samordnar ser det, tills planen ges ut.',
    en: 'This is a draft. Only the lead sees it, until the plan is given out.',
  },
  whyHint: {
    sv: 'Några meningar. Börja med det som fungerar.',
    en: 'A few sentences. Begin with what works.',
  },
  whyMissing: { sv: 'Skriv varför planen behövs.', en: 'Write why the plan is needed.' },
  mattersHint: {
    sv: 'Helst barnets egna ord. Det här läser alla som får en del av planen.',
    en: 'The child’s own words if you can. All who get a part of the plan read this.',
  },
  leadHint: {
    sv: 'En i er enhet håller ihop planen. Andra enheter kan bli parter.',
    en: 'One in your unit holds the plan together. Other units can be partners.',
  },
  leadMissing: { sv: 'Välj vem i er enhet som samordnar.', en: 'Choose who in your unit leads.' },
  nextHint: { sv: 'Då ses ni och ser hur det har gått.', en: 'You meet then, and see how it has gone.' },
  begin: { sv: 'Börja planen', en: 'Begin the plan' },
  me: { sv: 'jag', en: 'me' },
})
