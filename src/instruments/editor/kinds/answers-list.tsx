import { usePage } from '../../../ui/index.ts'
import type { Option } from '../../definition.ts'
import { ListFields } from '../list-fields.tsx'
import type { EditProps } from '../paired-texts.tsx'
import { texts } from '../texts.ts'

/** The answers that can be chosen, in their order. */
export function AnswersList({
  options,
  pictures,
  ...edit
}: EditProps & { options: readonly Option[]; pictures?: boolean }) {
  const t = texts(usePage().lang)
  return (
    <ListFields
      list="options"
      entries={options}
      heading={t.answers}
      label="answer"
      fresh="newAnswer"
      pictures={pictures}
      {...edit}
    />
  )
}
