import { type Condition, type Item, itemKinds, type Words } from '../../definition.ts'
import type { Fields, Place } from '../asked.ts'
import { Ids, toId } from '../ids.ts'
import { Notes } from '../notes.ts'
import { joined, Outline } from '../outline.ts'
import type { Note, NoteKind, Trouble } from '../trouble.ts'
import { Watch } from '../watch.ts'
import { fromEnableWhen, isOlder } from './conditions.ts'
import { columnFields, type Foreign, foreignFields, isChosen, setsIn } from './foreign.ts'
import { helpIn, readItem } from './from-item.ts'
import { controlUrl, findExtension, helpOf, kindUrl, laidOver, readLeft, under, wordsFrom } from './names.ts'
import { type Questionnaire, type QuestionnaireItem, questionnaire } from './shape.ts'
import { tellUnread } from './unread.ts'
import { isOurs, mainOf, readSection, readWhole, scaleIdOf } from './whole.ts'

type Read = { json: unknown; notes: Note[] } | { problems: Trouble[]; notes: Note[] }

/**
 * A FHIR Questionnaire as JSON of our format, for `parseDefinition` to judge. One that we wrote comes back as it was. Every element of
 * another's is taken, or told of: what is not read by anybody is found by the watch over it.
 */
export function fromQuestionnaire(json: unknown): Read {
  const read = questionnaire.safeParse(json)
  if (!read.success)
    return {
      problems: read.error.issues
        .slice(0, 50)
        .map(issue =>
          wrongForm(
            issue.path.join('.'),
            String(issue.path.findLast(each => typeof each === 'string') ?? ''),
          ),
        ),
      notes: [],
    }
  const watch = new Watch(read.data)
  const left = readLeft(watch.of)
  if (!left) return { problems: [wrongForm('extension', 'extension')], notes: [] }
  if (watch.of.modifierExtension)
    return { problems: [{ kind: 'changes-meaning', at: '', what: 'modifierExtension' }], notes: [] }
  return new Reader(read.data, watch).read(left)
}

const wrongForm = (at: string, what: string): Trouble => ({ kind: 'wrong-form', at, what })

type Around = {
  /** The conditions of the groups around, but for the section's own. */
  when: readonly Condition[]
  /** The question or group that it stands under, where that is not asked. */
  leftOut?: string | undefined
}

/** Walks the items of a questionnaire in their order. */
class Reader {
  readonly #raw: Questionnaire
  readonly #watch: Watch<Questionnaire>
  readonly #notes = new Notes()
  readonly #outline = new Outline(this.#notes)
  readonly #foreign: Foreign
  readonly #main: string
  readonly #isOurs: boolean
  readonly #problems: Trouble[] = []
  readonly #chosen = new Set<string>()
  readonly #names = new Set<string>()
  #isLoose = false

  constructor(raw: Questionnaire, watch: Watch<Questionnaire>) {
    this.#raw = raw
    this.#watch = watch
    this.#isOurs = isOurs(raw)
    this.#main = mainOf(raw)
    this.#foreign = { main: this.#main, sets: setsIn(watch.of), notes: this.#notes }
    this.#gatherChosen(raw.item ?? [])
  }

