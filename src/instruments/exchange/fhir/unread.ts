import type { Notes } from '../notes.ts'
import type { NoteKind, Trouble } from '../trouble.ts'
import type { Path, Watch } from '../watch.ts'
import { controlUrl, helpOf } from './names.ts'
import type { Questionnaire } from './shape.ts'

/** What an element that nobody read changes for whoever answers; any other is left out and told. */
const elements: Record<string, NoteKind> = {
  prefix: 'look',
  _prefix: 'look',
  readOnly: 'changeable',
  initial: 'no-default',
  initialSelected: 'no-default',
  maxLength: 'no-limit',
  required: 'not-required',
  disabledDisplay: 'look',
}
const extensions: Record<string, NoteKind> = {
  'rendering-style': 'look',
  'rendering-xhtml': 'look',
  'rendering-markdown': 'look',
  'questionnaire-itemControl': 'look',
  'questionnaire-displayCategory': 'look',
  'questionnaire-choiceOrientation': 'look',
  'questionnaire-optionPrefix': 'look',
  'questionnaire-sliderStepValue': 'look',
  'questionnaire-supportLink': 'look',
  'questionnaire-shortText': 'look',
  'sdc-questionnaire-shortText': 'look',
  entryFormat: 'look',
  itemMedia: 'media',
  itemAnswerMedia: 'media',
  'sdc-questionnaire-itemMedia': 'media',
  'sdc-questionnaire-itemAnswerMedia': 'media',
  'questionnaire-minOccurs': 'no-limit',
  'questionnaire-maxOccurs': 'no-limit',
  'questionnaire-constraint': 'no-limit',
  targetConstraint: 'no-limit',
  minValue: 'no-limit',
  maxValue: 'no-limit',
  minLength: 'no-limit',
  regex: 'no-limit',
  maxDecimalPlaces: 'no-limit',
  'sdc-questionnaire-calculatedExpression': 'changeable',
  'sdc-questionnaire-initialExpression': 'no-default',
  'sdc-questionnaire-answerOptionsToggleExpression': 'choice-filter',
  'sdc-questionnaire-answerExpression': 'choice-filter',
  'sdc-questionnaire-candidateExpression': 'choice-filter',
  'questionnaire-optionExclusive': 'options-shown',
  'questionnaire-optionRestriction': 'choice-filter',
}

/** Of the file as a whole, and said of every file: they mean nothing for the questions. */
const ofTheFile = ['resourceType']
const ofOurs = ['version', 'status']
/** Said as no, it is what would be without it. */
const saysNothing = ['required', 'readOnly', 'repeats', 'initialSelected']
const inOurSets = ['resourceType', 'id', 'url', 'status', 'system']

/**
 * Everything that nobody has read, each kind of thing once with the questions that it stands at. An extension that changes the meaning of
 * what it stands in, and that nobody knew of, stops the file.
 */
export function tellUnread(watch: Watch<Questionnaire>, notes: Notes, isOurs: boolean): Trouble[] {
  const root = watch.rawOf(watch.of)
  const problems: Trouble[] = []
  const ofWhole: string[] = []
  for (const { path, name, value } of watch.unread()) {
    const at = linkIdAt(root, path)
    // The help that we write bears its own name.
    if (isOurs && at.endsWith(helpOf('')) && (name === 'type' || isControl(value))) continue
    if (value === false && saysNothing.includes(name)) continue
    if (name === 'modifierExtension') problems.push({ kind: 'changes-meaning', at, what: name })
    else if (path[0] === 'contained') {
      if (!isOurs || !inOurSets.includes(name)) notes.add('left-out', '', `contained ${setName(root, path)}`)
    } else if (name === 'extension') {
      for (const each of [value].flat()) tellExtension(each, at, notes)
    } else if (path.length > 0) notes.add(kindOfElement(name), at, name)
    else if (!ofTheFile.includes(name) && !(isOurs && ofOurs.includes(name))) ofWhole.push(name)
  }
  if (ofWhole.length > 0) notes.add('left-out', '', ofWhole.join(', '))
  return problems.slice(0, 50)
}

const isControl = (value: unknown) =>
  [value].flat().every(each => (each as { url?: unknown })?.url === controlUrl)

function kindOfElement(name: string): NoteKind {
  if (/^initial[A-Z]/.test(name)) return 'no-default'
  return (Object.hasOwn(elements, name) ? elements[name] : undefined) ?? 'left-out'
}

function tellExtension(extension: unknown, at: string, notes: Notes) {
  const isNamed = typeof extension === 'object' && extension !== null && 'url' in extension
  const url = isNamed ? String(extension.url) : 'extension'
  const last = url.slice(url.lastIndexOf('/') + 1)
  const kind = Object.hasOwn(extensions, last) ? extensions[last] : undefined
  notes.add(kind ?? 'left-out', at, kind ? last : url)
}

/** The question that a part of the file belongs to. */
function linkIdAt(root: object, path: Path): string {
  let at: unknown = root
  let linkId = ''
  for (const step of path) {
    at = (at as Record<string | number, unknown>)[step]
    if (typeof at === 'object' && at !== null && 'linkId' in at) linkId = String(at.linkId)
  }
  return linkId
}

function setName(root: Questionnaire, path: Path) {
  const set = root.contained?.[Number(path[1])] as { id?: unknown } | undefined
  return typeof set?.id === 'string' ? set.id : ''
}
