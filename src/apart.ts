// What a thread of its own runs: every module that has a task, then the task. docs/decisions/0021-availability.md
import './instruments/exchange/apart.ts'
import './learning/indicators/register/read-file.ts'
import './learning/insight/exports/document.ts'
import './learning/surveys/import/read-file.ts'
import './platform/apart/try.ts'
import { serveApart } from './platform/apart/index.ts'

await serveApart()
