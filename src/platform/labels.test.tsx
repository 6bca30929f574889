import { expect, test } from 'vitest'
import { z } from 'zod'
import { Fields } from '../ui/index.ts'
import { field, fieldsOf } from './forms.ts'

const schema = z.object({
  title: field.text(40),
  priority: field.oneOf(['low', 'high']),
  once: field.once(),
})
const t = { title: 'Title', priority: 'Priority', priority_low: 'Low', priority_high: 'High' }
const { priority_high: _, ...withoutChoice } = t
const { title: __, ...withoutField } = t

test('a plain form asks for a label of each field and of each choice, and lacking one is a type error', () => {
  const fields = fieldsOf(schema)
  expect(String(<Fields of={fields} t={t} />)).toContain('Priority')
  // @ts-expect-error The choice `high` has no words.
  expect(() => String(<Fields of={fields} t={withoutChoice} />)).toThrow('priority_high')
  // @ts-expect-error The field `title` has no label.
  expect(() => String(<Fields of={fields} t={withoutField} />)).toThrow('title')
  expect(String(<Fields of={fields} t={withoutField} except={['title']} />)).not.toContain('name="title"')
})
