// What the server of `kill.mjs` runs: state machines, and functions that answer, signal, exit, hang and block their thread.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

export const prefix = 'arn:aws:states:us-east-1:123456789012';
const task = (state, more = {}, name = 'work') => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  Parameters: { 'in.$': '$$.Execution.Name', state, ms: 20, ...more },
  ResultPath: '$.last',
});
/** A function of the state's name that never answers. */
const caught = (state, next) => ({
  ...task(state, {}, state.toLowerCase()),
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: `$.${state}`, Next: next }],
  Next: 'Done',
});

export const machines = {
  Passes: {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Parameters: { 'n.$': '$.n', 'id.$': "States.Hash('x', 'MD5')" }, Next: 'B' },
      B: { Type: 'Pass', End: true },
    },
  },
  Tasks: {
    StartAt: 'One',
    States: {
      One: { ...task('One'), Next: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 5, Next: 'Two' },
      Two: {
        ...task('Two', { 'before.$': '$$.State.RetryCount' }),
        Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 2 }],
        Next: 'Three',
      },
      Three: { ...task('Three'), End: true },
    },
  },
  Nested: {
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Child',
            States: {
              Child: {
                Type: 'Task',
                Resource: 'arn:aws:states:::states:startExecution.sync:2',
                Parameters: {
                  StateMachineArn: `${prefix}:stateMachine:Tasks`,
                  'Name.$': "States.Format('of-{}', $$.Execution.Name)",
                  Input: {},
                },
                ResultSelector: { 'Output.$': '$.Output' },
                End: true,
              },
            },
          },
          {
            StartAt: 'Each',
            States: {
              Each: {
                Type: 'Map',
                ItemsPath: '$.items',
                ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Wait', SecondsPath: '$', End: true } } },
                End: true,
              },
            },
          },
        ],
        End: true,
      },
    },
  },
  Mapped: {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        MaxConcurrency: 2,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'One',
          States: {
            One: { ...task('One'), Next: 'Wait' },
            Wait: { Type: 'Wait', Seconds: 5, Next: 'Two' },
            Two: { ...task('Two'), End: true },
          },
        },
        End: true,
      },
    },
  },
  Activity: {
    StartAt: 'Work',
    States: {
      Work: {
        Type: 'Task',
        Resource: `${prefix}:activity:work`,
        TimeoutSeconds: 20,
        Retry: [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 99, BackoffRate: 1 }],
        End: true,
      },
    },
  },
  Crashes: {
    StartAt: 'Signals',
    States: {
      Signals: caught('Signals', 'Exits'),
      Exits: caught('Exits', 'Aborts'),
      Aborts: caught('Aborts', 'Dies'),
      Dies: caught('Dies', 'Hangs'),
      Hangs: { ...caught('Hangs', 'Blocks'), TimeoutSeconds: 30 },
      Blocks: { ...caught('Blocks', 'Done'), TimeoutSeconds: 30 },
      Done: { Type: 'Pass', End: true },
    },
  },
};

export const inputs = {
  Passes: '{ "n" : 1.0 }',
  Tasks: '{}',
  Nested: '{"items":[3,1,2]}',
  Mapped: '{"items":[{"n":1},{"n":2},{"n":3}]}',
  Activity: '{}',
  Crashes: '{}',
};

/** The states that call a function, in the order in which one execution reaches them. */
export const order = ['One', 'Two', 'Three', 'Signals', 'Exits', 'Aborts', 'Hangs', 'Blocks'];

/** Writes the functions' file, which notes each call in `log`. Returns the arguments of `stepmill start`. */
export function writeFunctions(folder, log) {
  const file = path.join(folder, 'handler.cjs');
  fs.writeFileSync(
    file,
    `const fs = require('node:fs');
const note = (event) => fs.appendFileSync(${JSON.stringify(log)}, event.in + ' ' + event.state + '\\n');
exports.work = async (event) => {
  note(event);
  await new Promise((resolve) => setTimeout(resolve, event.ms ?? 0));
  if (event.before === 0) throw Object.assign(new Error('once'), { name: 'Flaky' });
  return { done: event.state };
};
exports.signals = async (event) => (note(event), process.kill(process.pid, 'SIGKILL'));
exports.exits = async (event) => (note(event), process.exit(3));
exports.aborts = async (event) => (note(event), process.abort());
exports.hangs = async (event) => (note(event), new Promise((resolve) => setTimeout(resolve, 3_600_000)));
// As an endless loop does, but it leaves the processor to others.
exports.blocks = (event) => (note(event), Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
`,
  );
  // A runtime of its own, which a signal ends when it has its first invocation.
  fs.writeFileSync(
    path.join(folder, 'dies.cjs'),
    `const url = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/invocation/next';
require('node:http').get(url, (response) => response.resume().on('end', () => process.kill(process.pid, 'SIGKILL')));
`,
  );
  const exported = ['work', 'signals', 'exits', 'aborts', 'hangs', 'blocks'];
  return [
    ...exported.flatMap((name) => ['--lambda', `${name}=${folder}/handler.${name}`]),
    '--lambda-command',
    `dies=${process.execPath} ${folder}/dies.cjs`,
  ];
}
