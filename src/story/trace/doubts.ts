import { HarnessError } from '../../errors/HarnessError';
import type { Origin } from './Story';

/** A message, below what speaks against the files of the definition: whoever reads it should know that first. */
export function withDoubts(message: string, { doubts }: Pick<Origin, 'doubts'>): string {
  const lines = doubts?.(message) ?? [];
  return lines.length === 0 || message.startsWith(lines[0]!) ? message : [...lines, '', message].join('\n');
}

/** Puts the same before the message of a HarnessError, also where its stack repeats it. Answers the error. */
export function addDoubts<E>(error: E, origin: Pick<Origin, 'doubts'>): E {
  if (!HarnessError.is(error)) return error;
  const { message, stack } = error;
  error.message = withDoubts(message, origin);
  if (stack !== undefined) error.stack = stack.replace(message, () => error.message);
  return error;
}
