import { HarnessError } from '../../errors/HarnessError';
import type { Origin } from './Story';

/** Puts the doubts about the definition's files above a message, because the reader needs them first. */
export function withDoubts(message: string, { doubts }: Pick<Origin, 'doubts'>): string {
  const lines = doubts?.(message) ?? [];
  return lines.length === 0 || message.startsWith(lines[0]!) ? message : [...lines, '', message].join('\n');
}

/** Puts the same before the message of a HarnessError, including the copy in its stack. Returns the error. */
export function addDoubts<E>(error: E, origin: Pick<Origin, 'doubts'>): E {
  if (!HarnessError.is(error)) return error;
  const { message, stack } = error;
  error.message = withDoubts(message, origin);
  if (stack !== undefined) error.stack = stack.replace(message, () => error.message);
  return error;
}
