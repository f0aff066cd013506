// `node .ci/nodes.mjs`: fetches the other releases of Node that tests run on (package `node`). The tests of one that cannot be
// had skip.
import { fetchRelease } from './fetchRelease.mjs';

for (const release of ['22', '24']) fetchRelease('nodes', 'node', release, 'bin/node');
