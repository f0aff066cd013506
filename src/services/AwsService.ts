import type { TaskResource } from '../language/asl/resource';
import type { TaskOutcome } from '../contract/task';
import type { Json, JsonObject } from '../util/json';
import type { MessageDraft } from './MessageDraft';
import type { SyncJob } from './SyncJob';

/** What is known about one AWS service that Step Functions calls: plain data and small pure functions. */
export interface AwsService {
  /**
   * The service's id in the SDK: the names of its client package, its endpoint variable and its errors are derived from
   * it.
   */
  readonly id: string;
  /** The prefix of an error's name in an optimised integration: `DynamoDB.ConditionalCheckFailedException`. */
  readonly errorPrefix?: string;
  /**
   * The prefix of errors named by the status of a response (`ApiGateway.403`), for a service whose API lists no
   * exceptions.
   */
  readonly statusError?: string;
  /** The name after `Service:` in the cause of such an error. AWS: in the form of the SDK for Java v1. */
  readonly causeName?: string;
  /** The HTTP statuses of its exceptions, if not 400; for those that are mocked most, without `Exception`. */
  readonly statuses?: Readonly<Record<string, number>>;
  /** All exceptions that its API lists, without `Exception`. */
  readonly listed?: readonly string[];
  /** Known exceptions that its API does not list, without `Exception`. */
  readonly unlisted?: readonly string[];
  /** Whether the code of its replies lacks the `Exception` of the error's name: `NotFound` for `NotFoundException`. */
  readonly shortCodes?: true;
  /** Whether its replies have an extended request id beside the request id. */
  readonly extendedRequestIds?: true;
  /** The variable of Step Functions Local for its endpoint. */
  readonly localVariable?: string;
  /** The content type of its responses. Default `application/x-amz-json-1.0`. */
  readonly contentType?: string;
  /** The headers of its responses, if they differ from those of SQS, SNS and Step Functions. */
  headers?(http: { readonly requestId: string; readonly body: string; readonly nowMs: number }): HttpHeaders;
  /** Whether its optimised integrations have the members of the SDK's operations, and no others. */
  readonly membersLikeSdk?: true;
  /** Whether every number in its API is whole: the client packages do not distinguish types of numbers. */
  readonly wholeNumbers?: true;
  /**
   * Whether errors that its API does not list keep their names in `aws-sdk:` integrations, instead of its base
   * exception's.
   */
  readonly namesUnmodelled?: true;
  /** Members, at any depth, that are JSON strings for the API and that a task may write as JSON. */
  readonly jsonTexts?: readonly string[];
  /** Its name in policies, if that differs from its name in the SDK. */
  readonly policyName?: string;
  /** The permissions for a call, if their names differ: `lambda:InvokeFunction` for `Invoke`; `[]` if it needs none. */
  readonly rights?: Readonly<Record<string, string | readonly string[]>>;
  /** Permissions that the role of a task needs besides that for the call. */
  readonly moreRights?: readonly string[];
  /**
   * Of the service that is emulated here: its name in messages, and its actions in policies that are no operations of its
   * API. Any other action is a mistake.
   */
  readonly policyActions?: { readonly of: string; readonly besides: readonly string[] };
  /** Its error for a missing permission. Default: AccessDeniedException with status 400. */
  readonly denial?: { readonly code: string; readonly statusCode: number; readonly quotesArn?: true };
  /** The failure of its optimised tasks for a missing permission, if it differs from the service's error. */
  denied?(right: string, parameters: JsonObject): AnswerFailure;
  /** The ARN of a call's resource, from its parameters. */
  arn?(parameters: JsonObject, place: ArnPlace): string | undefined;
  /** Whether a resource with this end of its ARN has this name in a test. */
  isNamed?(name: string, arnEnd: string): boolean;
  /** Limits of numbers in responses that apply to every mock, by structure and member of the API. */
  readonly ranges?: Readonly<Record<string, readonly [minimum: number, maximum?: number]>>;
  /** The target of its actions, unless an action has its own. */
  target?(parameters: JsonObject): CallTarget;
  /** By name as in a Resource: the optimised ones, and those of `aws-sdk:` about which more is known than their API. */
  readonly actions: Readonly<Record<string, ServiceAction>>;
}

export type HttpHeaders = Readonly<Record<string, string>>;

