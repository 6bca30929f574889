export { ReceivedLines } from './received-lines.tsx'
export { byReceiver } from './receivers.ts'
export { despiteMe, listSharings, mostSharings, type Sharing } from './sharings.ts'
export { endWords, fromToWords, lastDay, receiverName, whatWords } from './words.ts'
