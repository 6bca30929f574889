import { RadioGroup, Select, usePage } from '../../../ui/index.ts'
import { type Definition, wordsIn } from '../../definition.ts'
import { scaleEnds } from '../problem-sentences.ts'
import { texts } from '../texts.ts'

/** The scales of the instrument, told by their ends. */
export function ScaleChoice({ definition, none }: { definition: Definition; none?: boolean }) {
  const { lang } = usePage()
  const t = texts(lang)
  const options = definition.scales.map(each => ({
    value: each.id,
    label: scaleEnds(definition, each.id, lang),
    hint: each.options.map(one => wordsIn(one.label, lang, definition).text).join(', '),
  }))
  if (options.length > 5 || none)
    return (
      <Select
        name="scale"
        label={t.whichScale}
        options={options}
        {...(none && { empty: t.ownColumns, optional: 'silently' })}
      />
    )
  return <RadioGroup name="scale" label={t.whichScale} options={options} />
}
