import { WriteStream } from 'node:tty';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether to print in colour: on a terminal that can, unless `NO_COLOR` says no; elsewhere when `FORCE_COLOR` says so.
 * `FORCE_COLOR` wins over `NO_COLOR`, as in Node itself. See https://no-color.org.
 */
export function useColour(isTerminal: boolean, environment: Environment): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, ...others } = environment;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  // What a terminal can is told by its variables (TERM, COLORTERM, CI …), which Node knows to read.
  return isTerminal && WriteStream.prototype.getColorDepth.call(undefined, others) > 1;
}
