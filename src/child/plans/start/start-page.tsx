import { holderAndPost } from '../../../people/holders/index.ts'
import { maxOf } from '../../../platform/forms.ts'
import {
  BackLink,
  Button,
  DateField,
  Form,
  type FormState,
  Layout,
  Select,
  TextArea,
  usePage,
} from '../../../ui/index.ts'
import { type Child, childName, childPaths } from '../../children/index.ts'
import type { HeldFunction } from '../functions.ts'
import { planPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { startSchema } from './start-form.ts'
import { startTexts } from './texts.ts'

type Props = { child: Child; functions: HeldFunction[]; functionId: string; state?: FormState }

export function StartPage({ child, functions, functionId, state = {} }: Props) {
  const { lang } = usePage()
  const t = { ...texts(lang), ...startTexts(lang) }
  return (
    <Layout
      title={t.heading(childName(child))}
      about={child}
      lead={startTexts(lang).lead}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={planPaths.startOf(child.id)} state={state} once unsaved>
        <TextArea name="why" label={t.why} hint={t.whyHint} maxLength={maxOf(startSchema, 'why')} rows={4} />
        <TextArea
          name="matters"
          label={t.matters}
          hint={t.mattersHint}
          maxLength={maxOf(startSchema, 'matters')}
          optional
        />
        <Select
          name="leadFunctionId"
          label={t.leadChoice}
          hint={t.leadHint}
          value={functionId}
          options={functions.map(one => ({
            value: one.functionId,
            label:
              one.functionId === functionId
                ? `${holderAndPost(one, lang)} (${t.me})`
                : holderAndPost(one, lang),
          }))}
        />
        <DateField coming name="nextOn" label={t.next} hint={t.nextHint} />
        <Button>{t.begin}</Button>
      </Form>
    </Layout>
  )
}
