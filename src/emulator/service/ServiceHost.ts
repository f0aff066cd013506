import type { TaskControl, TaskReply, TaskRequest } from '../../language/asl/task';
import type { Execution } from '../../engine/executions/Execution';
import type { Host } from '../../engine/executions/Host';
import type { TaskPipeline } from '../../tasks/answering/TaskPipeline';
import type { Activities } from '../store/Activities';
import { admitTask } from './admitTask';
import type { Service } from './Service';

/** Joins the executions of a service to whoever answers its tasks. */
export class ServiceHost implements Host {
  private readonly service: Service;
  private readonly activities: Activities;
  private readonly pipeline: TaskPipeline;

  constructor(service: Service, activities: Activities, pipeline: TaskPipeline) {
    this.service = service;
    this.activities = activities;
    this.pipeline = pipeline;
  }

  get unreachable(): boolean | undefined {
    return this.service.options.unreachable;
  }

  started(execution: Execution): void {
    const { observers } = this.service;
    if (observers.size > 0) for (const observer of observers) observer.started?.(execution);
  }

  ended(execution: Execution): void {
    const { observers } = this.service;
    if (observers.size > 0) for (const observer of observers) observer.ended?.(execution);
  }

  mistaken(execution: Execution): void {
    this.service.onMistake?.(execution);
  }

  /** What is mocked outside is known once it has been asked. */
  mocksState({ testCase, stateMachineName }: Execution, state: string): boolean {
    const { outside, mocks } = this.service;
    return outside !== undefined || mocks.mocksState(state, stateMachineName, testCase);
  }

  /** Whether a mock outside stands for an activity that is not there is known once it has been asked. */
  admit(request: TaskRequest): TaskRequest {
    const { outside, mocks } = this.service;
    return admitTask(request, this.activities, (task) => outside !== undefined || mocks.knows(task));
  }

  consult(request: TaskRequest, control: TaskControl): Promise<void> | undefined {
    return this.service.outside?.consult(request, control);
  }

  ask(request: TaskRequest, control: TaskControl): TaskReply | Promise<TaskReply> | undefined {
    const { outside } = this.service;
    if (outside === undefined) return this.pipeline.answer(request, control);
    const reply = outside.answer(request);
    if (reply !== undefined) return reply;
    admitTask(request, this.activities, (task) => outside.knows(task));
    return this.pipeline.answer(request, control);
  }
}
