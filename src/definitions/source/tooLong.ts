import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxTextLength } from '../limits';
import type { Position } from './Position';

/** That a text grows without end when its references are put in. */
export function tooLong(at: Position): DefinitionLoadError {
  return new DefinitionLoadError(
    at,
    `The text that starts here grows beyond ${String(maxTextLength / 1024 / 1024)} MiB once its references are put in.`,
    'Step Functions takes definitions of at most 1 MiB.',
  );
}
