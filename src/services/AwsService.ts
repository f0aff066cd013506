import type { TaskResource } from '../language/asl/resource';
import type { TaskOutcome } from '../contract/task';
import type { Json, JsonObject } from '../util/json';
import type { MessageDraft } from './MessageDraft';
import type { SyncJob } from './SyncJob';

/** What is known of one AWS service that Step Functions calls: plain data and small pure functions. */
export interface AwsService {
  /** The service's id in the SDK: its client package, its endpoint variable and its errors are named after it. */
  readonly id: string;
  /** In front of the error's name in an optimised integration: `DynamoDB.ConditionalCheckFailedException`. */
  readonly errorPrefix?: string;
  /** Whether its errors are named by the status of a reply (`ApiGateway.403`), as no API lists exceptions: in front of the number. */
  readonly statusError?: string;
  /** Behind `Service:` in the cause of such an error. AWS: as the SDK for Java v1 writes it. */
  readonly causeName?: string;
  /** The HTTP statuses of its exceptions, where they are not 400; those that are mocked most, without `Exception`. */
  readonly statuses?: Readonly<Record<string, number>>;
  /** All exceptions that its API lists, without `Exception`. */
  readonly listed?: readonly string[];
  /** Exceptions that its API does not list, where only some are known, without `Exception`. */
  readonly unlisted?: readonly string[];
  /** Whether the code of its replies lacks the `Exception` of the error's name: `NotFound` for `NotFoundException`. */
  readonly shortCodes?: true;
  /** Whether its replies have an extended request id beside the request id. */
  readonly extendedRequestIds?: true;
  /** The variable of Step Functions Local for its endpoint. */
  readonly localVariable?: string;
  /** What it answers in. Default `application/x-amz-json-1.0`. */
  readonly contentType?: string;
  /** The headers of its answers, where they are not those of SQS, SNS and Step Functions. */
  headers?(http: { readonly requestId: string; readonly body: string; readonly nowMs: number }): HttpHeaders;
  /** Whether its optimised integrations have the members of the SDK's operations, and no others. */
  readonly membersLikeSdk?: true;
  /** Whether every number in its API is whole: the client packages do not tell one kind of number from another. */
  readonly wholeNumbers?: true;
  /** Whether errors that its API does not list keep their names behind `aws-sdk:`, instead of its base exception's. */
  readonly namesUnmodelled?: true;
  /** Members, at whatever depth, that are JSON texts for the API and that a task may write as JSON. */
  readonly jsonTexts?: readonly string[];
  /** What policies call it, where that is not its name in the SDK. */
  readonly policyName?: string;
  /** The right that a call needs, where that has another name: `lambda:InvokeFunction` for `Invoke`. */
  readonly rights?: Readonly<Record<string, string>>;
  /** What the role of a task needs beside the right to the call. */
  readonly moreRights?: readonly string[];
  /**
   * Of the service that is emulated here: its name in messages, and its actions in policies that are no operations of its
   * API. Any other action is a mistake.
   */
  readonly policyActions?: { readonly of: string; readonly besides: readonly string[] };
  /** How it refuses a call for want of a right. Default: AccessDeniedException with status 400. */
  readonly denial?: { readonly code: string; readonly statusCode: number; readonly quotesArn?: true };
  /** The failure of its optimised tasks for want of a right, where it is not what the service says. */
  denied?(right: string, parameters: JsonObject): AnswerFailure;
  /** The ARN of what a call is about, as its parameters tell. */
  arn?(parameters: JsonObject, place: ArnPlace): string | undefined;
  /** Whether what ends an ARN so has this name in a test. */
  isNamed?(name: string, arnEnd: string): boolean;
  /** Limits of numbers in replies that every mock is held to, by structure and member of the API. */
  readonly ranges?: Readonly<Record<string, readonly [minimum: number, maximum?: number]>>;
  /** Whom its actions call, unless an action says it itself. */
  target?(parameters: JsonObject): CallTarget;
  /** By name as in a Resource: the optimised ones, and those behind `aws-sdk:` of which more is known than their API. */
  readonly actions: Readonly<Record<string, ServiceAction>>;
}

export type HttpHeaders = Readonly<Record<string, string>>;

