import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Debian's Python, which has Debian's packages, else any, with these packages: they are looked for, not loaded. */
export function findPython(...packages: readonly string[]): string | undefined {
  const names = JSON.stringify(packages);
  const code = `import sys; from importlib.util import find_spec; sys.exit(not all(map(find_spec, ${names})))`;
  return ['/usr/bin/python3', 'python3'].find((each) => spawnSync(each, ['-c', code]).status === 0);
}

/** Whether the AWS CLI is there. It is asked itself, which takes half a second, where no Python has it. */
export function hasAwsCli(): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const named = folders.some((folder) => fs.existsSync(path.join(folder, 'aws')));
  return (named && findPython('awscli') !== undefined) || spawnSync('aws', ['--version']).status === 0;
}
