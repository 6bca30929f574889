import type { Language } from '../../i18n/index.ts'
import type { FunctionKind } from '../kinds/index.ts'
import { texts } from './texts.ts'

/** What whoever holds a function of that kind may do, in some words. */
export const postKindName = (kind: FunctionKind, language: Language) => texts(language)[`kind_${kind}`]