  read(left: Record<string, unknown>): Read {
    const given = this.#watch.of
    for (const each of given.item ?? []) this.#readTop(each)
    const read = this.#outline.finish()
    if ('problems' in read) this.#problems.push(...read.problems)
    else if (read.sections.length === 0) this.#problems.push({ kind: 'no-items', at: '', what: '' })
    const whole = laidOver(readWhole(given, { notes: this.#notes, raw: this.#raw }), left)
    if (!this.#isOurs && !given.language) this.#notes.add('language-guess', '')
    this.#problems.push(...tellUnread(this.#watch, this.#notes, this.#isOurs))
    const notes = this.#notes.all()
    return this.#problems.length > 0 || 'problems' in read
      ? { problems: this.#problems, notes }
      : { json: { ...whole, ...read }, notes }
  }

  /** Conditions on a question with options compare with one of them, whatever the type of its value. */
  #gatherChosen(items: readonly QuestionnaireItem[]) {
    for (const each of items) {
      if (isChosen(each)) this.#chosen.add(each.linkId)
      this.#gatherChosen(each.item ?? [])
    }
  }

  /** Groups are sections; questions that stand outside one get a section of their own. */
  #readTop(item: QuestionnaireItem) {
    if (item.type !== 'group' || item.repeats || ourKindOf(item)) {
      if (!this.#isLoose) this.#beginLoose(item)
      return this.#walk([item], { when: [] })
    }
    const blocked = this.#blockedBy(item)
    if (blocked) return this.#leaveTree(item, blocked)
    const { when, fields } = this.#sectionOf(item)
    this.#isLoose = false
    this.#outline.section(fields, when, this.#isOurs)
    this.#walk(this.#inside(item), { when: [] })
  }

  #beginLoose(item: QuestionnaireItem) {
    this.#isLoose = true
    const id = this.#outline.ids.free(toId(`section-${item.linkId}`))
    this.#outline.section({ id, title: this.#untitled })
  }

  get #untitled(): Words {
    return { [this.#main]: this.#raw.title || this.#raw.name || '–' }
  }

  #sectionOf(group: QuestionnaireItem): { when: readonly Condition[]; fields: Fields & { id: string } } {
    const left = this.#leftOf(group)
    const { showWhen, ...fields } = laidOver(
      readSection(group, this.#main, linkId => linkId),
      left,
    ) as Fields & {
      showWhen?: Condition
    }
    const title =
      (fields.title as Words | undefined)?.[this.#main] || this.#isOurs ? {} : { title: this.#untitled }
    const id = this.#isOurs ? this.#outline.ids.of(group.linkId) : this.#outline.ids.free(toId(group.linkId))
    const when = this.#isOurs && showWhen ? [showWhen] : this.#whenOf(group)
    return { when, fields: { ...fields, ...title, id } }
  }

  /** Our extension, and a problem where somebody broke it. */
  #leftOf(item: QuestionnaireItem): Record<string, unknown> {
    const left = readLeft(item)
    if (!left) this.#problems.push({ kind: 'bad-item', at: item.linkId, what: 'extension' })
    return left ?? {}
  }

  /** Its items, but for the help that is read with it. */
  #inside = (item: QuestionnaireItem) => (item.item ?? []).filter(each => each.linkId !== helpOf(item.linkId))

  #walk(items: readonly QuestionnaireItem[], around: Around) {
    for (const item of items) this.#readOne(item, around)
  }

  #readOne(item: QuestionnaireItem, around: Around) {
    const kind = ourKindOf(item)
    if (kind && item.type !== 'display') return this.#askOwn(item, kind)
    const blocked = this.#blockedBy(item)
    if (blocked) return this.#leaveTree(item, blocked)
    const when = [...around.when, ...this.#whenOf(item)]
    const place = this.#placeOf(item)
    if (item.type === 'display') {
      this.#readControl(item)
      this.#outline.show(place, wordsFrom(item.text, item._text, this.#main), when)
      return this.#walk(item.item ?? [], { when })
    }
    if (item.type === 'group' && item.repeats) return this.#askTable(item, when)
    if (item.type === 'group') {
      this.#outline.show(place, wordsFrom(item.text, item._text, this.#main), when)
      return this.#walk(item.item ?? [], { when })
    }
    this.#ask(item, place, when)
  }

  #ask(item: QuestionnaireItem, place: Place, when: readonly Condition[]) {
    const read = foreignFields(item, place.words, this.#foreign)
    if ('leftOut' in read) return this.#leaveTree(item, { kind: read.leftOut, what: read.what })
    const label = this.#labelOf(item)
    if (!label) return this.#leaveTree(item, { kind: 'not-asked-label', what: item.linkId })
    if (!this.#isNew(item)) return
    const inside = item.item ?? []
    const help = inside.filter(each => this.#isHelp(each))
    const required = item.required === undefined ? {} : { required: item.required }
    const fields: Fields & { kind: Item['kind'] } = { ...read.fields, label, ...required }
    for (const each of help) this.#readControl(each)
    if (help.length > 0) fields.help = joined(help.map(each => wordsFrom(each.text, each._text, this.#main)))
    this.#outline.ask({
      ...place,
      name: item.linkId,
      fields,
      when,
      ...(read.codes ? { codes: read.codes } : {}),
    })
    for (const each of inside) {
      if (help.includes(each)) continue
      if (each.type !== 'display' && each.type !== 'group')
        this.#notes.add('follow-up', each.linkId, place.words, this.#placeOf(each).words)
      this.#readOne(each, { when })
    }
  }

  /** How a text is shown says nothing here: it is help, wherever it stood. */
  #readControl(item: QuestionnaireItem) {
    this.#watch.pass(item.extension?.find(each => each.url === controlUrl))
    void item.linkId
  }

  /** Words under a question that are for whoever gets the question. */
  #isHelp = (item: QuestionnaireItem) =>
    item.type === 'display' && !item.item?.length && !this.#blockedBy(item) && this.#whenOf(item).length === 0

  #askOwn(item: QuestionnaireItem, kind: Item['kind']) {
    const ownSets = (set: string) => scaleIdOf(this.#foreign.sets.get(set))
    const context = { main: this.#main, idOf: (linkId: string) => linkId, scaleOf: ownSets }
    const left = this.#leftOf(item)
    if (!left.showWhen && !fromEnableWhen(item, linkId => linkId))
      this.#problems.push({ kind: 'bad-condition', at: item.linkId, what: 'enableWhen' })
    const { id, showWhen, ...fields } = laidOver(readItem(item, kind, context), left) as Fields & {
      kind: Item['kind']
      showWhen?: Condition
    }
    if (!this.#isNew(item)) return
    void item.repeats
    for (const each of item.item ?? [])
      if (each.linkId.startsWith(under(item.linkId, ''))) this.#readPart(each)
    const when = showWhen ? [showWhen] : []
    this.#outline.ask({ ...this.#placeOf(item), name: item.linkId, fields, when, own: true })
  }

  /** What we write of each row and column says the same as the first: an element of another's that stands there is told. */
  #readPart(part: QuestionnaireItem) {
    const { linkId, type, text, _text, maxLength, answerOption, answerValueSet, item } = part
    void [linkId, type, text, maxLength, answerValueSet]
    this.#watch.pass(_text)
    this.#watch.pass(answerOption)
    for (const each of item ?? []) this.#readPart(each)
  }

  #askTable(group: QuestionnaireItem, when: readonly Condition[]) {
    const place = this.#placeOf(group)
    const label = this.#labelOf(group) ?? { [this.#main]: '–' }
    const ids = new Ids()
    const columns: Fields[] = []
    const help: Words[] = []
    const gather = (items: readonly QuestionnaireItem[]) => {
      for (const each of items) {
        const words = this.#placeOf(each)
        const blocked = this.#blockedBy(each) ?? this.#unfitColumn(each, columns.length)
        if (blocked) this.#leaveTree(each, blocked)
        else if (each.type === 'display') help.push(wordsFrom(each.text, each._text, this.#main))
        else if (each.type === 'group') {
          help.push(wordsFrom(each.text, each._text, this.#main))
          gather(each.item ?? [])
        } else {
          const read = columnFields(each, words.words, this.#foreign)
          const own = this.#labelOf(each)
          if ('leftOut' in read) this.#leaveTree(each, { kind: read.leftOut, what: read.what })
          else if (!own) this.#leaveTree(each, { kind: 'not-asked-label', what: each.linkId })
          else
            columns.push({
              id: ids.of(each.linkId.slice(each.linkId.lastIndexOf('/') + 1)),
              label: own,
              ...read.fields,
            })
          if (!('leftOut' in read) && own)
            for (const inner of each.item ?? []) this.#leaveInner(inner, words.words)
        }
      }
    }
    gather(this.#inside(group))
    if (columns.length === 0) return this.#outline.leaveOut('not-asked-few', place)
    if (!this.#isNew(group)) return
    const own = helpIn(group, this.#main)
    const shown = joined([own, ...help])
    const fields = {
      kind: 'table' as const,
      label,
      columns,
      maxRows: 20,
      ...(Object.keys(shown).length > 0 ? { help: shown } : {}),
      ...(group.required === undefined ? {} : { required: group.required }),
    }
    this.#outline.ask({ ...place, name: group.linkId, fields, when })
  }

  #leaveInner(item: QuestionnaireItem, outer: string) {
    this.#leaveTree(
      item,
      item.type === 'display'
        ? { kind: 'text-nowhere', what: '' }
        : { kind: 'not-asked-repeat', what: outer },
    )
  }

  /** What no column of a table can be. */
  #unfitColumn(item: QuestionnaireItem, count: number): Blocked | undefined {
    if (this.#whenOf(item).length > 0)
      return { kind: item.type === 'display' ? 'text-condition' : 'not-asked-repeat', what: 'enableWhen' }
    if (item.type === 'group' && item.repeats) return { kind: 'not-asked-repeat', what: 'repeats' }
    return item.type !== 'display' && item.type !== 'group' && count >= 12
      ? { kind: 'not-asked-many', what: '12' }
      : undefined
  }

  #labelOf(item: QuestionnaireItem): Words | undefined {
    const words = wordsFrom(item.text, item._text, this.#main)
    const [any] = Object.values(words)
    if (any === undefined) return undefined
    if (!words[this.#main]) this.#notes.add('text-lacks', item.linkId, this.#main, any)
    return { ...words, [this.#main]: words[this.#main] ?? any }
  }

  #isNew(item: QuestionnaireItem) {
    const isNew = !this.#names.has(item.linkId)
    if (!isNew && this.#problems.length < 100)
      this.#problems.push({ kind: 'same-name', at: item.linkId, what: item.linkId })
    this.#names.add(item.linkId)
    return isNew
  }

  #whenOf(item: QuestionnaireItem): Condition[] {
    const read = fromEnableWhen(
      item,
      linkId => linkId,
      linkId => this.#chosen.has(linkId),
    )
    if ((item.enableWhen?.length ?? 0) > 1 && !item.enableBehavior && !isOlder(item))
      this.#notes.add('condition-all', item.linkId, '', this.#placeOf(item).words)
    return read?.condition ? [read.condition] : []
  }

  /** Why an item is asked of nobody: its condition cannot be read, or it is hidden in the file too. */
  #blockedBy(item: QuestionnaireItem): Blocked | undefined {
    const isText = item.type === 'display'
    const condition = (what: string): Blocked => ({
      kind: isText ? 'text-condition' : 'not-asked-condition',
      what,
    })
    if (findExtension(item, hiddenUrl)?.valueBoolean)
      return { kind: 'never-asked', what: this.#placeOf(item).words }
    const expression = item.extension?.find(each => each.url.endsWith('enableWhenExpression'))
    if (expression) return condition(expression.valueExpression?.expression ?? 'enableWhenExpression')
    if (item.modifierExtension) return condition('modifierExtension')
    const read = fromEnableWhen(
      item,
      linkId => linkId,
      linkId => this.#chosen.has(linkId),
    )
    return read
      ? undefined
      : condition(item.enableWhen?.map(each => `${each.question} ${each.operator ?? ''}`).join(', ') ?? '')
  }

  /** Not asked, and none of what stands under it. */
  #leaveTree(item: QuestionnaireItem, { kind, what }: Blocked) {
    const place = this.#placeOf(item)
    this.#watch.pass(item)
    this.#outline.leaveOut(kind, place, what)
    const raw = this.#watch.rawOf(item)
    for (const each of raw.item ?? [])
      this.#leaveTree(
        each,
        kind === 'never-asked'
          ? { kind, what: this.#placeOf(each).words }
          : { kind: each.type === 'display' ? 'text-nowhere' : 'not-asked-inside', what: place.words },
      )
  }

  /** Its words as a note quotes them, not counted as read. */
  #placeOf(item: QuestionnaireItem): Place {
    const { linkId, text, item: inside } = this.#watch.rawOf(item)
    return { at: linkId, words: text || inside?.find(each => each.text)?.text || linkId }
  }
}

type Blocked = { kind: NoteKind; what: string }

const hiddenUrl = 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden'

function ourKindOf(item: QuestionnaireItem): Item['kind'] | undefined {
  const code = findExtension(item, kindUrl)?.valueCode
  return itemKinds.find(each => each === code)
}
