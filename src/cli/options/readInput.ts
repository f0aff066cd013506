import { existsSync, readFileSync } from 'node:fs';
import { HarnessError } from '../../errors/HarnessError';
import { jacksonMessage } from '../../util/jacksonMessage';
import type { Terminal } from '../terminal/Terminal';

/**
 * The input of an execution as it is given on the command line: JSON, `@file`, or `-` for the standard input. Answers
 * the text as it stands. Throws HarnessError when it is no JSON.
 */
export async function readInput(given: string | undefined, terminal: Pick<Terminal, 'readInput'>): Promise<string> {
  if (given === undefined) return '{}';
  if (given === '-') return checked(await terminal.readInput(), 'The standard input');
  if (given.startsWith('@')) return checked(readText(given.slice(1)), given.slice(1));
  return checked(given, '--input', existsSync(given) ? `To read the file: --input @${given}` : undefined);
}

function checked(text: string, source: string, hint?: string): string {
  const json = text.replace(/^\uFEFF/, '');
  try {
    JSON.parse(json);
    return json;
  } catch {
    const { message, line, column } = jacksonMessage(json);
    throw new HarnessError(
      `${source}:${line}:${column} is no JSON: ${message}${hint === undefined ? '' : `\n  ${hint}`}`,
    );
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new HarnessError(`The input cannot be read: ${(error as Error).message}`);
  }
}
