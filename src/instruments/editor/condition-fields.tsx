import type { Language } from '../../i18n/index.ts'
import { Details, RadioGroup, Select, TextField, usePage } from '../../ui/index.ts'
import { type Definition, type Item, itemsOf, wordsIn } from '../definition.ts'
import { sayOption } from '../fill/sentences.ts'
import { type Lines, mostLines, optionIds } from './condition-form.ts'
import { texts } from './texts.ts'

type Props = { definition: Definition /** what is shown or not */; part: string; lines: Lines }

/** "Visa frågan om [fråga är svar]": one line each, with one empty to go on with. */
export function ConditionFields({ definition, part, lines: { how, lines } }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const section = definition.sections.find(each => each.id === part)
  const isOwn = (item: Item) => item.id === part || Boolean(section?.items.includes(item))
  const others = itemsOf(definition).filter(each => !isOwn(each))
  if (others.length === 0) return null
  const groups = others.map(item => ({
    label: wordsIn(item.label, lang, definition).text || t.noWords,
    options: choicesAbout(definition, item, lang),
  }))
  const hasNumbers = others.some(each => each.kind === 'number')
  const shown = Math.min(mostLines, lines.length + 1)
  return (
    <Details summary={t.when} open={lines.length > 0}>
      {Array.from({ length: shown }, (_, i) => (
        <div class="paired">
          <Select
            name={`when.${i}.what`}
            label={i === 0 ? t.showIf : t.orMore}
            optional="silently"
            empty={i === 0 ? t.always : '–'}
            options={groups}
          />
          {hasNumbers && (
            <TextField
              name={`when.${i}.number`}
              label={t.theNumber}
              inputmode="decimal"
              optional="silently"
            />
          )}
        </div>
      ))}
      {lines.length > 0 && (
        <RadioGroup
          name="when.how"
          label={t.how}
          value={how}
          options={[
            { value: 'all', label: t.howAll },
            { value: 'any', label: t.howAny },
          ]}
        />
      )}
    </Details>
  )
}

function choicesAbout(definition: Definition, item: Item, lang: Language) {
  const t = texts(lang)
  const question = wordsIn(item.label, lang, definition).text
  const short = question.length > 40 ? `${question.slice(0, 38).trimEnd()} …` : question
  const said = (words: string) => `”${short}” ${words}`
  const options = optionIds(definition, item)
  return [
    ...options.map(each => ({
      value: `${item.id}=${each}`,
      label: said(t.is(sayOption(definition, item, each, lang))),
    })),
    ...options.map(each => ({
      value: `${item.id}!${each}`,
      label: said(t.isNot(sayOption(definition, item, each, lang))),
    })),
    ...(item.kind === 'number'
      ? [
          { value: `${item.id}>`, label: said(t.isLeast) },
          { value: `${item.id}<`, label: said(t.isMost) },
        ]
      : []),
    { value: `${item.id}?`, label: said(t.isAnswered) },
  ]
}
