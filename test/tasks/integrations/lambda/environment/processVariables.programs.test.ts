import { execFileSync, spawnSync } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { stepmill } from '../../../../../src/jest';

// What a handler starts, a program or a thread, has the handler's environment, whether it names one or not.

const sfn = stepmill();
const script =
  'JSON.stringify(["AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN", "STEPMILL_SECRET", "TABLE"].map((n) => process.env[n] ?? null))';
const url = 'process.env.AWS_ENDPOINT_URL';

const starts: Readonly<Record<string, (script: string) => unknown>> = {
  spawnSync: (text) => spawnSync(process.execPath, ['-p', text], { encoding: 'utf8' }).stdout,
  execFileSync: (text) => execFileSync(process.execPath, ['-p', text], { encoding: 'utf8' }),
  'spawnSync with env': (text) =>
    spawnSync(process.execPath, ['-p', text], { encoding: 'utf8', env: { ...process.env, X: '1' } }).stdout,
  Worker: (text) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(`require('node:worker_threads').parentPort.postMessage(${text})`, { eval: true });
      worker.on('message', resolve).on('error', reject);
    }),
};
for (const [name, start] of Object.entries(starts))
  sfn.lambda(name.replaceAll(' ', '-'), async ({ text }: { text: string }) => String(await start(text)).trim());

const machine = (name: string) =>
  sfn.stateMachine({
    StartAt: 'T',
    States: {
      T: { Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, End: true },
    },
  });

test.each(Object.keys(starts))('%s', async (start) => {
  const name = start.replaceAll(' ', '-');
  process.env['TABLE'] = 'orders';
  process.env['STEPMILL_SECRET'] = 'secret';
  try {
    // The first that the handler does.
    expect((await machine(name).run({ text: url })).output).toMatch(/^http:\/\/127\.0\.0\.1:\d{4,}$/);
    const seen = await machine(name).run({ text: script });
    expect(JSON.parse(seen.output as string)).toEqual(['123456789012', `stepmill:${name}`, null, 'orders']);
  } finally {
    delete process.env['TABLE'];
    delete process.env['STEPMILL_SECRET'];
  }
  // Outside of handlers nothing has changed.
  const outside = spawnSync(process.execPath, ['-p', url], { encoding: 'utf8' }).stdout;
  expect(outside).toBe('undefined\n');
});
