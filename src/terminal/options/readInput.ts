import { existsSync, readFileSync } from 'node:fs';
import { HarnessError } from '../../errors/HarnessError';
import { decodeText } from '../../util/decodeText';
import { jacksonMessage } from '../../util/jacksonMessage';
import { isJson } from '../../util/json';
import type { Terminal } from '../Terminal';

/** The name of the standard input in messages. */
const standardInput = 'stdin';

/**
 * The files of a command. `-` is the standard input: returns its name, and its content for those that read the files.
 */
export async function readDash(
  files: readonly string[],
  terminal: Pick<Terminal, 'readInput'>,
): Promise<{ readonly files: readonly string[]; readonly texts?: Readonly<Record<string, string>> }> {
  if (!files.includes('-')) return { files };
  const text = (await terminal.readInput()).replace(/^\uFEFF/, '');
  return { files: files.map((file) => (file === '-' ? standardInput : file)), texts: { [standardInput]: text } };
}

/**
 * The input of an execution as given on the command line: JSON, `@file` or the path of a file, or `-` for the standard
 * input. Returns the unchanged string. Throws HarnessError if it is not JSON.
 */
export async function readInput(given: string | undefined, terminal: Pick<Terminal, 'readInput'>): Promise<string> {
  if (given === undefined) return '{}';
  if (given === '-') return checked(await terminal.readInput(), 'The standard input');
  return readJsonOption(given, '--input');
}

/** An option that takes JSON, `@file` or the path of a file. Returns the JSON as it is written. Throws HarnessError. */
export function readJsonOption(given: string, option: string): string {
  if (given.startsWith('@')) return checked(readText(given.slice(1)), given.slice(1));
  if (!isJson(given) && existsSync(given)) return checked(readText(given), given);
  return checked(given, option, hintFor(given, option));
}

function checked(text: string, source: string, hint?: string): string {
  const json = text.replace(/^\uFEFF/, '');
  if (isJson(json)) return json;
  const { message, line, column } = jacksonMessage(json);
  throw new HarnessError(
    `${source}:${line}:${column} is not JSON: ${message}${hint === undefined ? '' : `\n  ${hint}`}`,
  );
}

/** Known to AWS CLI users on Windows: cmd passes single quotes on, and Windows PowerShell 5.1 removes double ones. */
function hintFor(given: string, option: string): string | undefined {
  const isQuoted = given.startsWith("'");
  if (!isQuoted && !/^[[{]\s*\w+\s*[:,\]}]/.test(given)) return undefined;
  const what = isQuoted ? 'The shell has passed the single quotes on' : 'The shell may have removed the quotes';
  return `${what}. Write the JSON into a file: ${option} ${option.slice(2)}.json.`;
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new HarnessError(`The input cannot be read: ${(error as Error).message}`);
  }
  try {
    return decodeText(bytes);
  } catch {
    throw new HarnessError(`The input cannot be read: ${file} is not UTF-8 text.`);
  }
}
