import { languages as houseLanguages } from '../../i18n/index.ts'
import { areaLabels, areas } from '../../sharing/disclosures/index.ts'
import {
  BackLink,
  Button,
  Card,
  Form,
  type FormState,
  Layout,
  Saved,
  TextField,
  usePage,
} from '../../ui/index.ts'
import type { Scale, Words } from '../definition.ts'
import { sayLanguage } from '../fill/sentences.ts'
import { instrumentPaths } from '../noun.ts'
import { titleIn } from './list-page.tsx'
import { wordKey } from './own-words.ts'
import { texts } from './texts.ts'

type Props = {
  scales: (Scale & { usedIn: Words[]; languages: string[] })[]
  state: FormState
  done?: boolean
}

/** The collaboration's own words for the wheel and for the scales that come with Kring, over ids that never change. */
export function WordsPage({ scales, state, done }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.ownWords}
      lead={t.wordsLead}
      back={<BackLink href={instrumentPaths.instruments()}>{t.toList}</BackLink>}
      mistakes={Boolean(state.errors)}
    >
      {done && <Saved>{t.saved}</Saved>}
      <Form action={instrumentPaths.words()} state={state} unsaved>
        <Card heading={t.wheelWords}>
          <p class="hint">{t.wheelWordsHint}</p>
          {areas.map(area => (
            <div class="part-row">
              {houseLanguages.map(each => (
                <TextField
                  name={`wheel.${area}.${each}`}
                  label={`${areaLabels(each)[area]} (${sayLanguage(each, lang)})`}
                  lang={each}
                  optional="silently"
                />
              ))}
            </div>
          ))}
        </Card>
        {scales.map(scale => (
          <Card heading={t.scaleWords(ends(scale, lang))}>
            <p class="hint">{t.scaleUsedIn(scale.usedIn.map(each => titleIn(each, lang)).join(', '))}</p>
            {scale.options.map(option => (
              <div class="part-row">
                {scale.languages.map(each => (
                  <TextField
                    name={`scale.${wordKey(scale.id, option.id, each)}`}
                    label={`${option.label[each] ?? titleIn(option.label, lang)} (${sayLanguage(each, lang)})`}
                    lang={each}
                    optional="silently"
                  />
                ))}
              </div>
            ))}
          </Card>
        ))}
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}

const ends = ({ options }: Scale, lang: 'sv' | 'en') =>
  [options[0], options.at(-1)].map(each => titleIn(each?.label ?? {}, lang)).join(' – ')
