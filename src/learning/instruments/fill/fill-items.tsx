import { Alert, FormSection, usePage } from '../../../ui/index.ts'
import { textsOf } from '../check.ts'
import { conditionsByItem } from '../conditions.ts'
import type { Condition, Definition, Item, Section } from '../definition.ts'
import { itemsOf } from '../definition.ts'
import { ItemField } from './item-field.tsx'
import { sayCondition, sayLanguage } from './say.ts'
import { texts } from './texts.ts'
import { Said, type Shown, ShownContext, useShown } from './words.tsx'

/**
 * The questions of a definition as fields, inside a `<Form state={fillState(…)}>` of the caller. Without script all are
 * shown, each with its condition in words, and `readAnswers` drops what was not asked; with script they come and go.
 */
export function FillItems(shown: Shown) {
  const { definition, language, gaps } = shown
  const t = texts(usePage().lang)
  const isAlone = definition.sections.length === 1
  return (
    <ShownContext.Provider value={shown}>
      <kring-asked definition={JSON.stringify(forElement(definition))} class="flow">
        {!gaps && hasGaps(definition, language) && (
          <Alert>
            <p>{t.someMissing(sayLanguage(definition.languages[0] ?? 'sv', usePage().lang))}</p>
          </Alert>
        )}
        {!isAlone && !itemsOf(definition).some(each => each.required) && <p class="hint">{t.allOptional}</p>}
        {definition.sections.map(section => (
          <SectionFields section={section} isAlone={isAlone} />
        ))}
      </kring-asked>
    </ShownContext.Provider>
  )
}

/** What the element needs to judge conditions as the server does. */
const forElement = ({ sections }: Definition) => ({
  sections: sections.map(({ showWhen, items }) => ({
    showWhen,
    items: items.map(({ id, kind, showWhen }) => ({ id, kind, showWhen })),
  })),
})

const hasGaps = (definition: Definition, language: string) =>
  language !== definition.languages[0] && [...textsOf(definition)].some(({ words }) => !words[language])

function SectionFields({ section, isAlone }: { section: Section; isAlone: boolean }) {
  const fields = section.items.map(item => <AskedItem item={item} />)
  if (isAlone)
    return (
      <>
        {section.help && (
          <p class="lead">
            <Said words={section.help} />
          </p>
        )}
        {fields}
      </>
    )
  return (
    <div class="asked-section" data-section={section.id}>
      <FormSection
        heading={<Said words={section.title} />}
        lead={section.help && <Said words={section.help} />}
      >
        {section.showWhen && <When condition={section.showWhen} />}
        {fields}
      </FormSection>
    </div>
  )
}

function AskedItem({ item }: { item: Item }) {
  const { definition } = useShown()
  const isAlwaysAsked = !conditionsByItem(definition).get(item.id)?.length
  return (
    <div class="asked" data-item={item.id} data-always={isAlwaysAsked ? '' : undefined}>
      {item.showWhen && <When condition={item.showWhen} />}
      <ItemField item={item} />
    </div>
  )
}

function When({ condition }: { condition: Condition }) {
  const { definition, language, areaLabels } = useShown()
  const t = texts(usePage().lang)
  return <p class="asked-when">{t.answerIf(sayCondition(definition, condition, language, { areaLabels }))}</p>
}
