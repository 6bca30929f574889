import { apart } from '../../platform/apart/index.ts'
import { importDefinition } from './exchange.ts'

/** {@link importDefinition} for a file that somebody sends to the server. */
export const importDefinitionApart = apart('definition', importDefinition)