/** One action of a service. Anything left out is as in the service's API. */
export interface ServiceAction {
  /**
   * The patterns of the optimised integration: `R` request-response, `S` `.sync`, `T` `.waitForTaskToken`. Without it,
   * the action only exists as `aws-sdk:`.
   */
  readonly patterns?: 'R' | 'RS' | 'RT' | 'RST';
  /** 2: `.sync:2` also exists. */
  readonly syncVersion?: 2;
  /** It is only allowed in these fields of a distributed Map, not in a Task. */
  readonly usedIn?: 'itemReader' | 'resultWriter';
  /** Parameters of the optimised integration without which AWS rejects the state when it is created. */
  readonly required?: readonly string[];
  /** Other parameters that AWS reports as missing, which are nested or may be in one of several places. */
  missing?(template: JsonObject): readonly string[];
  /** Parameters that the service has but that Step Functions reserves in `.sync`. */
  readonly reserved?: readonly string[];
  /** All parameters of the optimised integration, in the API's order. */
  readonly members?: readonly string[];
  /** What `.sync` waits for. */
  readonly job?: SyncJob;
  /** The SDK service that has the operation, if it is another one. */
  readonly sdkService?: string;
  /** The result is Step Functions' own: no API describes it. */
  readonly ownResult?: true;
  /** Members of the optimised result that are parsed for the workflow, or added to the API's response. */
  readonly freeMembers?: readonly string[];
  /**
   * Types of response members, so that a usual mock is checked without loading the client package, which takes longer
   * than the test. A test compares them with the package.
   */
  readonly answerKinds?: Readonly<Record<string, 'string' | 'number'>>;
  /** Those of `freeMembers` that have the API's type in a result given to TestState. */
  readonly textInTestState?: readonly string[];
  /** Whether the optimised result includes the HTTP response (`SdkHttpMetadata`). Default true. */
  readonly metadata?: false;
  /** Its target: the function, queue … by name, if it names one. */
  target?(parameters: JsonObject): CallTarget;
  /** The parameters as they are sent to the service. */
  wire?(parameters: JsonObject, call: TaskCaller): JsonObject;
  /** The service's error for the parameters, whoever calls. */
  fault?(parameters: JsonObject): ServiceFault | undefined;
  /** What Step Functions finds wrong before it starts the optimised task, one clause each. */
  startFaults?(parameters: JsonObject): readonly string[];
  /** The parameters as Step Functions schedules the optimised task. */
  scheduled?(parameters: JsonObject, resource: IntegrationResource): JsonObject;
  /** The members of an ordinary success, in the API's names with a capital first letter. */
  success?(call: ServiceCall): JsonObject;
  /** The body of the response over the wire, if it is not the JSON of `success`. */
  body?(success: JsonObject, requestId: string): string;
  /** It represents several calls of another action, one for each of these entries; `shared` applies to all of them. */
  readonly batchOf?: { readonly action: string; readonly entries: string; readonly shared: string };
  /** The messages that it sends. */
  messages?(parameters: JsonObject): readonly MessageDraft[];
  /** The optimised result (for `.sync`: the first response) for the API's response, including metadata. */
  completed?(answer: JsonObject, parameters: JsonObject): JsonObject;
  /**
   * The result of the task when its target (a function, a child execution) returns a value, or as usual; `undefined` if
   * the task does not see that.
   */
  answered?(value: Json | undefined, call: ServiceCall): JsonObject | undefined;
  /** The end of the task when its target fails; `undefined` if the task does not see that. */
  failed?(error: string, message: string, call: ServiceCall): TaskOutcome | undefined;
  /** A result of the task to complete by hand, if it differs from its API's. */
  sample?(resource: IntegrationResource): JsonObject | undefined;
  /** How long AWS waits for its response, whatever TimeoutSeconds says, and how the task ends then, if known. */
  readonly longest?: { readonly seconds: number; readonly failure?: AnswerFailure };
  /** Why the optimised task fails although the service responded with success. */
  failure?(answer: JsonObject, resource: IntegrationResource): AnswerFailure | undefined;
}

export type IntegrationResource = Extract<TaskResource, { kind: 'integration' }>;

/** The location of a resource, as in its ARN. */
export interface ArnPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** What kind of named thing a task calls. */
export type TargetKind = 'function' | 'queue' | 'topic' | 'eventBus' | 'stateMachine' | 'activity';

export interface CallTarget {
  readonly kind?: TargetKind;
  readonly name?: string;
  /** Version or alias of a function. */
  readonly qualifier?: string | undefined;
  /** What the target itself receives: the function's event, the message's body, the child's input. */
  readonly received?: Json;
}

/** The caller. */
export interface TaskCaller {
  readonly resource: IntegrationResource;
  readonly executionArn: string;
  readonly stateMachineArn: string;
}

/** One call, with everything on which its response depends. */
export interface ServiceCall extends TaskCaller {
  readonly parameters: JsonObject;
  readonly nowMs: number;
  /** A UUID: always the same one for the same part of the response. */
  id(part: string): string;
  /** A number that grows from call to call. */
  count(): number;
}

/** An error of the service's API. */
export interface ServiceFault {
  readonly code: string;
  /** The code on the wire, if it differs (SNS sends `NotFound` for `NotFoundException`). */
  readonly causeCode?: string;
  readonly message: string;
  readonly statusCode: number;
  /** Whether the API lists the error. Others get the service's base exception. */
  readonly modelled: boolean;
}

export interface AnswerFailure {
  readonly error: string;
  readonly cause?: string;
}
