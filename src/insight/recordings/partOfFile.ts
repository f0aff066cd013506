import { HarnessError } from '../../errors/HarnessError';
import type { StateMachineDefinition } from '../../language/asl/types';
import { walkDefinition } from '../../language/asl/walk';
import { findPlace, type FoundPlace } from '../../story/part/findPlace';
import { partAt, placeOfVisit, type PartAt } from '../../story/part/partAt';
import { findState } from '../../story/trace/findState';
import type { Story, Visit } from '../../story/trace/Story';
import { iterationsOf } from '../../story/trace/strands';
import type { JsonObject } from '../../util/json';
import { isTruncated, readExecutionFile, storiesIn } from './executionFile';

/** A part that resumes an execution in a file. */
export interface PartOfFile extends PartAt {
  /** What to know about its data, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * The part of a definition that begins at a state with the data that an execution in a file had there. The file is a
 * recording, or an exported history (`aws stepfunctions get-execution-history`, `stepmill run --history`). In a loop, it
 * is the last visit; in a Map, the one that `from` names, or else the one that did not succeed.
 *
 * Throws a HarnessError if the execution has not visited the state, or if the file has no data of it.
 */
export function partOfFile(file: string, definition: StateMachineDefinition, from: string): PartOfFile {
  const place = findPlace(walkDefinition(definition as unknown as JsonObject), from, 'from');
  const { execution, definition: recorded = definition, notes } = readExecutionFile(file);
  const stories = storiesIn(execution, recorded, place);
  const visits = stories.flatMap((story) => visitsOf(story, place).map((visit) => ({ story, visit })));
  if (visits.length === 0) throw notVisited(file, from, place, recorded, stories);
  const chosen = choose(file, from, visits);
  checkData(file, chosen.story, chosen.visit);
  const times =
    visits.length === 1
      ? []
      : [
          `'${place.state.name}' was visited ${visits.length} times; this resumes the visit that was entered by event ${chosen.visit.enteredId}.`,
        ];
  return { ...partAt(chosen.story, chosen.visit, definition), notes: [...times, ...notes] };
}

function visitsOf(story: Story, { state, items }: FoundPlace): readonly Visit[] {
  const wanted = items.filter(({ index, map }) => index !== undefined && map.blocks[0]?.distributed !== true);
  return story.visits.filter(
    (visit) =>
      visit.state === state.name &&
      wanted.every(({ map, index }) =>
        iterationsOf(visit).some((one) => one.state === map.name && one.index === index),
      ),
  );
}

interface VisitIn {
  readonly story: Story;
  readonly visit: Visit;
}

/** The last visit that did not succeed, or else the last one. Visits in several items must not be mixed up. */
function choose(file: string, from: string, visits: readonly VisitIn[]): VisitIn {
  const failed = visits.filter(({ visit }) => visit.outcome !== 'succeeded' && visit.outcome !== 'caught');
  const ended = failed.filter(({ visit }) => visit.outcome === 'failed');
  const candidates = ended.length > 0 ? ended : failed.length > 0 ? failed : visits;
  const places = [...new Set(candidates.map(({ visit, story }) => `${stories(visits, story)}${placeOfVisit(visit)}`))];
  if (places.length === 1) return candidates.at(-1)!;
  const shown = places
    .slice(0, 5)
    .map((place) => `'${place}'`)
    .join(', ');
  throw new HarnessError(
    `${file}: '${from}' was visited in several items. Write one of: ${shown}${places.length > 5 ? ' …' : ''}.`,
  );
}

function stories(visits: readonly VisitIn[], story: Story): string {
  const all = [...new Set(visits.map((each) => each.story))];
  return all.length === 1 ? '' : `child ${all.indexOf(story)}: `;
}

/** A history may be exported without data, and AWS truncates what is too long for its responses. */
function checkData(file: string, { events = [] }: Story, { state, input, enteredId }: Visit): void {
  const details = events.find(({ id }) => id === enteredId)?.details ?? {};
  const truncated = isTruncated(details['inputDetails']);
  const cut = events.find(
    ({ id, details: { assignedVariablesDetails } }) => id < enteredId && isTruncated(assignedVariablesDetails),
  );
  if (cut !== undefined)
    throw new HarnessError(
      `${file} has only a part of the variables that '${String(cut.details['name'])}' assigned: AWS truncates what is too long.`,
    );
  if (input !== undefined && !truncated) return;
  throw new HarnessError(
    truncated
      ? `${file} has only a part of the input of '${state}': AWS truncates what is too long. Give the input yourself (input, or --input).`
      : `${file} has no data of executions: the input of '${state}' is missing. Export it with --include-execution-data.`,
  );
}

function notVisited(
  file: string,
  from: string,
  { state }: FoundPlace,
  recorded: StateMachineDefinition,
  all: readonly Story[],
): HarnessError {
  if (findState(recorded, state.name) === undefined)
    return new HarnessError(`${file}: its definition has no state '${state.name}', so it has no data for it.`);
  const visited = [...new Set(all.flatMap(({ visits }) => visits.map((visit) => visit.state)))];
  return new HarnessError(
    `${file}: that execution has not visited '${from}'. It has visited: ${visited.length === 0 ? 'no state' : visited.join(', ')}.`,
  );
}
