export { registerCommand } from './register/command.ts'
