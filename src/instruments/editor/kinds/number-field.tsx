import { TextField } from '../../../ui/index.ts'

/** A number that may be left out. */
export const NumberField = ({ name, label }: { name: string; label: string }) => (
  <TextField name={name} label={label} inputmode="numeric" optional="silently" />
)
