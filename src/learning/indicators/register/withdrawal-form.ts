import { z } from 'zod'
import { field } from '../../../platform/forms.ts'

export const withdrawalSchema = z.object({ why: field.text(1000) })
