import fs from 'node:fs';
import path from 'node:path';
import { folderWith } from '../cli/support/cli';
import { findPython } from './support/installed';

const { PATH } = process.env;
const folder = folderWith({ 'wrapped/only_here.py': '', 'shim/none': '' });
afterEach(() => {
  process.env['PATH'] = PATH;
});

const onPosix = findPython() === undefined || process.platform === 'win32' ? test.skip : test;

onPosix('a Python that only the PATH has is named by its file', () => {
  const wrapped = path.join(folder, 'wrapped');
  const file = path.join(wrapped, 'python3');
  // Packages of its own, as a virtual environment has them.
  fs.writeFileSync(file, `#!/bin/sh\nPYTHONPATH=${wrapped} exec ${findPython()} "$@"\n`, {
    mode: 0o755,
  });
  process.env['PATH'] = `${wrapped}${path.delimiter}${PATH}`;
  expect(findPython('only_here')).toBe(file);
  expect(findPython('nowhere_at_all')).toBeUndefined();
});

onPosix('of a script that starts a Python, the program itself is named', () => {
  const shim = path.join(folder, 'shim');
  const program = findPython()!;
  expect(path.isAbsolute(program)).toBe(true);
  fs.writeFileSync(path.join(shim, 'python3'), `#!/bin/sh\nexec ${program} "$@"\n`, { mode: 0o755 });
  process.env['PATH'] = shim;
  expect(findPython('json')).toBe(program);
});
