import { compileInspected } from '../../engine/interpreter/inspection/compileInspected';
import { HarnessError } from '../../errors/HarnessError';
import type { StateDefinition } from '../../language/asl/types';
import { languageOf } from '../../language/asl/walk';
import type { TaskOutcome, TaskRequest, RequestedResource } from '../../contract/task';
import { jsonEquals, type Json, type JsonObject } from '../../util/json';
import { findState } from '../trace/findState';
import { retriesOf, type Attempt, type Story, type Visit } from '../trace/Story';
import { Inspection, type InspectedState } from './Inspection';
import { runDetached } from './runDetached';
import { VisitScope } from './visitScope';

/**
 * What a visited state did with its data stage by stage, in its last attempt, and which retrier or catcher handled its
 * error. A history does not contain this: the state is run again, alone, with the input, the variables and the results
 * in the history.
 *
 * Throws HarnessError if the definition is not known, if the visit has no end of its own, or if a result is in no
 * history.
 */
export function inspectVisit(story: Story, visit: Visit): InspectedState {
  const { definition } = story.origin;
  const state = findState(definition, visit.state);
  if (definition === undefined || state === undefined) throw untold(visit, 'its definition is not known');
  if (visit.outcome === 'open' || visit.outcome === 'aborted')
    throw untold(visit, visit.outcome === 'open' ? 'it has not ended' : 'it was aborted');
  const scope = new VisitScope(story, visit);
  const inspection = new Inspection({
    variables: Object.fromEntries(scope.allVariables()),
    context: scope.context(),
    // If the state has finally failed, the retrier of the error is used up.
    retryCount: visit.outcome === 'failed' || visit.outcome === 'caught' ? Infinity : retriesOf(visit).length,
  });
  const machineLanguage = languageOf(definition as unknown as JsonObject, 'JSONPath');
  const block = compileInspected(state.object as unknown as StateDefinition, machineLanguage, inspection, visit.state);
  const outcome = runDetached(block, {
    arn: story.executionArn,
    name: story.name,
    stateMachineArn: '',
    stateMachineName: '',
    roleArn: '',
    region: '',
    input: visit.input ?? null,
    startDate: visit.enteredMs,
    random: () => scope.random(),
    newTaskToken: () => '',
    admit: (request) => request,
    answer: (request) => resultOf(visit, request),
  });
  return agreed(visit, inspection.conclude(outcome));
}

/** Throws if the second run differs from the first: the state has read something that no history contains. */
function agreed(visit: Visit, inspected: InspectedState): InspectedState {
  const { output } = visit;
  const isSame = output === undefined ? inspected.output === undefined : jsonEquals(output, inspected.output ?? null);
  if (isSame) return inspected;
  throw untold(visit, 'it depends on something that no history contains');
}

function untold({ state }: Pick<Visit, 'state'>, why: string): HarnessError {
  return new HarnessError(`It is unknown what state '${state}' did with its data: ${why}.`);
}

/** How the last attempt of a task, or of all branches or items, ended. */
function resultOf(visit: Visit, { resource }: TaskRequest): TaskOutcome {
  const last = visit.attempts.at(-1);
  const { error, cause } = last ?? {};
  if (last?.outcome === 'failed') return { error, cause };
  if (last?.outcome === 'timedOut') return { error: error ?? 'States.Timeout', cause };
  const output = last?.outcome === 'succeeded' ? (last.output ?? outputsOf(last, resource)) : undefined;
  if (output === undefined) throw untold(visit, 'its result is in no history');
  return { output };
}

/** The outputs of the branches or items of a Parallel or Map; `undefined` if they ran elsewhere. */
function outputsOf({ strands }: Attempt, resource: RequestedResource): Json | undefined {
  const expected = resource.kind === 'composite' ? (resource.branches ?? resource.iterations) : undefined;
  if (strands.length !== expected) return undefined;
  const outputs = strands.map(({ visits }) => visits.at(-1)?.output);
  return outputs.every((output) => output !== undefined) ? outputs : undefined;
}
