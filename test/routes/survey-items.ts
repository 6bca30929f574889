import type { House } from '../house.ts'
import { seedSurvey } from '../surveys.ts'

/** One survey that runs, one that is not anonymous, and two that are planned. */
export async function makeSurveys(house: House) {
  const open = await seedSurvey(house)
  const named = await seedSurvey(house, { anonymous: false })
  const planned = await seedSurvey(house, { state: 'planned' })
  const shrinking = await seedSurvey(house, { state: 'planned' })
  return {
    open: open.id,
    version: open.version,
    target: open.unit.id,
    link: open.unit.link,
    tell: open.unit.tell,
    named: named.id,
    namedVersion: named.version,
    planned: planned.id,
    shrinking: shrinking.id,
    shrinkingTarget: shrinking.unit.id,
  }
}
