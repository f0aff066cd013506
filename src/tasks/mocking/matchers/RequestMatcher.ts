import type { TargetKind } from '../../../services/AwsService';
import type { TaskRequest, MapIteration } from '../../../contract/task';
import { nameGiven } from '../scriptArguments';
import type { TargetNames } from '../../../services/TargetNames';
import { stateMachineName } from '../../../services/stateMachineName';

/** One condition of a script. */
export interface RequestMatcher {
  /** In words, for messages: `state 'Charge'`. */
  readonly description: string;
  /** `names`: other names that the loaded files use for functions, queues … */
  matches(request: TaskRequest, names?: TargetNames): boolean;
  /** Why it does not match, as a clause: `the state is 'Ship'`. Only called if it does not match. */
  mismatch(request: TaskRequest): string;
  /** The state that it requires, so that a misspelt one can be reported. */
  readonly state?: string;
  /** The function, queue … that it requires, as given, and its name. */
  readonly target?: { readonly kind: TargetKind; readonly given: string; readonly name: string };
  /** The service and action that it requires: `dynamodb:getItem`. */
  readonly callee?: string;
  /** The name of the state machine that it requires. */
  readonly stateMachine?: string;
  /** The `Resource` that it requires. */
  readonly resource?: string;
  /** The item of a Map that it requires, from 0. */
  readonly item?: number;
  /** The Map of that item. */
  readonly map?: string | undefined;
  /** The attempt that it requires, from 0. */
  readonly attempt?: number;
  /** The test case that it requires. */
  readonly testCase?: string;
}

/** The Task state of this name. */
export function stateMatcher(state: string): RequestMatcher {
  nameGiven(state, 'a state');
  return {
    description: `state '${state}'`,
    state,
    matches: (request) => request.state === state,
    mismatch: (request) => `the state is '${request.state}'`,
  };
}

/** Tasks with exactly this `Resource`. */
export function resourceMatcher(arn: string): RequestMatcher {
  nameGiven(arn, 'a Resource');
  return {
    description: `resource '${arn}'`,
    resource: arn,
    matches: (request) => request.resource.arn === arn,
    mismatch: (request) => `the resource is '${request.resource.arn}'`,
  };
}

/** This attempt of the task, from 0: 1 is the first retry. The count restarts each time the state is entered. */
export function attemptMatcher(attempt: number): RequestMatcher {
  return {
    description: `attempt ${attempt}`,
    attempt,
    matches: (request) => request.attempt === attempt,
    mismatch: (request) => `the attempt is ${request.attempt}`,
  };
}

/** Executions that were started with this test case (`arn#TestCase`). */
export function testCaseMatcher(testCase: string): RequestMatcher {
  nameGiven(testCase, 'a test case');
  return {
    description: `test case '${testCase}'`,
    testCase,
    matches: (request) => request.testCase === testCase,
    mismatch: (request) =>
      request.testCase === undefined
        ? 'the execution was started without a test case'
        : `the test case is '${request.testCase}'`,
  };
}

/** Tasks in the iteration with this index (from 0): of the innermost Map around the task, or of the named Map. */
export function itemMatcher(index: number, map?: string): RequestMatcher {
  const iterationOf = (request: TaskRequest): MapIteration | undefined => iterationIn(request, map);
  const inMap = map === undefined ? '' : ` of Map '${map}'`;
  return {
    description: `item ${index}${inMap}`,
    item: index,
    map,
    matches: (request) => iterationOf(request)?.index === index,
    mismatch(request) {
      const iteration = iterationOf(request);
      return iteration ? `the item is ${iteration.index}${inMap}` : `the task is not in an iteration${inMap}`;
    },
  };
}

/** The iteration of a Map that contains a task; without a name, of the innermost Map. */
export function iterationIn({ iterations }: TaskRequest, map: string | undefined): MapIteration | undefined {
  return map === undefined ? iterations.at(-1) : iterations.find(({ state }) => state === map);
}

/**
 * Tasks of the state machine with this name (any that its file uses for it) or ARN, and of the child executions of its
 * distributed Maps.
 */
export function machineMatcher(nameOrArn: string): RequestMatcher {
  nameGiven(nameOrArn, 'a state machine');
  const name = stateMachineName(nameOrArn);
  return {
    description: `state machine '${name}'`,
    stateMachine: name,
    matches(request, names) {
      const machine = machineOf(request);
      return machine === name || names?.means('stateMachine', name, machine) === true;
    },
    mismatch: (request) => `the state machine is '${machineOf(request)}'`,
  };
}

/**
 * The name of the state machine that a task belongs to.
 *
 * AWS: the executions that a distributed Map starts belong to a state machine `<name>/<map label>`.
 */
export function machineOf(request: TaskRequest): string {
  return request.stateMachineName.split('/')[0]!;
}
