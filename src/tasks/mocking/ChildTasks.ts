import { HarnessError } from '../../errors/HarnessError';
import { resourceOf, type WalkedState } from '../../language/asl/walk';
import type { TaskRequest } from '../../contract/task';
import { member } from '../../util/json';
import { callTarget, literalParameters } from './callTarget';
import type { TargetKind } from '../../services/AwsService';
import { canonicalService } from '../../services/services';
import { plainName, type TargetNames } from '../../services/TargetNames';
import type { RequestMatcher } from './matchers/RequestMatcher';

/**
 * The tasks of the child executions of a run's Distributed Maps. Their calls are not calls of the run, so an empty list
 * of its calls says nothing about them.
 */
export class ChildTasks {
  private readonly tasks: readonly TaskRequest[] | undefined;

  /** @param states the states of the children; `undefined` if they are not known, so that any call is possible */
  constructor(states: readonly WalkedState[] | undefined) {
    this.tasks = states?.flatMap(requestOf);
  }

  /** The tasks that may make such calls; `undefined` if none can. */
  narrowed(matcher: RequestMatcher | undefined, names?: TargetNames): this | undefined {
    if (this.tasks === undefined) return this;
    const { tasks } = this;
    return tasks.some((task) => matcher === undefined || mayMatch(matcher, task, names)) ? this : undefined;
  }

  /** The error for a query with no result, if children may have made such calls. `instead`: what to write. */
  error(instead: string): HarnessError {
    return new HarnessError(
      'Calls of the child executions of a Distributed Map are not among the calls of this execution. ' +
        `Query all calls, ${instead}; only this execution's calls, sfn.calls.inExecution(run.executionArn); ` +
        "or at a child: const each = await run.mapRun('Each'); await each.item(0)",
    );
  }
}

/** A task as written in its state, without the values of expressions. */
function requestOf(state: WalkedState): readonly TaskRequest[] {
  const resource = resourceOf(state);
  if (resource === undefined) return [];
  const parameters = literalParameters(member(state.object, 'Parameters') ?? member(state.object, 'Arguments'));
  return [{ state: state.name, resource, parameters } as Partial<TaskRequest> as TaskRequest];
}

const servicesOf: Readonly<Record<TargetKind, string>> = {
  function: 'lambda',
  queue: 'sqs',
  topic: 'sns',
  eventBus: 'eventbridge',
  stateMachine: 'sfn',
  activity: 'activity',
};

/** Without known states, any call is possible. */
function mayMatch(matcher: RequestMatcher, task: TaskRequest, names: TargetNames | undefined): boolean {
  const { target, callee, resource, state } = matcher;
  if (target !== undefined) return mayCall(target, task, names);
  return callee === undefined && resource === undefined && state === undefined ? true : matcher.matches(task, names);
}

function mayCall(
  { kind, given }: { readonly kind: TargetKind; readonly given: string },
  task: TaskRequest,
  names: TargetNames | undefined,
): boolean {
  const { service, name } = callTarget(task);
  if (service !== canonicalService(servicesOf[kind])) return false;
  // Entries of events may be computed as a whole.
  if (name === undefined || kind === 'eventBus') return true;
  return name === plainName(kind, given) || names?.means(kind, given, name) === true;
}
