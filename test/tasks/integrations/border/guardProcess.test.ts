import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { runInThisContext } from 'node:vm';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { LambdaHandler } from '../../../../src/tasks/integrations/lambda/LocalFunction';

// A handler does not end the process in which it runs.
let service: Service;
beforeEach(() => {
  service = createService({ time: 'skip', seed: 1 });
});
afterEach(() => service.close());

async function end(handler: LambdaHandler): Promise<readonly unknown[]> {
  service.functions.register('f', handler);
  const definition = JSON.stringify({
    StartAt: 'T',
    States: { T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true } },
  });
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  const { stateMachineArn } = (await service.call('CreateStateMachine', { name: 'm', definition, roleArn })) as {
    stateMachineArn: string;
  };
  const { executionArn } = (await service.call('StartExecution', { stateMachineArn })) as { executionArn: string };
  const execution = service.execution(executionArn)!;
  await execution.ended();
  const { errorMessage } = JSON.parse(execution.cause ?? '{}') as { errorMessage?: string };
  return [execution.status, execution.error, errorMessage?.replace(/RequestId: [\w-]+/, 'RequestId: id')];
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

test.each<[string, LambdaHandler, string]>([
  ['process.exit()', () => process.exit(), 'exited without providing a reason'],
  ['process.exit(3)', () => process.exit(3), 'exited with error: exit status 3'],
  ["process.exit('3')", () => process.exit('3'), 'exited with error: exit status 3'],
  ['process.abort()', () => process.abort(), 'exited with error: signal: aborted'],
  ['process.kill(process.pid)', () => process.kill(process.pid), 'exited with error: signal: terminated'],
  ['process.kill(process.pid, 9)', () => process.kill(process.pid, 9), 'exited with error: signal: killed'],
  ['process.kill(process.ppid)', () => process.kill(process.ppid), 'exited with error: signal: terminated'],
  ['process.kill(0), its group', () => process.kill(0), 'exited with error: signal: terminated'],
  ['process.kill(-1), all', () => process.kill(-1, 'SIGKILL'), 'exited with error: signal: killed'],
  [
    'one that catches everything',
    () => {
      try {
        process.exit(1);
      } catch {
        return 'goes on';
      }
    },
    'exited with error: exit status 1',
  ],
  [
    'one behind an await',
    async () => {
      await soon();
      process.exit(1);
    },
    'exited with error: exit status 1',
  ],
])('%s ends the invocation', async (_what, handler, how) => {
  expect(await end(handler)).toEqual(['FAILED', 'Runtime.ExitError', `RequestId: id Error: Runtime ${how}`]);
});

test('a signal of 0, and another process, go through', async () => {
  expect(await end(() => process.kill(process.pid, 0))).toEqual(['SUCCEEDED', undefined, undefined]);
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 1, 1000)']);
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  expect(await again(() => process.kill(child.pid!))).toEqual(['SUCCEEDED', undefined, undefined]);
  expect(await ended).toBe('SIGTERM');
});

test('a test that replaces the function gets the call', async () => {
  const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  expect(await end(() => process.exit(7) ?? 'went on')).toEqual(['SUCCEEDED', undefined, undefined]);
  expect(exit.mock.calls).toEqual([[7]]);
  exit.mockRestore();
  expect((await again(() => process.exit(7)))[1]).toBe('Runtime.ExitError');
});

/** In another machine. */
async function again(handler: LambdaHandler): Promise<readonly unknown[]> {
  service.close();
  service = createService({ time: 'skip', seed: 2 });
  return end(handler);
}

test('attributes unhandled rejections and errors to the function that caused them', async () => {
  expect(
    await end(async () => {
      void Promise.reject(new TypeError('x'));
      await Promise.resolve();
      return 1;
    }),
  ).toEqual(['FAILED', 'Runtime.UnhandledPromiseRejection', 'TypeError: x']);
  expect(
    await again(
      () =>
        new Promise(() => {
          setTimeout(() => {
            throw new RangeError('y');
          }, 1);
        }),
    ),
  ).toEqual(['FAILED', 'RangeError', 'y']);
  expect(
    await again(async () => {
      const handled = Promise.reject(new Error('z'));
      await Promise.resolve();
      handled.catch(() => undefined);
      return 1;
    }),
  ).toEqual(['SUCCEEDED', undefined, undefined]);
});

test('a library that replaces process.emit, and restores what was there before ours, changes nothing', async () => {
  const replace = runInThisContext(`(first) => {
    const before = process.emit;
    process.emit = function (...args) {
      return before.apply(this, args);
    };
    return () => { process.emit = first; };
  }`) as (first: unknown) => () => void;
  const rejects: LambdaHandler = async () => {
    void Promise.reject(new TypeError('x'));
    await Promise.resolve();
    return 1;
  };
  const expected = ['FAILED', 'Runtime.UnhandledPromiseRejection', 'TypeError: x'];
  const putBack = replace(EventEmitter.prototype.emit);
  expect(await end(rejects)).toEqual(expected);
  putBack();
  expect(await again(rejects)).toEqual(expected);
  replace(EventEmitter.prototype.emit)();
  expect(await again(rejects)).toEqual(expected);
});
