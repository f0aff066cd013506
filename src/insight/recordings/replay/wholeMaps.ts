import { toPointer } from '../../../language/asl/path';
import type { StateMachineDefinition } from '../../../language/asl/types';
import type { WalkedState } from '../../../language/asl/walk';
import { statesOf } from '../../../story/trace/findState';
import { mapRunsOf } from '../../../story/trace/strands';
import { jsonEquals, member, type JsonObject, isObject, parseJson, type Json } from '../../../util/json';
import type { RecordedExecution, RecordedMapRun, Recording } from '../Recording';
import { storyOfExecution } from '../storyOf';
import type { Visit } from '../../../story/trace/Story';

/** A Distributed Map that is taken as one step, because no recording contains its items: they are in S3. */
export interface WholeMap {
  readonly state: WalkedState;
  readonly mapRuns: readonly RecordedMapRun[];
  /** Whether its children can be replayed one by one. */
  readonly playable: boolean;
}

/** Fields that decide which items a Map has, and what happens to their results. */
const ownFields = [
  'Items',
  'ItemsPath',
  'ItemReader',
  'ItemSelector',
  'ItemBatcher',
  'ResultWriter',
  'ToleratedFailureCount',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentage',
  'ToleratedFailurePercentagePath',
];

/** The Distributed Maps of a recorded execution that are taken as one step. */
export function wholeMapsOf({ stateMachine, execution }: Recording): readonly WholeMap[] {
  const definition = JSON.parse(stateMachine.definition) as StateMachineDefinition;
  const executions = [...allExecutions(execution)];
  return [...statesOf(definition).values()].flatMap((state): WholeMap[] => {
    if (state.blocks[0]?.distributed !== true) return [];
    const mapRuns = executions.flatMap((one) => mapRunsIn(one, state.name));
    const children = mapRuns.flatMap((run) => run.children);
    const playable =
      mapRuns.every(({ childrenLeftOut }) => childrenLeftOut === 0) &&
      children.every(({ events }) => events !== undefined);
    const elsewhere = ['ItemReader', 'ResultWriter'].some((field) => member(state.object, field) !== undefined);
    return elsewhere || !playable ? [{ state, mapRuns, playable }] : [];
  });
}

function* allExecutions(execution: RecordedExecution): Generator<RecordedExecution> {
  yield execution;
  for (const { children } of execution.mapRuns) for (const child of children) yield* allExecutions(child);
}

/** The Map Runs of a state in an execution, in order. */
function mapRunsIn(execution: RecordedExecution, state: string): readonly RecordedMapRun[] {
  if (execution.mapRuns.length === 0) return [];
  const arns = mapRunsOf(storyOfExecution(execution, {}), state);
  return arns.flatMap((arn) => execution.mapRuns.filter(({ description }) => description['mapRunArn'] === arn));
}

/** What has changed in a Map taken as one step, as a pointer; `undefined` if nothing relevant has. */
export function changeOfWholeMap({ state, playable }: WholeMap, now: WalkedState): string | undefined {
  const fields = playable ? ownFields : [...ownFields, 'ItemProcessor', 'Iterator'];
  const changed = fields.find((field) => !same(state.object, now.object, field));
  return changed === undefined ? undefined : toPointer([...now.path, changed]);
}

function same(was: JsonObject, is: JsonObject, field: string): boolean {
  const [a, b] = [member(was, field), member(is, field)];
  return a === undefined || b === undefined ? a === b : jsonEquals(a, b);
}

/**
 * The result of a recorded Distributed Map, before ResultSelector and other fields produced the state's output from it:
 * no event contains it. `undefined` if it cannot be determined.
 */
export function mapResult(visit: Visit, state: WalkedState, mapRun: RecordedMapRun | undefined): Json | undefined {
  const { object, language } = state;
  if (language === 'JSONata')
    return member(object, 'Output') === undefined ? visit.output : fromChildren(state, mapRun);
  const plain = member(object, 'ResultSelector') === undefined && member(object, 'OutputPath') === undefined;
  const resultPath = member(object, 'ResultPath');
  if (resultPath === null && plain) return [];
  return (plain ? at(visit.output, resultPath ?? '$') : undefined) ?? fromChildren(state, mapRun);
}

/** The outputs of the children that have succeeded, in the order in which they began. */
function fromChildren({ object }: WalkedState, mapRun: RecordedMapRun | undefined): Json | undefined {
  if (member(object, 'ResultWriter') !== undefined) return undefined;
  if (mapRun === undefined || mapRun.childrenLeftOut > 0) return undefined;
  const succeeded = mapRun.children.filter(({ description }) => description['status'] === 'SUCCEEDED');
  const texts = succeeded.map(({ description }) => description['output']);
  return texts.every((text) => typeof text === 'string') ? texts.map(parseJson) : undefined;
}

function at(value: Json | undefined, path: Json): Json | undefined {
  if (typeof path !== 'string' || !/^\$(\.\w+)*$/.test(path)) return undefined;
  let found = value;
  for (const name of path.split('.').slice(1)) found = isObject(found) ? member(found, name) : undefined;
  return found;
}
