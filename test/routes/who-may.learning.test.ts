import { tryWhoMay } from './who-may-tests.ts'

await tryWhoMay('learning')
