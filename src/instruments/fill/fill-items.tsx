import type { Child as Content } from 'hono/jsx'
import { Alert, Details, FormSection, LinkButton, useFormValues, usePage } from '../../ui/index.ts'
import { textsOf } from '../check.ts'
import { conditionsByItem } from '../conditions.ts'
import type { Condition, Definition, Item, Section } from '../definition.ts'
import { itemsOf } from '../definition.ts'
import { ItemField } from './item-field.tsx'
import { fieldName } from './names.ts'
import { sayCondition, sayLanguage } from './sentences.ts'
import { texts } from './texts.ts'
import { Said, type Shown, ShownContext, useShown } from './words.tsx'

/**
 * The questions of a definition as fields, inside a `<Form state={fillState(…)}>` of the caller. Without script all are
 * shown, each with its condition in words, and `readAnswers` drops what was not asked; with script they come and go.
 * `folds`: a section where nothing must be answered, in an instrument where something must, waits folded under its title.
 * `byParts`: one section at a time, where there are many questions; it is what the last part ends with. Sections are shown and hidden by
 * the fragment of the address alone, so that nothing is sent on the way and no script is needed.
 * `isPart`: other parts stand on the page too, which says what is true of all of them.
 */
export function FillItems({
  folds,
  isPart,
  byParts,
  ...shown
}: Shown & { folds?: boolean; isPart?: boolean; byParts?: Content }) {
  const { definition, language, gaps } = shown
  const t = texts(usePage().lang)
  const isAlone = definition.sections.length === 1
  return (
    <ShownContext.Provider value={shown}>
      <kring-asked definition={JSON.stringify(forElement(definition))} class="flow">
        {!gaps && !isPart && hasGaps(definition, language) && (
          <Alert>
            <p>{t.someMissing(sayLanguage(definition.languages[0] ?? 'sv', usePage().lang))}</p>
          </Alert>
        )}
        {!isAlone && !isPart && !itemsOf(definition).some(each => each.required) && (
          <p class="hint first-part-only">{t.allOptional}</p>
        )}
        {byParts && isLong(definition) && <kring-parts hidden />}
        {definition.sections.map((section, n) => {
          const fields = (
            <SectionFields
              section={section}
              isAlone={isAlone}
              folds={folds && isLessAsked(section, definition)}
            />
          )
          if (!byParts || !isLong(definition)) return fields
          return (
            <Part n={n + 1} of={definition.sections.length} end={byParts}>
              {fields}
            </Part>
          )
        })}
        {!isLong(definition) && byParts}
      </kring-asked>
    </ShownContext.Provider>
  )
}

const mostOnOnePage = 8

/** Asked by parts, where that is asked for. */
export const isLong = (definition: Definition) =>
  definition.sections.length > 1 &&
  itemsOf(definition).reduce((sum, item) => sum + (item.kind === 'matrix' ? item.rows.length : 1), 0) >
    mostOnOnePage

const partId = (n: number) => `part-${n}`

function Part({ n, of, end, children }: { n: number; of: number; end: Content; children?: Content }) {
  const t = texts(usePage().lang)
  return (
    <section class="asked-part" id={partId(n)} tabindex={-1} aria-label={t.part(n, of)}>
      <p class="part-progress">
        {t.part(n, of)}
        <progress value={n} max={of} aria-hidden="true" />
      </p>
      {children}
      <p class="part-nothing">{t.partNothing}</p>
      {n === of && end}
      <p class="part-ways">
        {n < of && <LinkButton href={`#${partId(n + 1)}`}>{t.partNext}</LinkButton>}
        {n > 1 && <a href={`#${partId(n - 1)}`}>{t.partBefore}</a>}
      </p>
    </section>
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

const isLessAsked = (section: Section, definition: Definition) =>
  itemsOf(definition).some(each => each.required) && !section.items.some(each => each.required)

type SectionProps = { section: Section; isAlone: boolean; folds?: boolean | undefined }

function SectionFields({ section, isAlone, folds }: SectionProps) {
  const values = useFormValues()
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
  if (folds)
    return (
      <div class="asked-section" data-section={section.id}>
        <Details summary={<Said words={section.title} />} open={isBegun(section, values)}>
          {section.help && (
            <p>
              <Said words={section.help} />
            </p>
          )}
          {section.showWhen && <When condition={section.showWhen} />}
          {fields}
        </Details>
      </div>
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

const isBegun = (section: Section, values: ReturnType<typeof useFormValues>) =>
  section.items.some(({ id }) =>
    Object.entries(values).some(
      ([name, value]) => value?.length && `${name}.`.startsWith(`${fieldName(id)}.`),
    ),
  )

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
