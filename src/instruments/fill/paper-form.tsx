import type { Child as Content } from 'hono/jsx'
import { areas } from '../../sharing/disclosures/index.ts'
import { NamedPicture, usePage } from '../../ui/index.ts'
import { dontKnow, type Item, type ItemOf, notRelevant, optionsOf } from '../definition.ts'
import { sayCondition } from './sentences.ts'
import { texts } from './texts.ts'
import { Said, type Shown, ShownContext, useShown } from './words.tsx'

type Props = Shown & {
  /** the version's number: it stands at the foot, so that who keys it in takes the same */
  number: number
  /** what tells this sheet from others: stands at the foot */
  code?: string | undefined
}

/** The same questions on paper: boxes to tick and lines to write on. The caller draws the title above. */
export function PaperForm({ number, code, ...shown }: Props) {
  const { definition } = shown
  const t = texts(usePage().lang)
  return (
    <ShownContext.Provider value={shown}>
      <div class="paper">
        {definition.introduction && (
          <p>
            <Said words={definition.introduction} />
          </p>
        )}
        {definition.sections.map(section => (
          <section>
            {definition.sections.length > 1 && (
              <h2>
                <Said words={section.title} />
              </h2>
            )}
            {section.help && (
              <p class="hint">
                <Said words={section.help} />
              </p>
            )}
            {section.showWhen && <When condition={section.showWhen} />}
            {section.items.map(item => (
              <PaperItem item={item} />
            ))}
          </section>
        ))}
        {definition.ending && (
          <p>
            <Said words={definition.ending} />
          </p>
        )}
        <p class="paper-foot">
          {definition.code} · {t.version(number)}
          {code && ` · ${code}`}
        </p>
      </div>
    </ShownContext.Provider>
  )
}

function When({ condition }: { condition: Parameters<typeof sayCondition>[1] }) {
  const { definition, language, areaLabels } = useShown()
  return (
    <p class="asked-when">
      {texts(usePage().lang).answerIf(sayCondition(definition, condition, language, { areaLabels }))}
    </p>
  )
}

function PaperItem({ item }: { item: Item }) {
  const t = texts(usePage().lang)
  const said = { 'not-relevant': t.notRelevant, 'dont-know': t.dontKnow }
  return (
    <div class="paper-item">
      {item.showWhen && <When condition={item.showWhen} />}
      <p class="label">
        <Said words={item.label} />
      </p>
      {item.help && (
        <p class="hint">
          <Said words={item.help} />
        </p>
      )}
      <Room item={item} />
      {item.kind !== 'matrix' && item.besides?.map(each => <Box>{said[each]}</Box>)}
    </div>
  )
}

const Box = ({ children }: { children?: Content }) => (
  <span class="paper-choice">
    <span class="paper-box" aria-hidden="true"></span>
    {children}
  </span>
)

const Ruled = ({ lines }: { lines: number }) => (
  <div class="paper-lines" aria-hidden="true">
    {Array.from({ length: lines }, () => (
      <span></span>
    ))}
  </div>
)

/** Where the answer is written. */
function Room({ item }: { item: Item }) {
  const { definition, areaLabels } = useShown()
  const t = texts(usePage().lang)
  switch (item.kind) {
    case 'longText':
      return <Ruled lines={4} />
    case 'text':
    case 'number':
    case 'date':
      return <Ruled lines={1} />
    case 'area':
      return (
        <div class="paper-choices">
          {areas.map(each => (
            <Box>{areaLabels?.[each] ?? each}</Box>
          ))}
        </div>
      )
    case 'choice':
    case 'choices':
    case 'scale':
    case 'faces':
    case 'ranking':
      return (
        <div class="paper-choices">
          {optionsOf(definition, item).map(each => (
            <Box>
              {each.picture ? (
                <NamedPicture picture={each.picture}>
                  <Said words={each.label} />
                </NamedPicture>
              ) : (
                <Said words={each.label} />
              )}
            </Box>
          ))}
          {item.kind === 'choice' && item.other && (
            <>
              <Box>{t.otherWords}</Box>
              <Ruled lines={1} />
            </>
          )}
          {item.kind === 'ranking' && <p class="hint">{t.paperRank}</p>}
        </div>
      )
    case 'strengthsAndNeeds':
      return (
        <div class="field-columns">
          {[t.strengths, t.needs].map(each => (
            <div>
              <p class="hint">{each}</p>
              <Ruled lines={4} />
            </div>
          ))}
        </div>
      )
    case 'matrix':
      return <PaperMatrix item={item} />
    case 'table':
      return <PaperTable columns={item.columns} rows={Math.min(item.maxRows, 5)} />
    case 'drawing':
      return <div class="paper-drawing" aria-hidden="true"></div>
  }
}

function PaperMatrix({ item }: { item: ItemOf<'matrix'> }) {
  const { definition } = useShown()
  const t = texts(usePage().lang)
  const said = { [notRelevant]: t.notRelevant, [dontKnow]: t.dontKnow }
  const columns: Content[] = item.columns
    ? item.columns.map(each => <Said words={each.label} />)
    : [
        ...optionsOf(definition, item).map(each => <Said words={each.label} />),
        ...(item.besides ?? []).map(each => said[`$${each}`]),
      ]
  return (
    <table class="paper-table" data-boxes={item.columns ? undefined : ''}>
      <thead>
        <tr>
          <td></td>
          {columns.map(each => (
            <th scope="col">{each}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {item.rows.map(row => (
          <tr>
            <th scope="row">
              <Said words={row.label} />
            </th>
            {columns.map(() => (
              <td>{!item.columns && <span class="paper-box" aria-hidden="true"></span>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PaperTable({ columns, rows }: { columns: ItemOf<'table'>['columns']; rows: number }) {
  return (
    <table class="paper-table">
      <thead>
        <tr>
          {columns.map(each => (
            <th scope="col">
              <Said words={each.label} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, () => (
          <tr>
            {columns.map(() => (
              <td></td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
