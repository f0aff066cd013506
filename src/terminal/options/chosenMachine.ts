import { findDefinition } from '../../definitions/findDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { toLoadOptions, type LoadFlags } from './addLoadOptions';

/** The state machine of a file that a command is about. Throws HarnessError if it cannot be read, or does not exist. */
export function chosenMachine(file: string, name: string | undefined, flags: LoadFlags): LoadedDefinition {
  return findDefinition(loadDefinitions(file, toLoadOptions(flags)), name);
}
