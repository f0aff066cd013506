import type { TaskOutcome, TaskRequest } from '../../language/asl/task';
import type { EndpointSettings, Environment } from '../integrations/endpoints/Endpoints';
import type { Connection } from '../integrations/http/ConnectionRegistry';
import type { LambdaHandler } from '../integrations/lambda/LocalFunction';
import type { LocalFunctions } from '../integrations/lambda/LocalFunctions';
import type { ObjectStoreOptions } from '../integrations/objects/ObjectStore';
import type { ValidationMode } from '../mocking/drift/MockChecker';

/**
 * What happens to a task that no mock, no local handler and no endpoint answers. `fail`: the execution ends with an
 * error that shows the request and the line to write. `forward`: it is sent to AWS itself, with the caller's
 * credentials. A function answers it.
 */
export type UnmockedPolicy = 'fail' | 'forward' | ((request: TaskRequest) => TaskOutcome | Promise<TaskOutcome>);

/** What tasks are answered with. Everything has a default. */
export interface AnswerOptions {
  /** Makes request ids and message ids repeatable. Default: different in every service. */
  readonly seed?: string | number | undefined;
  /** Path of a mock file, or its content. */
  readonly mocks?: string | object | undefined;
  /**
   * How strictly mocked answers are compared with the service's own API. Default `NONE`, as Step Functions Local has
   * it; a test harness asks for `PRESENT`.
   */
  readonly validation?: ValidationMode | undefined;
  /**
   * What a test case of the mock file is that mocks a state which no execution asks for: `fail` when it is started, or
   * `note`. Default `note`; a test harness asks for `fail`.
   */
  readonly unaskedStates?: 'fail' | 'note' | undefined;
  /**
   * What a task is that starts an execution of a state machine which nobody has made here: answered with AWS's
   * `StateMachineDoesNotExist`, or `unmocked`. Default `answered`; a test harness asks for `unmocked`. @internal
   */
  readonly missingMachines?: 'answered' | 'unmocked' | undefined;
  /** Hears what is to be known of mocks, a sentence each, once: why some are not checked, what of a mock file is ignored. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** Lambda functions that run in this process, by name. */
  readonly handlers?: Readonly<Record<string, LambdaHandler>> | undefined;
  /** Functions of another registry that are there, too: those of a server, in an account of its own. @internal */
  readonly functions?: LocalFunctions | undefined;
  /**
   * Where functions run that are registered by file. `process`: in this one, with its mocks and debugger. `workers`: each
   * in a worker thread of its own, with its own environment; what it does wrong ends no server, and files that change
   * are loaded anew. Default `process`.
   */
  readonly functionsIn?: 'process' | 'workers' | undefined;
  /** Default `fail`. */
  readonly unmocked?: UnmockedPolicy | undefined;
  /**
   * Real endpoints: URLs by service, services to be called at AWS itself, and where `http:invoke` and
   * `apigateway:invoke` may go. They go before `environment`.
   *
   * @example { urls: { sqs: 'http://127.0.0.1:9324' }, http: { 'https://api.example.com': 'http://127.0.0.1:4010' } }
   */
  readonly endpoints?: Omit<EndpointSettings, 'environment'> | undefined;
  /** The S3 of readers, writers and tasks: a folder of buckets. Default: none, and buckets that tests make. */
  readonly s3?: ObjectStoreOptions | undefined;
  /** EventBridge connections that HTTP Tasks name, as CreateConnection writes them. */
  readonly connections?: Readonly<Record<string, Connection>> | undefined;
  /** How many calls of tasks are remembered at most, and how many messages of the outbox. Default: all. */
  readonly mostCalls?: number | undefined;
  /** Where endpoints of services are looked up (`AWS_ENDPOINT_URL_SQS`, `LAMBDA_ENDPOINT` …). Default: nowhere. */
  readonly environment?: Environment | undefined;
}
