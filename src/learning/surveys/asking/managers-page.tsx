import {
  BackLink,
  Button,
  Details,
  Form,
  type FormState,
  Layout,
  Saved,
  TextArea,
  TextField,
  usePage,
} from '../../../ui/index.ts'
import { surveyPaths } from '../noun.ts'
import { nameOf, type Row } from './managers-form.ts'
import { sayTarget, sayTitle } from './sentences.ts'
import type { Survey } from './surveys.ts'
import { askingTexts } from './texts.ts'

type Props = { survey: Survey; rows: Row[]; state?: FormState; saved?: number }

/** Every manager's address in one table: each row a unit, on a phone a card. */
export function ManagersPage({ survey, rows, state, saved = 0 }: Props) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  const fromPosts = rows.filter(({ address, post }) => !address && post).length
  return (
    <Layout
      title={t.managersHeading}
      lead={t.managersLead}
      back={<BackLink href={surveyPaths.survey(survey.id)}>{sayTitle(survey, lang)}</BackLink>}
      mistakes={Boolean(state?.errors && Object.keys(state.errors).length)}
    >
      {saved > 0 && <Saved>{t.managersKept(saved)}</Saved>}
      {!state && fromPosts > 0 && <p>{t.managersFromPosts(fromPosts)}</p>}
      {survey.state === 'open' && <p>{t.managersOpen}</p>}
      <Form action={surveyPaths.managers(survey.id)} state={state ?? {}} unsaved>
        <Details summary={t.list} open={Boolean(state?.errors?.list)}>
          <TextArea name="list" label={t.listLabel} hint={t.listHint} rows={5} optional />
        </Details>
        <div class="managers-head" aria-hidden="true">
          <span>{t.managersUnit}</span>
          <span>{t.managerAddress}</span>
        </div>
        <ol class="managers" aria-label={t.managersHeading}>
          {rows.map(row => (
            <li>
              <p class="managers-unit">
                <a href={surveyPaths.target(survey.id, row.id)}>{sayTarget(row, lang)}</a>
                {row.unit && !row.hasNamesake && <span class="hint">{row.organisation}</span>}
              </p>
              <TextField
                name={nameOf(row)}
                type="email"
                label={
                  <>
                    {t.managerAddress}
                    <span class="sr-only">, {sayTarget(row, lang)}</span>
                  </>
                }
                hint={row.post && isPosts(row, state) ? t.fromPost(row.post.name) : undefined}
                value={row.address ?? row.post?.address ?? ''}
                optional="silently"
              />
            </li>
          ))}
        </ol>
        <Button>{t.managersSave}</Button>
      </Form>
    </Layout>
  )
}

/** What stands in the field is the address of who holds the post. */
function isPosts(row: Row, state: FormState = {}) {
  const shown = state.values?.[nameOf(row)] ?? row.address ?? row.post?.address
  return String(shown).toLowerCase() === row.post?.address.toLowerCase()
}
