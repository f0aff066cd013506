import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stepmill } from '../../../src/jest';
import { failureOf } from '../support/failureOf';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-load-'));
const file = path.join(folder, 'order.asl.yaml');
fs.writeFileSync(
  file,
  [
    'StartAt: Begin',
    'States:',
    '  Begin:',
    '    Type: Pass',
    '    Next: Never',
    '  Never:',
    '    Type: Fail',
    '    Error: No',
  ].join('\n'),
);
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

const sfn = stepmill({ seed: 1 });

test('a failure names the line of the file in which its state was written', async () => {
  const run = await sfn.stateMachine(file).run();
  expect(failureOf(() => expect(run).toHaveSucceeded())).toBe(
    [
      'expected the execution to have succeeded, but it is FAILED',
      '',
      'FAILED after 0s: No',
      '├─ Begin  Pass  +0s',
      '└─ Never  Fail  +0s  failed: No',
      '',
      `failed in state 'Never' at /States/Never (${file}:6)`,
    ].join('\n'),
  );
});
