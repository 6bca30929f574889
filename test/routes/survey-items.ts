import type { House } from '../house.ts'
import { laySurvey } from '../surveys.ts'

/** One survey that runs, one that is not anonymous, and two that are planned. */
export async function makeSurveys(house: House) {
  const open = await laySurvey(house)
  const named = await laySurvey(house, { anonymous: false })
  const planned = await laySurvey(house, { state: 'planned' })
  const shrinking = await laySurvey(house, { state: 'planned' })
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
