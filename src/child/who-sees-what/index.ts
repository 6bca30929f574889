export { ReceivedLines } from './received-lines.tsx'
export { byReceiver } from './receivers.ts'
export { despiteMe, listSharings, mostSharings, type Sharing } from './sharings.ts'
export { endWords, fromToWords, lastDay, receiverName, untilWords, whatWords } from './words.ts'
