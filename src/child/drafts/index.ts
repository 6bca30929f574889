export { Autosave } from './autosave.tsx'
export { type Draft, type DraftBody, deleteDraft, findDraft, listDrafts, saveDraft } from './drafts.ts'
export { draftPaths } from './paths.ts'
export { draftRoutes } from './routes.tsx'
