// `node .ci/typescripts.mjs`: fetches the releases of TypeScript that the declarations are checked with; all of them with
// STEPMILL_TYPESCRIPTS=all. The tests of one that cannot be had skip.
import fs from 'node:fs';
import path from 'node:path';
import { fetchRelease } from './fetchRelease.mjs';

const { some, all } = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'typescripts.json'), 'utf8'));

for (const release of process.env.STEPMILL_TYPESCRIPTS === 'all' ? all : some)
  fetchRelease('typescripts', 'typescript', release, 'lib/tsc.js');
