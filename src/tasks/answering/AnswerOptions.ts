import type { TaskOutcome, TaskRequest } from '../../contract/task';
import type { EndpointSettings, Environment } from '../integrations/endpoints/Endpoints';
import type { Connection } from '../integrations/http/ConnectionRegistry';
import type { LambdaHandler } from '../integrations/lambda/LocalFunction';
import type { LocalFunctions } from '../integrations/lambda/LocalFunctions';
import type { AdviceFor } from '../integrations/waysToAnswer';
import type { ObjectStoreOptions } from '../integrations/objects/ObjectStore';
import type { IamOption } from './denials/IamOption';
import type { ValidationMode } from '../mocking/ValidationMode';

/**
 * What happens to a task that no mock, no local handler and no endpoint answers. `fail`: the execution ends with an
 * error that shows the request and the line to write. `forward`: it is sent to AWS itself, with the caller's
 * credentials. A function answers it.
 */
export type UnmockedPolicy = 'fail' | 'forward' | ((request: TaskRequest) => TaskOutcome | Promise<TaskOutcome>);

/** How tasks are answered. All options have defaults. */
export interface AnswerOptions {
  /** Makes request ids and message ids repeatable. Default: different in every service. */
  readonly seed?: string | number | undefined;
  /** Path of a mock file, or its content. */
  readonly mocks?: string | object | undefined;
  /**
   * How strictly mocked answers are compared with the API of the service. Default `NONE`, as in Step Functions Local;
   * in a test harness `PRESENT`.
   */
  readonly validation?: ValidationMode | undefined;
  /**
   * What happens if a test case of the mock file mocks a state that never makes a call: `fail` throws when the case is
   * started, `note` adds a note. Default `note`; in a test harness `fail`.
   */
  readonly unaskedStates?: 'fail' | 'note' | undefined;
  /**
   * What happens to a task that starts an execution of an unknown state machine, or uses an unknown activity.
   * `answered`: it fails as in AWS. `unmocked`: it is unmocked. Default `answered`; in a test harness `unmocked`.
   * @internal
   */
  readonly missingMachines?: 'answered' | 'unmocked' | undefined;
  /**
   * Called once with each note about the mocks, a sentence: why some are not checked, what is ignored in a mock file.
   */
  readonly onNote?: ((note: string) => void) | undefined;
  /** Lambda functions that run in this process, by name. */
  readonly handlers?: Readonly<Record<string, LambdaHandler>> | undefined;
  /** Another registry, whose functions can also be called: an account uses the server's. @internal */
  readonly functions?: LocalFunctions | undefined;
  /**
   * Where functions registered by file run. `process`: in this process, with its mocks and debugger. `workers`: each in
   * a worker thread with its own environment; its errors do not end the server, and changed files are reloaded. Default
   * `process`.
   */
  readonly functionsIn?: 'process' | 'workers' | undefined;
  /**
   * Names of variables of this process that handlers see although they are hidden by default: credentials and profiles
   * of AWS, `STEPMILL_…`, `ACTIONS_…`, and the tokens of GitHub and npm.
   */
  readonly passEnvironment?: readonly string[] | undefined;
  /**
   * What happens to calls that handlers make with their own AWS clients. `fail`: mocks and Stepmill answer them, and a
   * call without an answer fails the test. `allow`: they go to AWS, with the developer's credentials. Default `fail`.
   */
  readonly awsCalls?: 'fail' | 'allow' | undefined;
  /**
   * How the message about an unmocked task shows a mock: as a line of a test with the harness, or as a request to the
   * control API. Default `harness`. @internal
   */
  readonly adviseFor?: AdviceFor | undefined;
  /**
   * What happens to a task that nothing answers: `'fail'` fails the test, `'forward'` sends it to AWS, a function answers
   * it. Default `fail`.
   */
  readonly unmocked?: UnmockedPolicy | undefined;
  /**
   * Real endpoints: URLs by service, services to be called in AWS, and where `http:invoke` and `apigateway:invoke` may
   * go. They take precedence over `environment`.
   *
   * @example { urls: { sqs: 'http://127.0.0.1:9324' }, http: { 'https://api.example.com': 'http://127.0.0.1:4010' } }
   */
  readonly endpoints?: Omit<EndpointSettings, 'environment'> | undefined;
  /** The S3 of readers, writers and tasks: a folder of buckets. Default: none; tests create buckets. */
  readonly s3?: ObjectStoreOptions | undefined;
  /**
   * `enforce`: a task fails as in AWS if its role does not allow what it needs, mocked or not. The roles are those of the
   * files that declare the machines. Default: everything is allowed, except what is denied explicitly.
   */
  readonly iam?: IamOption | undefined;
  /** EventBridge connections of HTTP Tasks, in the form of CreateConnection. */
  readonly connections?: Readonly<Record<string, Connection>> | undefined;
  /** The maximum number of calls of tasks, and of messages in the outbox, that are kept. Default: all. */
  readonly mostCalls?: number | undefined;
  /** Where endpoints of services are looked up (`AWS_ENDPOINT_URL_SQS`, `LAMBDA_ENDPOINT` …). Default: nowhere. */
  readonly environment?: Environment | undefined;
}
