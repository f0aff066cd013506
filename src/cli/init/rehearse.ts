import { findDefinition } from '../../definitions/findDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import { HarnessError } from '../../errors/HarnessError';
import { allStates, statesIn } from '../../language/asl/walk';
import type { Run } from '../../harness/run/Run';
import { setFeatures } from '../../harness/methods';
import { Stepmill } from '../../harness/Stepmill';
import type { MachineOptions } from '../../harness/StepmillOptions';
import { allFeatures } from '../../insight/allFeatures';
import { member, type Json, type JsonObject } from '../../util/json';
import { taskMocks, type TaskMock } from '../mocks/taskMocks';
import { missingValues, waysInside, withValue } from './missingValue';

setFeatures(allFeatures);

/** A run that a test can repeat. */
export interface Rehearsal {
  readonly input: Json;
  /**
   * For a run that succeeds, the mocks that it used; otherwise those of all tasks, because with other data it may get
   * further.
   */
  readonly mocks: readonly TaskMock[];
  readonly run: Run;
  /** The output, with `varies` for parts that differ in another run. */
  readonly output: Json | undefined;
}

/** Stands for a part of an output that differs in each run: a time, an id. */
export const varies = '\0varies';

/** The values of the file's parameters and tokens. */
type Values = Pick<MachineOptions, 'parameters' | 'substitutions'>;

interface Script {
  readonly input: Json;
  readonly mocks: readonly TaskMock[];
}

/** A mock file's test case, instead of mocks. */
interface CaseScript {
  readonly input: Json;
  readonly mockFile: string;
  readonly testCase: string;
}

/** What is played, and with which ids and random numbers. */
export interface PlayStage {
  readonly file: string;
  readonly name: string | undefined;
  readonly values: Values;
  readonly seed: string;
}

/** The limits of the search: the number of runs, and of events in all of them. */
const mostRuns = 250;
const mostEvents = 150_000;

/**
 * Finds an input and answers with which a state machine gets as far as possible. Starts with `{}` and the smallest
 * answer of each task, and adds values that a run lacked as long as that helps. Throws HarnessError if the machine
 * cannot run at all.
 */
export async function rehearse(file: string, name: string | undefined, values: Values = {}): Promise<Rehearsal> {
  const definition = JSON.parse(findDefinition(loadDefinitions(file, values), name).definition) as JsonObject;
  const { script, run } = await onStage({ file, name, values, seed: 'rehearsal' }, (play) => search(definition, play));
  const again = await onStage({ file, name, values, seed: 'once more' }, (play) => play(script));
  const visited = new Set(run.story.visits.map(({ state }) => state));
  const mocks = run.status === 'SUCCEEDED' ? script.mocks.filter(({ state }) => visited.has(state)) : script.mocks;
  return { ...script, mocks, run, output: run.output === undefined ? undefined : common(run.output, again.output) };
}

/** Runs a file's machine with a script. */
type Play = (script: Script | CaseScript) => Promise<Run>;

/** Reads the file once, for all runs. Always in this process, whatever server or AWS the environment names. */
export async function onStage<T>({ file, name, values, seed }: PlayStage, act: (play: Play) => Promise<T>): Promise<T> {
  const sfn = new Stepmill({ target: 'process', environment: {}, seed });
  try {
    const machine = name === undefined ? sfn.stateMachine(file, values) : sfn.stateMachine(file, name, values);
    return await act(async ({ input, ...script }) => {
      try {
        if ('mocks' in script) for (const { state, result } of script.mocks) machine.mock(state).returns(result);
        else sfn.use(script.mockFile, script.testCase);
        return await machine.run(input);
      } finally {
        await sfn.reset();
      }
    });
  } finally {
    await sfn.close();
  }
}

async function search(definition: JsonObject, perform: Play): Promise<{ readonly script: Script; readonly run: Run }> {
  const spent = { runs: 0, events: 0 };
  const play: Play = async (script) => {
    spent.runs += 1;
    const played = await perform(script);
    spent.events += played.history.length;
    return played;
  };

  let script: Script = { input: {}, mocks: mocksFor(definition) };
  let run = await play(script);
  const seen = new Set([failureOf(run, definition)]);
  while (!isGood(run, definition)) {
    let best: { script: Script; run: Run } | undefined;
    for (const next of attempts(script, run, definition)) {
      if (spent.runs >= mostRuns || spent.events >= mostEvents) break;
      const attempt = await tryTo(() => play(next));
      if (attempt === undefined || seen.has(failureOf(attempt, definition))) continue;
      const isFurther =
        isGood(attempt, definition) ||
        progress(attempt) > progress(run) ||
        // The value is right if the same state then lacks the next one.
        (progress(attempt) === progress(run) && missingValues(attempt, definition)[0]?.isAbsent === true);
      // An attempt that only fails for another reason is used if none gets further.
      if (isFurther || (best === undefined && progress(attempt) === progress(run)))
        best = { script: next, run: attempt };
      if (isFurther) break;
    }
    if (best === undefined) break;
    ({ script, run } = best);
    seen.add(failureOf(run, definition));
  }
  return { script, run };
}

