import { Card, RadioGroup, Select, TextField, usePage } from '../../ui/index.ts'
import { type Definition, definitionSchema, languageTag, summaries, type Words } from '../definition.ts'
import { subjects } from '../library/instrument-forms.tsx'
import { texts as libraryTexts } from '../library/texts.ts'
import { instrumentPaths } from '../noun.ts'
import type { Draft } from './draft.ts'
import { readText } from './form-values.ts'
import type { Open } from './open.ts'
import { PairedTexts } from './paired-texts.tsx'
import { EditForm } from './part-editor.tsx'
import { texts } from './texts.ts'

const long = ['introduction', 'ending', 'caution'] as const

/** What the instrument is, for whom and where it comes from. */
export function AboutEditor({ draft, open }: { draft: Draft; open: Open }) {
  const { lang } = usePage()
  const t = texts(lang)
  const names = libraryTexts(lang)
  const { definition } = draft
  const common = { draft, open }
  const said = { ...t, table: t.summaryTable, matrix: t.summaryMatrix }
  return (
    <Card heading={t.aboutIt} id="about">
      <EditForm
        draft={draft}
        action={instrumentPaths.about(draft.instrumentId)}
        id="edit-about"
        anchor="edit-bar"
        open={open}
        values={aboutValues(definition)}
      >
        <PairedTexts name="title" of={definition.title} heading="title" {...common} />
        {long.map(each => (
          <PairedTexts name={each} of={definition[each]} heading={each} long {...common} />
        ))}
        <TextField name="languages" label={t.languages} hint={t.languagesHint} />
        <RadioGroup
          name="about"
          label={names.aboutWhom}
          options={subjects.map(each => ({ value: each, label: names[each] }))}
        />
        <Select
          name="summary"
          label={t.summary}
          options={summaries.map(each => ({ value: each, label: said[each] }))}
        />
        <PairedTexts name="note" of={definition.source.note} heading="sourceNote" long {...common} />
        <PairedTexts name="rights" of={definition.source.rights} heading="sourceRights" long {...common} />
      </EditForm>
    </Card>
  )
}

export function aboutValues(definition: Definition): Record<string, string> {
  const { note, rights } = definition.source
  const written = {
    title: definition.title,
    note,
    rights,
    ...Object.fromEntries(long.map(each => [each, definition[each]])),
  }
  return {
    ...Object.fromEntries(
      Object.entries(written).flatMap(([name, said]) =>
        definition.languages.map(each => [`${name}.${each}`, (said as Words | undefined)?.[each] ?? '']),
      ),
    ),
    languages: definition.languages.join(' '),
    about: definition.about,
    summary: definition.summary,
  }
}

/** What the form makes of it; undefined when the languages cannot be read, or a text is too long. */
export function aboutFrom(definition: Definition, form: FormData): Definition | undefined {
  const one = (name: string) => readText(form, name)
  const words = (name: string, before: Words | undefined): Words => {
    const said = { ...before }
    for (const each of definition.languages) {
      const text = one(`${name}.${each}`)
      if (text) said[each] = text
      else delete said[each]
    }
    return said
  }
  const languages = [
    ...new Set(
      one('languages')
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ]
  if (
    !languages.length ||
    languages.length > 12 ||
    !languages.every(each => languageTag.safeParse(each).success)
  )
    return undefined
  const texts = long.map(each => [each, words(each, definition[each])] as const)
  const { introduction: _i, ending: _e, caution: _c, ...rest } = definition
  const read = definitionSchema.safeParse({
    ...rest,
    title: words('title', definition.title),
    ...Object.fromEntries(texts.filter(([, said]) => Object.keys(said).length)),
    languages,
    about: subjects.find(each => each === one('about')) ?? definition.about,
    summary: summaries.find(each => each === one('summary')) ?? definition.summary,
    source: {
      note: words('note', definition.source.note),
      rights: words('rights', definition.source.rights),
    },
  })
  return read.success ? read.data : undefined
}
