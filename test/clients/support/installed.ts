import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Debian's Python, which has Debian's packages, else the one of the PATH, with these packages: they are looked for, not
 * loaded. It is the absolute name of the program itself, so that a script called `python3` may call it.
 */
export function findPython(...packages: readonly string[]): string | undefined {
  const names = JSON.stringify(packages);
  const code = `import sys; from importlib.util import find_spec; print(sys.executable); sys.exit(not all(map(find_spec, ${names})))`;
  const ask = (command: string): string | undefined => {
    const { status, stdout } = spawnSync(command, ['-c', code], { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : undefined;
  };
  for (const command of ['/usr/bin/python3', ...inPath('python3')]) {
    const program = ask(command);
    // What starts it may be a script (of pyenv, say) that gives it more than the program has by itself.
    if (program !== undefined) return program !== '' && ask(program) !== undefined ? program : command;
  }
  return undefined;
}

/** The files of this name in the folders of the PATH. */
function inPath(name: string): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return folders.map((folder) => path.join(folder, file)).filter((each) => fs.existsSync(each));
}

/** Whether the AWS CLI is installed. Where no Python has it, running it takes half a second. */
export function hasAwsCli(): boolean {
  return (
    (inPath('aws').length > 0 && findPython('awscli') !== undefined) || spawnSync('aws', ['--version']).status === 0
  );
}
