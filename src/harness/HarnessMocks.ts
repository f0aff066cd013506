import type { ScriptBuilder } from '../tasks/mocking/ScriptBuilder';
import type { Harness } from './Harness';
import type { TargetName } from './KnownFiles';
import { lazy } from '../util/lazy';

/**
 * Mocks by what is called. A mock written in a test is removed after the test. A mock written outside of tests (at the
 * top of the file, in `beforeAll`) stays for all tests of the file.
 */
export interface HarnessMocks {
  /** The Task, Map or Parallel state of this name, in any machine. Values are the result of the task, unchanged. */
  state(name: string): ScriptBuilder;
  /** A Lambda function, however it is invoked. Values are what the function returns. */
  lambda(nameOrArn: TargetName<'function'>): ScriptBuilder;
  /** Messages to an SQS queue. */
  sqs(queue: TargetName<'queue'>): ScriptBuilder;
  /** Messages to an SNS topic. */
  sns(topic: TargetName<'topic'>): ScriptBuilder;
  /** Events put to an EventBridge bus. */
  eventBus(nameOrArn: TargetName<'eventBus'>): ScriptBuilder;
  /** Tasks of an activity. */
  activity(nameOrArn: TargetName<'activity'>): ScriptBuilder;
  /** Nested executions of a state machine. Values are the child's output. */
  stateMachine(nameOrArn: TargetName<'stateMachine'>): ScriptBuilder;
  /** A service, or one of its actions: `service('dynamodb', 'getItem')`. */
  service(name: TargetName<'service'>, action?: string): ScriptBuilder;
  /** Tasks with exactly this `Resource`. */
  resource(arn: string): ScriptBuilder;
}

/** The functions of `mocking/scripts`, loaded when the first one is used. Each registers its script at once. */
export function createHarnessMocks(harness: Harness): HarnessMocks {
  const use = (script: ScriptBuilder): ScriptBuilder => harness.use(script);
  return {
    state(name) {
      harness.checkMockable(name);
      return use(scripts().mock(name));
    },
    lambda: (nameOrArn) => use(scripts().lambda(nameOrArn)),
    sqs: (queue) => use(scripts().sqs(queue)),
    sns: (topic) => use(scripts().sns(topic)),
    eventBus: (nameOrArn) => use(scripts().eventBus(nameOrArn)),
    activity: (nameOrArn) => use(scripts().activity(nameOrArn)),
    stateMachine: (nameOrArn) => use(scripts().stateMachine(nameOrArn)),
    service: (...given) => use(scripts().service(...given)),
    resource: (arn) => use(scripts().resource(arn)),
  };
}

const scripts = lazy(() => require('../tasks/mocking/scripts') as typeof import('../tasks/mocking/scripts'));
