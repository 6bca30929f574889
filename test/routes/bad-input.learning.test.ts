import { tryBadInput } from './bad-input-tests.ts'

await tryBadInput('learning')
