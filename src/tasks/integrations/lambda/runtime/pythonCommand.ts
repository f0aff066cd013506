import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { HarnessError } from '../../../../errors/HarnessError';
import type { Command } from './ProcessGroup';

export const pythonBootstrap = join(__dirname, 'bootstraps', 'bootstrap.py');
export const nodeBootstrap = join(__dirname, 'bootstraps', 'bootstrap.cjs');

/** Where Windows has it by another name. */
const plain = process.platform === 'win32' ? ['python3', 'python'] : ['python3'];

/** The command that runs a handler of Python: by the version that the template names, else by the one that is there. */
export async function pythonCommand(
  functionName: string,
  runtime: string | undefined,
  handler: string,
): Promise<Command> {
  const wanted = /^python\d+\.\d+$/.test(runtime ?? '') ? runtime! : undefined;
  for (const program of [...(wanted === undefined ? [] : [wanted]), ...plain]) {
    const version = await versionOf(program);
    if (version === undefined) continue;
    // On Windows, and in a virtual environment, the plain name may well be the version that is wanted.
    const isWanted = wanted === undefined || version.toLowerCase().replace(' ', '').startsWith(wanted);
    if (!isWanted)
      note(`Function '${functionName}' is ${wanted}, which is not on the PATH: ${program} (${version}) runs it.`);
    return [program, pythonBootstrap, handler];
  }
  throw new HarnessError(
    `Function '${functionName}' is ${runtime ?? 'Python'}, and there is no python3 on the PATH. Install it, or name what ` +
      `runs the function: --lambda-command ${functionName}='…'`,
  );
}

const told = new Set<string>();

function note(text: string): void {
  if (told.has(text)) return;
  told.add(text);
  process.stderr.write(`stepmill: ${text}\n`);
}

const answers = new Map<string, Promise<string | undefined>>();
const limitMs = 20_000;

/**
 * What a program on the PATH says of its version (`Python 3.12.4`); `undefined` when there is none that runs. A file that
 * only would choose a version, as pyenv has them, is none.
 */
function versionOf(program: string): Promise<string | undefined> {
  let answer = answers.get(program);
  if (answer === undefined) {
    answer = ask(program);
    answers.set(program, answer);
  }
  return answer;
}

function ask(program: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, ['--version'], { timeout: limitMs, windowsHide: true }, (error, stdout, stderr) => {
      resolve(error === null ? `${stdout}${stderr}`.trim().split('\n')[0] : undefined);
    });
  });
}
