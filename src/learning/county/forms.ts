import { z } from 'zod'
import { field } from '../../platform/forms.ts'

export const places = [1, 2, 3, 4, 5, 6] as const

const figure = () => field.optionalText(102)
const goalIs = () => field.oneOf(['', 'at_least', 'at_most'])
const goal = () => field.optionalText(8)
export const choiceSchema = z.object({
  figure1: figure(),
  figure2: figure(),
  figure3: figure(),
  figure4: figure(),
  figure5: figure(),
  figure6: figure(),
  goalIs1: goalIs(),
  goal1: goal(),
  goalIs2: goalIs(),
  goal2: goal(),
  goalIs3: goalIs(),
  goal3: goal(),
  goalIs4: goalIs(),
  goal4: goal(),
  goalIs5: goalIs(),
  goal5: goal(),
  goalIs6: goalIs(),
  goal6: goal(),
  once: field.once(),
})

export const storySchema = z.object({
  title: field.text(120),
  words: field.text(1500),
  madeOf: field.oneOf(['invented', 'consented']),
  consentNote: field.optionalText(1000),
  revision: field.optionalText(10),
  once: field.once(),
})

export const moveSchema = z.object({ revision: field.text(10) })
