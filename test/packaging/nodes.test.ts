import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describeNodes } from '../support/nodes';
import { root } from './support/run';

// What `.ci/` changes in Jest and in Node works on each release, or no test runs there.

/** What Node does with a request that offers another protocol has changed from release to release. */
const offers = 'test/emulator/server/startServer.serveWithoutUpgrade.test.ts';

describeNodes((node) => {
  test('runs the tests of this repository', () => {
    const { PATH } = process.env;
    const jest = path.join(root, 'node_modules/jest/bin/jest.js');
    const { status, stderr } = spawnSync(node, [jest, '--runInBand', 'test/util/LinkedList.test.ts', offers], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH },
      timeout: 60_000,
    });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^Tests: +\d+ passed, \d+ total$/m),
    });
  });
});
