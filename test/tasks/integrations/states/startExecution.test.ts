import { ServiceError } from '../../../../src/errors/ServiceError';
import type { ChildDescription } from '../../../../src/services/states';
import type { ChildExecution, ChildRequest } from '../../../../src/tasks/integrations/IntegrationIo';
import { executionArn, nowMs, plainMetadata, TestIo, zeroUuid } from '../support';

const StateMachineArn = 'arn:aws:states:eu-west-1:123456789012:stateMachine:Child';
const childArn = 'arn:aws:states:eu-west-1:123456789012:execution:Child:c-1';

/** A child that ends when the test says so. */
class Child implements ChildExecution {
  readonly executionArn = childArn;
  readonly startDateMs = nowMs;
  readonly starts: ChildRequest[] = [];
  readonly stopped: string[] = [];
  private end: Partial<ChildDescription> | undefined;
  private readonly listeners: (() => void)[] = [];

  onEnd(listener: () => void): void {
    if (this.end !== undefined) listener();
    else this.listeners.push(listener);
  }
  stop(cause: string): void {
    this.stopped.push(cause);
  }
  endWith(end: Partial<ChildDescription>): void {
    this.end = end;
    for (const listener of this.listeners) listener();
  }
  describe(): ChildDescription {
    return {
      executionArn: childArn,
      stateMachineArn: StateMachineArn,
      name: 'c-1',
      status: 'RUNNING',
      startDateMs: nowMs,
      stopDateMs: nowMs + 1000,
      input: '{"from": "parent"}',
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      ...this.end,
    };
  }
}

class ParentIo extends TestIo {
  readonly child = new Child();
  override startExecution(start?: ChildRequest): never {
    this.child.starts.push(start!);
    return this.child as never;
  }
}

const started = {
  ExecutionArn: childArn,
  ...plainMetadata(JSON.stringify({ executionArn: childArn, startDate: nowMs / 1000 }).length),
  StartDate: nowMs,
};

const described = {
  ExecutionArn: childArn,
  Input: '{"from": "parent"}',
  InputDetails: { Included: true },
  Name: 'c-1',
  Output: '{"child": [1, 2]}',
  OutputDetails: { Included: true },
  RedriveCount: 0,
  RedriveStatus: 'NOT_REDRIVABLE',
  RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  StartDate: nowMs,
  StateMachineArn,
  Status: 'SUCCEEDED',
  StopDate: nowMs + 1000,
};

test.each([
  [{ a: 1 }, '{"a":1}'],
  ['{"spaces": "stay"}', '{"spaces": "stay"}'],
  [null, '{}'],
  [undefined, '{}'],
])('the Input %j starts the child with %s', (Input, input) => {
  const io = new ParentIo();
  io.ask('states:startExecution', { StateMachineArn, ...(Input !== undefined && { Input }), Name: 'c-1' });
  expect(io.child.starts).toEqual([
    { stateMachineArn: StateMachineArn, input, name: 'c-1', traceHeader: undefined, parentExecutionArn: executionArn },
  ]);
});

test('request-response ends with the start', () => {
  const reply = new ParentIo().ask('states:startExecution', { StateMachineArn });
  expect(JSON.stringify(reply)).toBe(JSON.stringify({ outcome: { output: started } }));
});

test('.sync ends with the child, and shows its description', () => {
  const io = new ParentIo();
  expect(io.ask('states:startExecution.sync', { StateMachineArn })).toEqual({ submitted: started, endedBy: 'inside' });
  expect(io.ended).toEqual([]);
  io.child.endWith({ status: 'SUCCEEDED', output: '{"child": [1, 2]}' });
  expect(JSON.stringify(io.ended)).toBe(JSON.stringify([{ output: described }]));
});

test('.sync:2 parses Input and Output', () => {
  const io = new ParentIo();
  io.ask('states:startExecution.sync:2', { StateMachineArn });
  io.child.endWith({ status: 'SUCCEEDED', output: '{"child": [1, 2]}' });
  const output = { ...described, Input: { from: 'parent' }, Output: { child: [1, 2] } };
  expect(JSON.stringify(io.ended)).toBe(JSON.stringify([{ output }]));
});

test.each(['.sync', '.sync:2'])('a child that fails fails a %s task, with its description in texts', (pattern) => {
  const io = new ParentIo();
  io.ask(`states:startExecution${pattern}`, { StateMachineArn });
  io.child.endWith({
    status: 'FAILED',
    error: 'SomeFailure',
    cause: 'because',
    redriveStatus: 'REDRIVABLE',
  });
  const cause = {
    Cause: 'because',
    Error: 'SomeFailure',
    ExecutionArn: childArn,
    Input: '{"from": "parent"}',
    InputDetails: { Included: true },
    Name: 'c-1',
    RedriveCount: 0,
    RedriveStatus: 'REDRIVABLE',
    StartDate: nowMs,
    StateMachineArn,
    Status: 'FAILED',
    StopDate: nowMs + 1000,
  };
  expect(io.ended).toEqual([{ error: 'States.TaskFailed', cause: JSON.stringify(cause) }]);
});

test('a parent that gives up stops its child, but not with the other patterns', () => {
  const [sync, plain] = [new ParentIo(), new ParentIo()];
  sync.ask('states:startExecution.sync', { StateMachineArn });
  plain.ask('states:startExecution', { StateMachineArn });
  for (const io of [sync, plain]) io.abandon();
  expect([sync.child.stopped, plain.child.stopped]).toEqual([
    [`The Task state in AWS Step Functions execution [${executionArn}] which was managing this resource was aborted`],
    [],
  ]);
});

test('with a token, the child is expected to answer, and when it has ended somebody else', () => {
  const io = new ParentIo();
  const reply = io.ask('states:startExecution.waitForTaskToken', { StateMachineArn, Input: { token: 't' } });
  expect(reply).toEqual({ submitted: started, endedBy: 'inside' });
  expect(io.expectations).toEqual([]);
  io.child.endWith({ status: 'SUCCEEDED' });
  expect([io.expectations, io.ended]).toEqual([['outside'], []]);
});

test.each([
  ['states:startExecution', {}],
  ['states:startExecution.sync', { phase: 'submit' }],
])('a machine that does not exist fails %s', (resource, phase) => {
  const io = new TestIo();
  io.startExecution = () => {
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${StateMachineArn}'`);
  };
  expect(io.ask(resource, { StateMachineArn })).toEqual({
    outcome: {
      error: 'StepFunctions.StateMachineDoesNotExistException',
      cause:
        `State Machine Does Not Exist: '${StateMachineArn}' (Service: AWSStepFunctions; Status Code: 400; ` +
        `Error Code: StateMachineDoesNotExist; Request ID: ${zeroUuid}; Proxy: null)`,
      ...phase,
    },
  });
});
