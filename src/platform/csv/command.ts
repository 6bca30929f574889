import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Role } from '../database/index.ts'

/** A kind of file that `bin/import` takes in. `run` answers whether it was taken, and throws {@link ImportTrouble}. */
export type ImportCommand = {
  /** what stands after the command's name */
  usage: string
  does: string
  run(args: string[], urlFor: (role: Role) => string): Promise<boolean>
}

/** A sentence to be shown as it is. */
export class ImportTrouble extends Error {
  override name = 'ImportTrouble'
}

/** A file as the command named it, seen from where the command was given. */
export function readNamed(path: string | undefined, what: string): { name: string; bytes: Uint8Array } {
  if (!path) throw new ImportTrouble(`Name ${what}.`)
  const file = resolve(process.env.KRING_CALLED_FROM ?? '.', path)
  if (!existsSync(file)) throw new ImportTrouble(`There is no file ${path}.`)
  return { name: basename(file), bytes: readFileSync(file) }
}
