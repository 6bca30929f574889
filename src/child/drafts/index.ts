export { Autosave } from './autosave.tsx'
export { deleteDraft, findDraft, saveDraft } from './drafts.ts'
export { draftPaths } from './paths.ts'
export { draftRoutes } from './routes.tsx'
