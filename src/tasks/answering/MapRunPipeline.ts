import type { Items, ItemsRequest, MapRunData, ResultSink, ResultsRequest, MapRunSubject } from '../../contract/mapRun';
import type { TaskControl, TaskOutcome, TaskRequest } from '../../contract/task';
import { andThen, type MaybePending } from '../../util/pending';
import type { ItemServices } from '../items/S3Access';
import type { TaskAnswer } from '../integrations/IntegrationIo';
import type { TaskPipeline } from './TaskPipeline';
import { parseResource, type TaskResource } from '../../language/asl/resource';
import { lazy } from '../../util/lazy';

/** Asks another process about a task. */
export type Consult = (request: TaskRequest, control: TaskControl) => Promise<TaskAnswer>;

/**
 * Access to the data of Map Runs. A denial or a mock of the reader's or writer's S3 call comes first, then the object
 * store, then the S3 endpoint.
 */
export class MapRunPipeline implements MapRunData {
  /** `consult`: another process that may answer first. */
  constructor(
    private readonly tasks: TaskPipeline,
    private readonly services: ItemServices,
    private readonly consult: () => Consult | undefined,
  ) {}

  openItems(request: ItemsRequest): Items | Promise<Items> {
    return andThen(this.ask(mapRunRequest(request, request.resource)), (outcome) =>
      outcome === undefined
        ? data().openItems(request, this.services)
        : data().mockedItems(request, outcome, this.services),
    );
  }

  openResults(request: ResultsRequest): ResultSink | Promise<ResultSink> {
    if (request.resource === undefined) return data().openResults(request, this.services);
    return andThen(this.ask(mapRunRequest(request, request.resource)), (outcome) =>
      outcome === undefined
        ? data().openResults(request, this.services)
        : data().mockedResults(request, outcome, this.services),
    );
  }

  /** The outcome of a denied or mocked call; `undefined` if the call is to be made. */
  private ask(request: TaskRequest): MaybePending<TaskOutcome | undefined> {
    const consult = this.consult();
    if (consult !== undefined)
      return consult(request, noControl).then(async (reply) => (await reply)?.outcome ?? this.decided(request));
    return this.decided(request);
  }

  private decided(request: TaskRequest): MaybePending<TaskOutcome | undefined> {
    const reply = this.tasks.decided(request, noControl);
    if (reply === undefined) this.tasks.log(request, noControl, 'local');
    return andThen(reply, (there) => there?.outcome);
  }
}

/** Loaded late: most workflows have no Map Run. */
const data = lazy(() => require('./mapRunData') as typeof import('./mapRunData'));

/** A reader's or writer's S3 call in the form of a task request. */
function mapRunRequest(
  subject: MapRunSubject & Pick<ItemsRequest | ResultsRequest, 'parameters'>,
  resource: string,
): TaskRequest {
  const { executionArn, executionName, stateMachineArn, stateMachineName, roleArn, testCase, state, now } = subject;
  return {
    executionArn,
    executionName,
    stateMachineArn,
    stateMachineName,
    roleArn,
    testCase,
    state,
    resource: callOf(resource),
    parameters: subject.parameters ?? {},
    attempt: 0,
    invocation: 0,
    iterations: [],
    now,
  };
}

/**
 * AWS: Map Runs call services as `aws-sdk:` tasks do, and their errors have the same form (recorded 2026, for other
 * calls).
 */
function callOf(resource: string): TaskResource {
  return { ...(parseResource(resource) as Extract<TaskResource, { kind: 'integration' }>), awsSdk: true };
}

/** For a call that is not a task: nothing ends it later, abandons it, or waits for it. */
const noControl: TaskControl = {
  endTask: () => undefined,
  fail: () => undefined,
  onAbandon: () => undefined,
  onOutcome: () => undefined,
  expectEndFrom: () => undefined,
};
