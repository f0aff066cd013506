// `node .ci/withEnvironment.mjs NAME=VALUE … -- jest ARGUMENTS`: runs Jest with variables, as a POSIX shell does it with
// `NAME=VALUE jest`; one that is set already stays. Scripts of package.json run in cmd on Windows, which does not know that.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const words = process.argv.slice(2);
const at = words.indexOf('--');
const given = Object.fromEntries(words.slice(0, at).map((word) => word.split('=')));
const { status } = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), ...words.slice(at + 2)], {
  cwd: path.join(import.meta.dirname, '..'),
  stdio: 'inherit',
  env: { ...given, ...process.env },
});
process.exit(status ?? 1);
