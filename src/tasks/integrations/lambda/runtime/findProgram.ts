import { execFile } from 'node:child_process';

const answers = new Map<string, Promise<string | undefined>>();
const limitMs = 20_000;

/**
 * What a program on the PATH says of its version (`Python 3.12.4`); `undefined` when there is none that runs. A file that
 * only would choose a version, as pyenv has them, is none.
 */
export function versionOf(program: string): Promise<string | undefined> {
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
