import { defineTexts } from '../../../i18n/index.ts'

export const preparationTexts = defineTexts({
  preparation: { sv: 'Förbered mötet', en: 'Prepare the meeting' },
  savePreparation: { sv: 'Spara', en: 'Save' },
  addPoint: { sv: 'Lägg till punkten', en: 'Add the point' },
  newPoint: { sv: 'Ny punkt', en: 'A new point' },
  remove: { sv: 'Ta bort', en: 'Remove' },
})
