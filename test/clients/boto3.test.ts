import path from 'node:path';
import { findPython } from './support/installed';
import { runClient } from './support/runClient';

const python = findPython('boto3');
if (python === undefined) console.warn('Skipped: boto3 is not installed.');
const testIf = python === undefined ? test.skip : test;

testIf(
  'boto3 creates, starts, describes, stops and reads the history',
  () =>
    runClient(async (run) => {
      const printed = await run(python!, [path.join(__dirname, 'support/client.py')]);
      expect(JSON.parse(printed)).toEqual({
        stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M',
        running: 'RUNNING',
        stopped: 'ABORTED',
        events: ['ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted'],
        sync: ['SUCCEEDED', '{"a":1}'],
        error: [
          'StateMachineDoesNotExist',
          "State Machine Does Not Exist: 'arn:aws:states:us-east-1:123456789012:stateMachine:N'",
        ],
      });
    }),
  60_000,
);

testIf(
  'boto3 walks the whole life of a state machine: versions, an alias that shifts, a failure, a redrive, tags, the end',
  () =>
    runClient(async (run) => {
      const printed = await run(python!, [path.join(__dirname, 'support/life.py')]);
      expect(JSON.parse(printed)).toEqual({
        versions: ['2', '1'],
        failed: ['FAILED', 'E', 'c', true],
        redriven: ['RUNNING', 1],
        history: ['ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted', 'ExecutionRedriven', 'ExecutionAborted'],
        conflict:
          'Version to be deleted must not be referenced by an alias. ' +
          'Current list of aliases referencing this version: [live]',
        tags: [{ key: 'team', value: 'orders' }],
        executions: [
          ['fails', 'FAILED'],
          ['waits', 'ABORTED'],
        ],
        machines: [],
      });
    }),
  60_000,
);

testIf(
  'boto3 puts events',
  () =>
    runClient(async (run) => {
      const printed = await run(python!, [path.join(__dirname, 'support/events.py')]);
      expect(JSON.parse(printed)).toEqual({
        failed: 1,
        entries: [['EventId'], ['ErrorCode', 'ErrorMessage']],
        matches: true,
        error: 'UnknownOperationException',
      });
    }),
  60_000,
);
