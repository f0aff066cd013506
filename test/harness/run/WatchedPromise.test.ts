import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { attach } from '../../../src/harness/runner/attach';
import { Stepmill } from '../../../src/harness/Stepmill';
import '../support/features';

const fn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const definition = { StartAt: 'A', States: { A: { Type: 'Task', Resource: fn, End: true } } };
const notAwaited =
  "A run of 'Order' was not awaited, so the test does not check its result. Write: const run = await …. " +
  'To start an execution only: await machine.start(input).';

/** The error at the end of a test that does this. */
async function endOf(write: (order: ReturnType<Stepmill['stateMachine']>) => unknown): Promise<string | undefined> {
  const sfn = new Stepmill();
  sfn.lambda('f', () => 1);
  const order = sfn.stateMachine(definition, { name: 'Order' });
  try {
    await write(order);
    await new Promise(setImmediate);
    await sfn.endTest();
    await sfn.endTest();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await sfn.close().catch(() => undefined);
  }
}

test.each<[string, (order: ReturnType<Stepmill['stateMachine']>) => unknown]>([
  ['that is only started', (order) => void order.run()],
  [
    'whose output is read from its promise',
    (order) => expect((order.run() as never as { output: 1 }).output).toBe(undefined),
  ],
  ['whose promise is in a list', async (order) => Promise.resolve([order.run()])],
])('a run %s fails the test at its end', async (_title, write) => {
  expect(await endOf(write)).toBe(notAwaited);
});

test('so do the end of a started one and the wait for a state', async () => {
  const told = notAwaited.replace("A run of 'Order'", 'The end of an execution, .ended(),');
  expect(await endOf(async (order) => void (await order.start()).ended())).toBe(told);
  const missed = await endOf(async (order) => void (await order.start()).until('A'));
  expect(missed).toBe(notAwaited.replace("A run of 'Order'", ".until('A')"));
});

test("so do a replay, a wait for a message, the end of another caller's execution, and a failing recording", async () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-watched-')), 'run.json');
  const replayed = await endOf(async (order) => {
    await (await order.run()).record(file);
    void order.replay(file);
  });
  expect(replayed).toBe(notAwaited.replace("A run of 'Order'", `The replay of ${file}`));
  const [waited, ended] = [new Stepmill(), new Stepmill()];
  void waited.outbox.waitFor({ service: 'sqs' });
  await expect(waited.endTest()).rejects.toThrow(`outbox.waitFor({"service":"sqs"}) was not awaited`);
  ended.lambda('f', () => 1);
  void ended.ended((await ended.stateMachine(definition).run()).executionArn);
  await expect(ended.endTest()).rejects.toThrow('sfn.ended(…) was not awaited');
  await Promise.all([waited.close(), ended.close()]);
  expect(await endOf(async (order) => void (await order.run()).record(`${file}/run.json`))).toContain(
    `run.record('${file}/run.json') was not awaited, and failed (run.record() cannot write ${file}/run.json`,
  );
  fs.rmSync(path.dirname(file), { recursive: true });
});

test('the answer to a task must be awaited when it fails', async () => {
  const message = await endOf(async (order) => {
    const started = await order.start();
    await started.ended();
    void started.task('A').succeed(1);
  });
  expect(message).toContain(
    "The answer to the task of 'A' was not awaited, and failed (State 'A' has no task that waits for its end.), so the test",
  );
});

test('an unhandled rejection is reported, too, and does not end the process', async () => {
  const message = await endOf((order) => void order.run(1, { testCase: 'None' }));
  expect(message).toContain(notAwaited);
});

test.each<[string, (order: ReturnType<Stepmill['stateMachine']>) => unknown]>([
  ['awaited', async (order) => expect((await order.run()).output).toBe(1)],
  [
    'awaited later',
    async (order) => {
      const run = order.run();
      await order.run();
      expect((await run).output).toBe(1);
    },
  ],
  ['returned', (order) => order.run()],
  ['awaited with others', (order) => Promise.all([order.run(), order.run()])],
  ['followed by then', (order) => order.run().then(() => 1)],
  ['expected to resolve', (order) => expect(order.run()).resolves.toHaveProperty('output', 1)],
  ['expected to reject', (order) => expect(order.run(1, { testCase: 'None' })).rejects.toThrow('None')],
  ['caught', (order) => order.run(1, { testCase: 'None' }).catch(() => undefined)],
])('a promise that is %s does not', async (_title, write) => {
  expect(await endOf(write)).toBeUndefined();
});

test('behaves like any other promise, and derived promises are plain', async () => {
  const sfn = new Stepmill();
  sfn.lambda('f', () => 1);
  const run = sfn.stateMachine(definition).run();
  expect(run).toBeInstanceOf(Promise);
  expect(Object.getPrototypeOf(run.then(() => 1))).toBe(Promise.prototype);
  expect((await run.finally(() => undefined)).output).toBe(1);
  await sfn.close();
});

describe('among the tests of a file', () => {
  /** A harness with hooks that the test calls, as a runner would. */
  function ofFile(): { sfn: Stepmill; begin(): void; end(): Promise<void>; close(): Promise<void> } {
    const hooks: Record<string, (() => unknown) | undefined> = {};
    const hook = (name: string) => (run: () => unknown) => (hooks[name] = run);
    const names = { beforeEach: hook('beforeEach'), afterEach: hook('afterEach'), afterAll: hook('afterAll') };
    const sfn = attach(names, {});
    return {
      sfn,
      begin: () => void hooks.beforeEach!(),
      end: async () => {
        await hooks.afterEach!();
      },
      close: async () => {
        await hooks.afterAll!();
      },
    };
  }
  const settled = () => new Promise(setImmediate);

  test.each(['sfn', 'sfn.fresh()'])(
    'any test may read a run of %s that starts outside of them, and the file fails where none does',
    async (name) => {
      const { sfn, begin, end, close } = ofFile();
      const own = name === 'sfn' ? sfn : sfn.fresh();
      own.lambda('f', () => 1);
      const order = own.stateMachine(definition, { name: 'Order' });
      const run = order.run();
      void order.run();
      await settled();
      begin();
      await end();
      begin();
      expect((await run).output).toBe(1);
      await end();
      await expect(close()).rejects.toThrow(notAwaited);
    },
  );

  test('a promise of a harness of its own may belong to a concurrent test that still runs', async () => {
    const { sfn, begin, end, close } = ofFile();
    begin();
    begin();
    const own = sfn.fresh();
    own.lambda('f', () => 1);
    const order = own.stateMachine(definition, { name: 'Order' });
    const run = order.run();
    const notSeen = order.run();
    await settled();
    await end();
    expect((await run).output).toBe(1);
    await end();
    await expect(close()).rejects.toThrow(notAwaited);
    await notSeen;
  });
});
