export { Autosave } from './autosave.tsx'
export {
  type DraftBody,
  type DraftInList,
  deleteDraft,
  draftKind,
  findDraft,
  isLogged,
  listDrafts,
  mostDrafts,
  saveDraft,
  stateOf,
} from './drafts.ts'
export { draftPaths } from './noun.ts'