/** One action of a service. What is left out is as the service's API has it. */
export interface ServiceAction {
  /**
   * The patterns of the optimised integration: `R` request-response, `S` `.sync`, `T` `.waitForTaskToken`. Without it
   * there is none, and the action stands only behind `aws-sdk:`.
   */
  readonly patterns?: 'R' | 'RS' | 'RT' | 'RST';
  /** 2: there is `.sync:2` as well. */
  readonly syncVersion?: 2;
  /** It stands only in these fields of a distributed Map, and in no Task. */
  readonly usedIn?: 'itemReader' | 'resultWriter';
  /** Parameters of the optimised integration without which AWS refuses the state when it is created. */
  readonly required?: readonly string[];
  /** Of parameters as they are written: what else AWS misses, that stands deeper or may stand in one of several places. */
  missing?(template: JsonObject): readonly string[];
  /** Parameters that the service has but Step Functions keeps for itself in `.sync`. */
  readonly reserved?: readonly string[];
  /** All parameters of the optimised integration, in the API's order. */
  readonly members?: readonly string[];
  /** What `.sync` waits for. */
  readonly job?: SyncJob;
  /** The service of the SDK that has the operation, when it is another one. */
  readonly sdkService?: string;
  /** The result is of Step Functions' own making: no API describes it. */
  readonly ownResult?: true;
  /** Members of the optimised result that are parsed for the workflow, or added to what the API answers. */
  readonly freeMembers?: readonly string[];
  /**
   * Members of the answer whose kinds stand here so that a usual mock is checked without loading the client package,
   * which takes longer than the test. A test holds them against the package.
   */
  readonly answerKinds?: Readonly<Record<string, 'string' | 'number'>>;
  /** Of `freeMembers`, those that are as the API says in a result that TestState is given. */
  readonly textInTestState?: readonly string[];
  /** Whether the optimised result shows the HTTP answer (`SdkHttpMetadata`). Default true. */
  readonly metadata?: false;
  /** Whom it calls: the function, queue … by name when it names one. */
  target?(parameters: JsonObject): CallTarget;
  /** The parameters as they are sent to the service. */
  wire?(parameters: JsonObject, call: TaskCaller): JsonObject;
  /** What the service refuses whoever asks. */
  fault?(parameters: JsonObject): ServiceFault | undefined;
  /** What Step Functions finds wrong before it starts the optimised task, one half-sentence each. */
  startFaults?(parameters: JsonObject): readonly string[];
  /** The parameters as Step Functions schedules the optimised task. */
  scheduled?(parameters: JsonObject, resource: IntegrationResource): JsonObject;
  /** The members of an ordinary success, in the API's names with a capital first letter. */
  success?(call: ServiceCall): JsonObject;
  /** The body of the answer over the wire, where it is not the JSON of `success`. */
  body?(success: JsonObject, requestId: string): string;
  /** It stands for several calls of another action, one for each of these entries; `shared` is for all of them. */
  readonly batchOf?: { readonly action: string; readonly entries: string; readonly shared: string };
  /** The messages that go out with it. */
  messages?(parameters: JsonObject): readonly MessageDraft[];
  /** The optimised result (for `.sync`: the first answer) of what the API answered, metadata included. */
  completed?(answer: JsonObject, parameters: JsonObject): JsonObject;
  /**
   * The result of the task when whom it calls (a function, a child execution) answers with a value, or as usual;
   * `undefined` where the task does not see that answer.
   */
  answered?(value: Json | undefined, call: ServiceCall): JsonObject | undefined;
  /** The end of the task when whom it calls fails; `undefined` where the task does not see that. */
  failed?(error: string, message: string, call: ServiceCall): TaskOutcome | undefined;
  /** A result of the task for people to fill in, where that is not what its API says. */
  sample?(resource: IntegrationResource): JsonObject | undefined;
  /** How long AWS waits for its answer, whatever TimeoutSeconds says, and how the task ends then, where that is known. */
  readonly longest?: { readonly seconds: number; readonly failure?: AnswerFailure };
  /** Why the optimised task fails although the service answered with success. */
  failure?(answer: JsonObject, resource: IntegrationResource): AnswerFailure | undefined;
}

export type IntegrationResource = Extract<TaskResource, { kind: 'integration' }>;

/** Where a resource lives, as its ARN says it. */
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
  /** What the named thing itself gets: the function's event, the message's body, the child's input. */
  readonly received?: Json;
}

/** Who calls. */
export interface TaskCaller {
  readonly resource: IntegrationResource;
  readonly executionArn: string;
  readonly stateMachineArn: string;
}

/** One call, as far as its answer depends on it. */
export interface ServiceCall extends TaskCaller {
  readonly parameters: JsonObject;
  readonly nowMs: number;
  /** A UUID: always the same one for one part of the answer. */
  id(part: string): string;
  /** A number that grows from call to call. */
  count(): number;
}

/** An error of the service's API. */
export interface ServiceFault {
  readonly code: string;
  /** The code on the wire, where it is another one (SNS answers `NotFound` for `NotFoundException`). */
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
