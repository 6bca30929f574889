import type { Definition, Scale, Section } from '../../definition.ts'
import { itemsOf } from '../../definition.ts'
import { toEnableWhen } from './conditions.ts'
import { extended, instrumentUrl, leftOf, pictureUrl, said, scaleUrl } from './names.ts'
import type { Questionnaire, QuestionnaireItem, ValueSet } from './shape.ts'
import { helpItems, type Sets, toItem } from './to-item.ts'
import { readScale, readSection, readWhole } from './whole.ts'

/**
 * A definition as a FHIR R4 Questionnaire. What FHIR has no element for stands in an extension of ours, so that
 * `fromQuestionnaire` gives back the same definition.
 */
export function toQuestionnaire(definition: Definition, number?: number): Questionnaire {
  const main = definition.languages[0] as string
  const used = new Set(itemsOf(definition).flatMap(item => ('scale' in item && item.scale) || []))
  const scales = definition.scales.filter(each => used.has(each.id))
  const sets: Sets = new Map(scales.map((scale, place) => [scale.id, `scale-${place + 1}`]))
  const written: Questionnaire = {
    resourceType: 'Questionnaire',
    url: `${instrumentUrl}${definition.code}`,
    ...(number === undefined ? {} : { version: String(number) }),
    language: main,
    status: 'unknown',
    ...said('title', definition.title, main),
    ...said('description', definition.introduction, main),
    ...said('purpose', definition.source.note, main),
    ...said('copyright', definition.source.rights, main),
    ...(scales.length > 0
      ? { contained: scales.map(each => toValueSet(each, sets.get(each.id) as string, main)) }
      : {}),
  }
  const sections = definition.sections.map(each => toGroup(definition, each, sets))
  const { sections: _, ...whole } = definition
  const { sections: __, ...read } = readWhole(written) as { sections?: unknown }
  return { ...written, ...extended(leftOf(whole, read)), item: sections }
}

function toGroup(definition: Definition, section: Section, sets: Sets): QuestionnaireItem {
  const main = definition.languages[0] as string
  const { items, ...own } = section
  const inside = [
    ...helpItems(section.id, section.help, main),
    ...items.map(each => toItem(definition, each, sets)),
  ]
  const group: QuestionnaireItem = {
    linkId: section.id,
    ...said('text', section.title, main),
    type: 'group',
    ...toEnableWhen(definition, section.showWhen),
    ...(inside.length > 0 ? { item: inside } : {}),
  }
  return {
    ...group,
    ...extended(
      leftOf(
        own,
        readSection(group, main, linkId => linkId),
      ),
    ),
  }
}

function toValueSet(scale: Scale, id: string, main: string): ValueSet {
  const set: ValueSet = {
    resourceType: 'ValueSet',
    id,
    url: `${scaleUrl}${scale.id}`,
    status: 'unknown',
    compose: {
      include: [
        {
          system: `${scaleUrl}${scale.id}`,
          concept: scale.options.map(option => {
            const others = Object.entries(option.label).filter(
              ([language, words]) => language !== main && words && option.label[main],
            )
            return {
              code: option.id,
              ...(option.label[main] ? { display: option.label[main] } : {}),
              ...(others.length > 0
                ? { designation: others.map(([language, value]) => ({ language, value })) }
                : {}),
              ...extended(option.picture ? { url: pictureUrl, valueCode: option.picture } : undefined),
            }
          }),
        },
      ],
    },
  }
  return { ...set, ...extended(leftOf(scale, readScale(set, main))) }
}
