import type { ExecutionSubject } from '../../contract/Host';
import type { TaskControl, TaskReply, TaskRequest } from '../../contract/task';
import type { Execution } from '../../engine/executions/Execution';
import type { EngineHost } from '../../engine/executions/EngineHost';
import type { WayListener } from '../../engine/interpreter/InterpretedRun';
import type { TaskPipeline } from '../../tasks/answering/TaskPipeline';
import { MapRunPipeline, type Consult } from '../../tasks/answering/MapRunPipeline';
import type { Mocks } from '../../tasks/mocking/Mocks';
import type { IntegrationServices, TaskAnswer } from '../../tasks/integrations/IntegrationIo';
import type { ItemServices } from '../../tasks/items/S3Access';
import type { Json } from '../../util/json';
import type { Pending } from '../../util/pending';
import type { Activities } from '../store/Activities';
import type { Service } from './Service';
import { RuntimeError } from '../../errors/StatesError';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import { lazy } from '../../util/lazy';

type HostServices = ItemServices & Pick<IntegrationServices, 'whyNoActivity'>;

/** Connects the executions of a service to what answers their tasks. */
export class ServiceHost implements EngineHost {
  readonly mapRunData: MapRunPipeline;

  constructor(
    private readonly service: Service,
    readonly activities: Activities,
    private readonly pipeline: TaskPipeline,
    readonly services: HostServices,
  ) {
    this.mapRunData = new MapRunPipeline(pipeline, services, () => this.outsideFirst);
  }

  get unreachable(): boolean | undefined {
    return this.service.options.unreachable;
  }

  get ways(): WayListener | undefined {
    return this.service.ways;
  }

  started(execution: Execution): void {
    const { observers } = this.service;
    if (observers.size > 0) for (const observer of observers) observer.started?.(execution);
  }

  ended(execution: Execution): void {
    const { observers } = this.service;
    if (observers.size > 0) for (const observer of observers) observer.ended?.(execution);
  }

  rested(): void {
    const { restListeners } = this.service;
    if (restListeners.size > 0) for (const listener of [...restListeners]) listener();
  }

  mistaken(execution: Execution): void {
    this.service.mistakes.add(execution.harnessError, execution.arn);
  }

  deniesChildren(execution: ExecutionSubject, state: string, action: string, resourceArn: string): string | undefined {
    const { denials } = this.service.answers;
    const { arn: executionArn, roleArn, stateMachineArn, stateMachineName: stateMachine } = execution;
    const denied = denials.ofMapRun(action, { state, stateMachine, stateMachineArn, roleArn, resourceArn });
    if (denied === undefined) return undefined;
    return loadDenied().deniedChildren({ executionArn, roleArn, state, resourceArn, denied });
  }

  /** A mock in the harness's process is only known after asking it. */
  mocksState({ testCase, stateMachineName }: ExecutionSubject, state: string): boolean {
    const { outside, mocks } = this.service;
    return outside !== undefined || mocks.mocksState(state, stateMachineName, testCase);
  }

  /** Whether the harness mocks a missing activity is only known after asking it. */
  admit(request: TaskRequest): TaskRequest {
    const { outside, mocks } = this.service;
    return admitTask(request, this, outside === undefined ? mocks : anybody);
  }

  consult(request: TaskRequest, control: TaskControl): Promise<void> | undefined {
    return this.service.outside?.consult(request, control);
  }

  admitConsulted(request: TaskRequest): void {
    const { outside } = this.service;
    if (outside === undefined || outside.answer(request) !== undefined) return;
    admitTask(request, this, outside);
  }

  ask(request: TaskRequest, control: TaskControl): TaskReply | Pending<TaskReply> | undefined {
    const { outside } = this.service;
    if (outside === undefined) return this.pipeline.answer(request, control);
    const reply = outside.answer(request);
    if (reply !== undefined) return reply;
    return this.pipeline.answer(request, control);
  }

  follow(request: TaskRequest, control: TaskControl, begun: Json): boolean {
    return this.pipeline.follow(request, control, begun);
  }

  /** Asks the harness of the session, if there is one, about a call that is not a task. */
  async consultOutside(request: TaskRequest, control: TaskControl): Promise<TaskAnswer> {
    return this.outsideFirst?.(request, control);
  }

  /** Asks the harness of the session about a call that is not a task; `undefined` without one. */
  private get outsideFirst(): Consult | undefined {
    const { outside } = this.service;
    if (outside === undefined) return undefined;
    return async (request, control) => {
      await outside.consult(request, control);
      return outside.answer(request);
    };
  }
}

/** The harness may mock the task. */
const anybody = { knows: () => true };

/**
 * Checks and completes a task. Throws RuntimeError for what AWS does not schedule at all: parameters that the service
 * rejects, an activity that does not exist (recorded). A mocked activity need not exist.
 */
function admitTask(
  request: TaskRequest,
  { activities, services }: Pick<ServiceHost, 'activities' | 'services'>,
  mocks: Pick<Mocks, 'knows'>,
): TaskRequest {
  const { resource } = request;
  if (resource.kind === 'lambdaFunction' || resource.kind === 'composite') return request;
  if (resource.kind === 'activity') {
    if (activities.get(resource.arn) !== undefined || mocks.knows(request)) return request;
    // An activity that a test has forgotten is left to the policy for unmocked tasks.
    if (services.whyNoActivity?.(resource.arn) !== undefined) return request;
    throw new RuntimeError(`The activity ${resource.arn} does not exist.`);
  }
  const parameters = loadIntegrations().prepareParameters(resource, request.parameters);
  return parameters === request.parameters ? request : { ...request, parameters };
}

const loadDenied = lazy(
  () =>
    require('../../tasks/answering/denials/deniedOutcome') as typeof import('../../tasks/answering/denials/deniedOutcome'),
);
