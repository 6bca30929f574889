import { TextArea, TextField, usePage } from '../../ui/index.ts'
import type { Words } from '../definition.ts'
import { sayLanguage } from '../fill/sentences.ts'
import type { Draft } from './draft.ts'
import type { Open } from './open.ts'
import { texts } from './texts.ts'
import { Theirs } from './theirs.tsx'

/** What is edited, and what of it is open with what was typed. */
export type EditProps = { draft: Draft; open: Open }

type Heading =
  | 'question'
  | 'help'
  | 'sectionTitle'
  | 'unit'
  | 'title'
  | 'introduction'
  | 'ending'
  | 'caution'
  | 'sourceNote'
  | 'sourceRights'
type PairedProps = EditProps & { name: string; of: Words | undefined; heading: Heading; long?: boolean }

/** The same text in each language, beside each other; a gap is seen. */
export function PairedTexts({ name, of, heading, long, draft, open }: PairedProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const [main] = draft.definition.languages
  return (
    <div class="paired">
      {draft.definition.languages.map(each => {
        const isGap = each !== main && !of?.[each] && Boolean(of?.[main ?? 'sv'])
        const given = {
          name: `${name}.${each}`,
          label: (
            <>
              {t[heading](sayLanguage(each, lang))} {isGap && <span class="gap">{t.missing}</span>}
            </>
          ),
          lang: each,
          optional: 'silently' as const,
        }
        return (
          <div>
            {heading === 'unit' ? <TextField {...given} /> : <TextArea {...given} rows={long ? 2 : 1} />}
            <Theirs words={open.theirs?.[given.name]} />
          </div>
        )
      })}
    </div>
  )
}
