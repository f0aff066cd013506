import { printJson } from '../../util/ExactNumber';

/** What stands for a value that cannot be written. */
export const tooDeep = '"(nested too deeply to be shown)"';

/** A value as JSON; a note instead when it is nested more deeply than anybody can write it. */
export function jsonText(value: unknown): string {
  try {
    return printJson(value) ?? '';
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep;
  }
}
