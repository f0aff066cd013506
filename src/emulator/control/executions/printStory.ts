import type { WorkflowType } from '../../../language/asl/types';
import { HarnessError } from '../../../errors/HarnessError';
import { knownCostOf } from '../../../story/cost/estimateCost';
import { explainChoice } from '../../../story/inspection/explainChoice';
import { inspectVisit } from '../../../story/inspection/inspectVisit';
import { VisitScope } from '../../../story/inspection/visitScope';
import {
  durationOf,
  transitionsOf,
  type Story,
  type Attempt,
  type Strand,
  type Visit,
} from '../../../story/trace/Story';
import { readValue } from '../../../story/trace/UnreadStory';
import type { Json } from '../../../util/json';
import { timeText } from '../schema/Schema';

/** The state machine of a story. */
interface PrintedMachine {
  readonly type: WorkflowType;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  /** A JSON string. */
  readonly definition: string;
}

interface PrintOptions {
  readonly around?: Surroundings;
  /** The ids of the visits to include. Default: all. */
  readonly wanted?: readonly number[] | undefined;
  /** With the data of each visit stage by stage, for which its state is run again. */
  readonly stages?: boolean;
}

/** A story as the control API shows it, in the form of `Trace`. */
export function printStory(
  story: Story,
  { type, stateMachineArn, stateMachineName, definition }: PrintedMachine,
  { around = new Surroundings(), wanted, stages = false }: PrintOptions = {},
): object {
  const { executionArn, name, status, startMs, stopMs, input, output, error, cause, redriveCount, visits } = story;
  const ids = wanted && new Set(wanted);
  const told = ids === undefined ? visits : visits.filter(({ enteredId }) => ids.has(enteredId));
  const cost = knownCostOf(story, type, Buffer.byteLength(definition));
  return {
    executionArn,
    name,
    stateMachineArn,
    stateMachineName,
    type,
    status,
    startedAt: timeText(startMs),
    ...(stopMs !== undefined && { endedAt: timeText(stopMs) }),
    durationSeconds: durationOf(story) / 1000,
    redriveCount,
    input,
    ...(output !== undefined && { output }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    path: story.main.visits.map(({ state }) => state),
    transitions: transitionsOf(story),
    ...(cost !== undefined && { cost }),
    variables: valuesOf(
      Object.assign({}, story.origin.variables, ...story.main.visits.map(({ assigned }) => assigned)) as Assigned,
    ),
    visits: told.map((visit) => printVisit(story, visit, around, stages)),
  };
}

/** What is known about visits from their surroundings. Computed for a whole strand, which may have thousands. */
export class Surroundings {
  private readonly next = new Map<Strand, ReadonlyMap<Visit, string>>();
  private readonly attempts = new Map<Visit, Map<Strand, number>>();

  /** The next state in its branch. */
  nextOf(visit: Visit): string | undefined {
    const { strand } = visit;
    const found = this.next.get(strand) ?? new Map(pairsIn(strand.visits));
    this.next.set(strand, found);
    return found.get(visit);
  }

  /** The attempt of the Map or Parallel around it, from 0. */
  attemptOf({ strand }: Visit): number {
    const { owner } = strand;
    if (owner === undefined || owner.attempts.length < 2) return 0;
    const found = this.attempts.get(owner) ?? new Map<Strand, number>();
    if (found.size === 0)
      owner.attempts.forEach(({ strands }, index) => strands.forEach((each) => found.set(each, index)));
    this.attempts.set(owner, found);
    return found.get(strand) ?? 0;
  }
}

function pairsIn(visits: readonly Visit[]): (readonly [visit: Visit, next: string])[] {
  return visits.slice(1).map(({ state }, index) => [visits[index]!, state]);
}

type Assigned = Readonly<Record<string, Json>>;

function valuesOf(assigned: Assigned): Assigned {
  return Object.fromEntries(Object.entries(assigned).map(([name, value]) => [name, readValue(value)!]));
}

/** A visit as plain data. `stages`: with its data stage by stage, for which the state is run again. */
function printVisit(story: Story, visit: Visit, around: Surroundings, stages: boolean): object {
  const { enteredId, state, type, enteredMs, exitedMs, input, output, assigned, outcome } = visit;
  const { error, cause, location, attempts } = visit;
  const next = around.nextOf(visit);
  const endMs = exitedMs ?? story.stopMs ?? story.lastMs ?? enteredMs;
  return {
    id: enteredId,
    state,
    type,
    ...withinOf(visit, around),
    enteredAt: timeText(enteredMs),
    ...(exitedMs !== undefined && { exitedAt: timeText(exitedMs) }),
    durationSeconds: (endMs - enteredMs) / 1000,
    ...(input !== undefined && { input: readValue(input) }),
    ...(output !== undefined && { output: readValue(output) }),
    ...(assigned !== undefined && { assigned: valuesOf(assigned) }),
    outcome,
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(location !== undefined && { location }),
    ...(next !== undefined && { next }),
    attempts: attempts.map(printAttempt),
    ...(type === 'Choice' && outcome !== 'open' && { choice: choiceOf(story, visit) }),
    ...(stages && {
      variablesBefore: valuesOf(Object.fromEntries(new VisitScope(story, visit).allVariables())),
      ...stagesOf(story, visit),
    }),
  };
}

function withinOf(visit: Visit, around: Surroundings): object {
  const { kind, index, owner } = visit.strand;
  if (kind === 'main' || owner === undefined) return {};
  return { within: { visit: owner.enteredId, attempt: around.attemptOf(visit), kind, index } };
}

function printAttempt(attempt: Attempt): object {
  const { startedBy, scheduled, startedMs, endedMs, outcome, resource, resourceType, parameters } = attempt;
  const { output, error, cause, mapRunArn } = attempt;
  return {
    startedBy,
    called: scheduled,
    startedAt: timeText(startedMs),
    ...(endedMs !== undefined && { endedAt: timeText(endedMs) }),
    outcome,
    ...(resource !== undefined && { resource }),
    ...(resourceType !== undefined && { resourceType }),
    ...(parameters !== undefined && { parameters: readValue(parameters) }),
    ...(output !== undefined && { output: readValue(output) }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(mapRunArn !== undefined && { mapRunArn }),
  };
}

function choiceOf(story: Story, visit: Visit): object {
  const { next, rule, candidates, lines } = explainChoice(story, visit);
  return { ...(next !== undefined && { next }), ...(rule !== undefined && { rule }), candidates, lines };
}

function stagesOf(story: Story, visit: Visit): object {
  try {
    const { status, stages, settings, errorDetails, variables } = inspectVisit(story, visit);
    return { stages: { status, stages, settings, ...(errorDetails !== undefined && { errorDetails }), variables } };
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    return { stagesUnknown: error.message };
  }
}
