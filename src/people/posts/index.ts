export { postPaths } from './noun.ts'
export { type ClosedPost, listClosedPosts } from './posts.ts'
export { listContacts, listRules, type Rule } from './rules.ts'
export { ClosedPosts, RulesCard } from './unit-cards.tsx'
