export { byReceiver } from './receivers.ts'
export { listSharings, type Sharing } from './sharings.ts'
export { WhoSeesWhat } from './who-sees-what.tsx'
export { endWords, fromToWords, lastDay, receiverName, untilWords, whatWords } from './words.ts'
