export { Autosave } from './autosave.tsx'
export { type DraftInList, deleteDraft, findDraft, listDrafts, saveDraft } from './drafts.ts'
export { draftPaths } from './noun.ts'
