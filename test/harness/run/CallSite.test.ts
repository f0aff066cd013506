import { readFileSync } from 'node:fs';
import { CallSite } from '../../../src/harness/run/CallSite';
import { Stepmill } from '../../../src/harness/Stepmill';
import { HarnessError } from '../../../src/errors/HarnessError';

const States = {
  A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, End: true },
};
const definition = { StartAt: 'A', States };

const source = readFileSync(__filename, 'utf8').split('\n');

/** The lines of this file that a stack names. */
function own({ name, message, stack = '' }: Error): unknown {
  expect(stack.startsWith(`${name}: ${message}\n    at `)).toBe(true);
  const frames = stack.slice(`${name}: ${message}\n`.length).matchAll(/CallSite\.test\.ts:(\d+)/g);
  return [...frames].map(([, line]) => source[Number(line) - 1]?.trim());
}

async function errorOf(promise: Promise<unknown>): Promise<Error> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(HarnessError);
  return error as Error;
}

test('a later error has the line of the test that started the work', async () => {
  const sfn = new Stepmill();
  const machine = sfn.stateMachine(definition);
  const ofRun = await errorOf(
    machine.run({ by: 'run' }), //
  );
  expect(own(ofRun)).toContain("machine.run({ by: 'run' }), //");

  const started = await machine.start({});
  const ofEnded = await errorOf(
    started.ended(), //
  );
  expect(own(ofEnded)).toContain('started.ended(), //');

  const ofState = await errorOf(
    machine.testState('A', {}), //
  );
  expect(own(ofState)).toContain("machine.testState('A', {}), //");

  sfn.mock.lambda('f').returns(1);
  void machine.run({ not: 'awaited' });
  expect(own(await errorOf(sfn.endTest()))).toContain("void machine.run({ not: 'awaited' });");
  await sfn.close();
});

test('an error of another kind keeps its stack', () => {
  const error = new TypeError('broken');
  const { stack } = error;
  expect(new CallSite(own).mark(error)).toBe(error);
  expect(error.stack).toBe(stack);
});

test('keeps few frames, whatever the runner requests', () => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  try {
    const begin = (): CallSite => new CallSite(begin);
    const deep = (depth: number): CallSite => (depth === 0 ? begin() : deep(depth - 1));
    const { stack } = deep(40).mark(new HarnessError('late'));
    const frames = stack!.match(/\n {4}at deep /g) ?? [];
    expect(frames.length).toBeGreaterThan(5);
    expect(frames.length).toBeLessThanOrEqual(10);
    expect(Error.stackTraceLimit).toBe(100);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
});
