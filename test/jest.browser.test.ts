/** @jest-environment ./test/fixtures/BrowserLikeEnvironment.cjs */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stepmill } from '../src/jest';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-browser-'));
const file = path.join(folder, 'order.asl.json');
const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:charge';
fs.writeFileSync(
  file,
  JSON.stringify({
    StartAt: 'Charge',
    States: {
      Charge: { Type: 'Task', Resource, TimeoutSeconds: 5, Next: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 100, End: true },
    },
  }),
);
afterAll(() => fs.rmSync(folder, { recursive: true }));

const sfn = stepmill();
const order = sfn.stateMachine(file);

test('an environment without some of the globals of Node (jsdom) runs a workflow', async () => {
  expect(typeof setImmediate).toBe('undefined');
  sfn.lambda('charge', async () => {
    await Promise.resolve();
    return { charged: true };
  });
  const run = await order.run({});
  expect(run).toHaveOutput({ charged: true });
  expect(run).toHaveTaken('100s');
});
