import { parseResource, type TaskResource } from '../../language/asl/resource';
import type { TaskOutcome, TaskRequest } from '../../contract/task';
import { walkDefinition, allBlocks, allStates, type WalkedState } from '../../language/asl/walk';
import { CallList } from '../../tasks/mocking/CallList';
import { Calls } from '../../tasks/mocking/Calls';
import { ChildTasks } from '../../tasks/mocking/ChildTasks';
import type { TargetNames } from '../../services/TargetNames';
import type { JsonObject } from '../../util/json';
import { iterationsOf, mapRunsOf } from '../../story/trace/strands';
import type { Attempt, Story, Visit } from '../../story/trace/Story';

interface Scheduled {
  readonly visit: Visit;
  readonly attempt: Attempt;
  readonly resource: TaskResource;
}

/**
 * The calls that the tasks of an execution made, read from its history, in order. `targets`: other names that the
 * loaded files use for what they call.
 */
export function callsOf(story: Story, targets?: TargetNames): CallList {
  const counts = new Map<string, number>();
  const scheduled = story.visits
    .filter(({ type }) => type === 'Task')
    .flatMap((visit) => visit.attempts.flatMap((attempt): Scheduled[] => scheduledIn(visit, attempt)))
    .sort((a, b) => a.attempt.startedId - b.attempt.startedId);
  const calls = new Calls();
  for (const one of scheduled) {
    const invocation = counts.get(one.visit.state) ?? 0;
    counts.set(one.visit.state, invocation + 1);
    const call = calls.record(requestOf(story, one, invocation), 'unknown');
    const outcome = outcomeOf(one.attempt);
    if (outcome !== undefined) call.ended(outcome);
  }
  const { definition } = story.origin;
  const elsewhere = new ChildTasks(statesOfChildren(story)).narrowed(undefined);
  const definitions = definition === undefined ? [] : [definition];
  return new CallList(calls.all, () => ({ definitions, targets }), { elsewhere });
}

/** The states of the child executions that a run has started; `undefined` if they are not known. */
function statesOfChildren(story: Story): readonly WalkedState[] | undefined {
  if (!story.events?.some(({ type }) => type === 'MapRunStarted')) return [];
  const { definition } = story.origin;
  if (definition === undefined) return undefined;
  const blocks = [...allBlocks(walkDefinition(definition as unknown as JsonObject))];
  const begun = blocks.filter(({ distributed, owner }) => distributed && mapRunsOf(story, owner!.name).length > 0);
  return begun.flatMap((block) => [...allStates(block)]);
}

function scheduledIn(visit: Visit, attempt: Attempt): Scheduled[] {
  if (!attempt.scheduled || attempt.resource === undefined) return [];
  const { resource, resourceType } = attempt;
  const parsed = parseResource(resourceType === undefined ? resource : `arn:aws:states:::${resourceType}:${resource}`);
  return parsed === undefined ? [] : [{ visit, attempt, resource: parsed }];
}

function requestOf(story: Story, { visit, attempt, resource }: Scheduled, invocation: number): TaskRequest {
  const [, partition, , region, account, , machine = ''] = /^arn:([^:]*):(\w+):([^:]*):([^:]*):(\w+):([^:]+)/.exec(
    story.executionArn,
  ) ?? [''];
  return {
    executionArn: story.executionArn,
    executionName: story.name,
    stateMachineArn: `arn:${partition}:states:${region}:${account}:stateMachine:${machine}`,
    stateMachineName: machine,
    roleArn: '',
    state: visit.state,
    resource,
    parameters: attempt.parameters ?? null,
    attempt: visit.attempts.indexOf(attempt),
    invocation,
    iterations: iterationsOf(visit),
    now: attempt.startedMs,
  };
}

function outcomeOf({ outcome, output, error, cause }: Attempt): TaskOutcome | undefined {
  if (output !== undefined) return { output };
  return outcome === 'failed' || outcome === 'timedOut' ? { error, cause } : undefined;
}