async function tryTo(play: () => Promise<Run>): Promise<Run | undefined> {
  try {
    return await play();
  } catch (error) {
    if (HarnessError.is(error)) return undefined;
    throw error;
  }
}

/** A mock for each task. A Map that reads its items from S3 is mocked as one step. */
function mocksFor(definition: JsonObject): readonly TaskMock[] {
  const states = statesIn(definition);
  const readers = states.filter(({ object }) => member(object, 'ItemReader') !== undefined);
  const inside = new Set(readers.flatMap(({ blocks }) => blocks.flatMap((block) => [...allStates(block)])));
  const hidden = new Set([...inside].map(({ name }) => name));
  return [
    ...taskMocks(definition).filter(({ state }) => !hidden.has(state)),
    ...readers
      .filter((state) => !inside.has(state))
      .map(({ name }) => ({ state: name, calls: 'items of S3, as one step', result: [] })),
  ];
}

/** The script with one more value, in each of the places from which the state may get its data. */
function* attempts(script: Script, run: Run, definition: JsonObject): Generator<Script> {
  const visited = [...new Set(JSON.stringify(run.fullPath).match(/"(?:[^"\\]|\\.)*"/g) ?? [])].map(
    (text) => JSON.parse(text) as string,
  );
  const last = (state: string): number => visited.lastIndexOf(state);
  const mocks = [...script.mocks].filter(({ state }) => last(state) >= 0).sort((a, b) => last(b.state) - last(a.state));
  for (const { steps, samples } of missingValues(run, definition))
    for (const sample of samples) {
      for (const way of [[], ...waysInside(script.input)])
        yield { ...script, input: withValue(script.input, [...way, ...steps], sample) };
      for (const mock of mocks)
        for (const way of waysInto(mock.result, steps)) {
          const changed = { ...mock, result: withValue(mock.result, way, sample) };
          yield { ...script, mocks: script.mocks.map((other) => (other.state === mock.state ? changed : other)) };
        }
    }
}

/**
 * The places in a task's result where a value may belong: the first members of its path, or all, may be those of a
 * ResultPath.
 */
function waysInto(result: Json, steps: readonly string[]): readonly (readonly string[])[] {
  const ends = [...steps.map((_, at) => steps.slice(at)), []];
  const starts: readonly (readonly string[])[] = [[], ...waysInside(result)];
  return ends.flatMap((end) => starts.map((start) => [...start, ...end]));
}

/** Whether it succeeded without lacking anything on the way (which a Catch may have hidden). */
function isGood(run: Run, definition: JsonObject): boolean {
  return run.status === 'SUCCEEDED' && missingValues(run, definition).length === 0;
}

/** Why it failed, without the data that AWS's message repeats. */
function failureOf(run: Run, definition: JsonObject): string {
  const missing = missingValues(run, definition).map(({ steps }) => steps);
  return `${run.error} ${JSON.stringify(missing)} ${(run.cause ?? '').replace(/ in the input '[\s\S]*| to input [\s\S]*|event id #\d+/g, '')}`;
}

/** How far a run got. A failure that the workflow itself declares is an end like any other. */
function progress(run: Run): number {
  if (run.cause?.includes('maximum number of history events')) return 0;
  const entered = run.history.filter(({ type }) => type.endsWith('StateEntered') || type.endsWith('StateExited'));
  return entered.length;
}

/** What two runs have in common; the rest is marked. */
export function common(one: Json, other: Json | undefined): Json {
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return varies;
  if (Array.isArray(one) !== Array.isArray(other)) return varies;
  if (Array.isArray(one)) {
    const others = other as readonly Json[];
    return one.length === others.length ? one.map((item: Json, at) => common(item, others[at])) : varies;
  }
  const names = Object.keys(one);
  if (names.join('\0') !== Object.keys(other).join('\0')) return varies;
  return Object.fromEntries(
    names.map((name) => [name, common((one as JsonObject)[name]!, (other as JsonObject)[name])]),
  );
}
