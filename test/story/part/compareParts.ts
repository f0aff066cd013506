import type { Stepmill } from '../../../src/harness/Stepmill';
import type { Run } from '../../../src/harness/run/Run';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { partAt } from '../../../src/story/part/partAt';
import type { Visit } from '../../../src/story/trace/Story';
import type { StoryEvent } from '../../../src/story/trace/StoryEvent';
import { withAncestors } from '../../../src/story/trace/strands';

/**
 * Runs the definition from each visit of a whole run on, with the data that it had, in an emulator that starts at that
 * moment: the history is that of the whole run from there on, ids aside. `skips`: visits that cannot be compared.
 */
export async function compareParts(
  whole: Run<unknown>,
  definition: StateMachineDefinition,
  open: (startMs: number) => Stepmill,
  skips: (visit: Visit) => boolean = () => false,
): Promise<void> {
  const { visits, startMs } = whole.story;
  for (const visit of visits) {
    if (skips(visit)) continue;
    const { input, request } = partAt(whole.story, visit, definition);
    const sfn = open(visit.enteredMs);
    const { unassigned = [], variables, ...rest } = request;
    const given = { ...variables, ...Object.fromEntries(unassigned.map((name) => [name, undefined])) };
    const run: Run<unknown> = await sfn
      .stateMachine(definition, { name: 'Whole' })
      .run(input, { ...rest, variables: given, name: 'run' } as never);
    await sfn.close();
    const isMain = [...withAncestors(visit)].length === 1;
    const [entered] = run.story.main.visits;
    const expected = plain(eventsFrom(whole, visit, isMain), startMs);
    const events = plain(eventsFrom(run, entered!, isMain), visit.enteredMs);
    expect({ from: request.from, events }).toEqual({ from: request.from, events: expected });
  }
}

/** The events of a visit's strand from its entry on, those of what is inside it included. */
function eventsFrom({ history }: Run<unknown>, visit: Visit, ends: boolean): readonly StoryEvent[] {
  const { strand, enteredId } = visit;
  const last = strand.visits.at(-1)!.state;
  const own = new Set([enteredId]);
  const found: StoryEvent[] = [];
  let end: number | undefined;
  for (const event of history) {
    if (event.id !== enteredId && !own.has(event.previousEventId)) continue;
    if (event.previousEventId === end && !(ends && event.type.startsWith('Execution'))) continue;
    own.add(event.id);
    found.push(event);
    const isExit = event.type.endsWith('StateExited') && event.details['name'] === last;
    if (isExit && strand.visits.at(-1)!.enteredId <= event.id) end = event.id;
  }
  // What a failure of a branch or an item does around it.
  const around = found.findIndex(({ type }) => /^(?:ParallelStateFailed|Execution)/.test(type));
  return ends || around < 0 ? found : found.slice(0, around);
}

/** Without ids: events are numbered from the first one, and generated data are masked. */
function plain(events: readonly StoryEvent[], startMs: number): unknown {
  const numbers = new Map(events.map(({ id }, index) => [id, index]));
  const text = JSON.stringify(
    events.map(({ previousEventId, ...event }, index) => ({
      ...event,
      id: index,
      previous: index === 0 ? undefined : numbers.get(previousEventId),
    })),
  );
  return JSON.parse(
    text
      .replaceAll(new Date(startMs).toISOString(), '<start>')
      .replaceAll(new Date(startMs).toISOString().replace('.000', ''), '<start>')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>')
      .replace(/\(entered at the event id #\d+\)/g, '<entered>'),
  );
}
