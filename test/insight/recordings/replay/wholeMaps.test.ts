import {
  changeOfWholeMap,
  mapResult,
  wholeMapsOf,
  type WholeMap,
} from '../../../../src/insight/recordings/replay/wholeMaps';
import type { RecordedMapRun, Recording } from '../../../../src/insight/recordings/Recording';
import type { StateMachineDefinition } from '../../../../src/language/asl/types';
import type { WalkedState } from '../../../../src/language/asl/walk';
import { statesOf } from '../../../../src/story/trace/findState';
import type { Visit } from '../../../../src/story/trace/Story';
import { parseJson, type Json } from '../../../../src/util/json';
import { wireEvents, type ShortEvent } from '../../../harness/support/storyOf';

const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'In',
  States: { In: { Type: 'Pass', End: true } },
};
const inlineProcessor = { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } };
const reader = { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'k' } };
const mapOf = (more: object = {}) => ({ Type: 'Map', ItemProcessor: processor, End: true, ...more });

function stateOf(state: object, more: object = {}): WalkedState {
  const definition = { StartAt: 'Each', States: { Each: state }, ...more };
  return statesOf(definition as unknown as StateMachineDefinition).get('Each')!;
}

const arn = 'arn:aws:states:us-east-1:123456789012:mapRun:Order/Each:run-1';
const child = (output: unknown, status = 'SUCCEEDED') => ({
  description: { status, ...(status === 'SUCCEEDED' && { output: JSON.stringify(output) }) },
  events: [] as readonly object[] | undefined,
  mapRuns: [],
});
const mapRun = (given: Partial<RecordedMapRun> = {}): RecordedMapRun => ({
  description: { mapRunArn: arn },
  children: [],
  childrenLeftOut: 0,
  ...given,
});

const events: readonly ShortEvent[] = [
  ['ExecutionStarted', 0, { input: {} }],
  ['MapStateEntered', 1, { name: 'Each', input: {} }],
  ['MapStateStarted', 2, { length: 0 }],
  ['MapRunStarted', 3, { mapRunArn: arn }],
  ['MapRunSucceeded', 4],
  ['MapStateSucceeded', 5],
  ['MapStateExited', 6, { name: 'Each', output: [] }],
  ['ExecutionSucceeded', 7, { output: [] }],
];

function recording(state: object, run = mapRun()): Recording {
  return {
    recordedAt: '2030-01-01T00:00:00Z',
    scrubbed: [],
    stateMachine: {
      stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Order',
      name: 'Order',
      type: 'STANDARD',
      definition: JSON.stringify({ StartAt: 'Each', States: { Each: state } }),
    },
    execution: {
      description: {
        executionArn: 'arn:aws:states:us-east-1:123456789012:execution:Order:one',
        name: 'one',
        status: 'SUCCEEDED',
        startDate: 0,
        stopDate: 1,
        input: '{}',
        output: '[]',
      },
      events: wireEvents(events),
      mapRuns: [run],
    },
  };
}

describe('which Maps are one step', () => {
  test.each<[string, object, Partial<RecordedMapRun>, boolean]>([
    ['one whose items are in S3', mapOf({ ItemReader: reader }), {}, true],
    ['one whose results go to S3', mapOf({ ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' } }), {}, true],
    ['one with children that were left out', mapOf(), { childrenLeftOut: 1 }, false],
    ['one with a child without a history', mapOf(), { children: [{ ...child(1), events: undefined }] }, false],
  ])('%s', (_what, state, given, playable) => {
    const run = mapRun(given);
    expect(wholeMapsOf(recording(state, run))).toEqual([
      { state: expect.objectContaining({ name: 'Each' }), mapRuns: [run], playable },
    ]);
  });

  test.each<[string, object]>([
    ['one whose children are all there', mapOf()],
    ['an inline Map', mapOf({ ItemProcessor: inlineProcessor })],
  ])('not %s', (_what, state) => {
    expect(wholeMapsOf(recording(state, mapRun({ children: [child(1)] })))).toEqual([]);
  });
});

describe('what invalidates the recorded result', () => {
  const was = mapOf({ ItemReader: reader, ItemsPath: '$.a', Comment: 'then' });
  const change = (now: object, playable = true) =>
    changeOfWholeMap({ state: stateOf(was), mapRuns: [], playable } satisfies WholeMap, stateOf(now));

  test('no change, or no relevant change', () => {
    expect(change(was)).toBeUndefined();
    expect(change({ ...was, Comment: 'now', MaxConcurrency: 5, Next: 'Other' })).toBeUndefined();
  });

  test.each<[string, object]>([
    ['ItemReader', { ItemReader: { ...reader, Parameters: { Bucket: 'b', Key: 'other' } } }],
    ['ItemsPath', { ItemsPath: '$.b' }],
    ['ItemSelector', { ItemSelector: {} }],
    ['ItemBatcher', { ItemBatcher: { MaxItemsPerBatch: 2 } }],
    ['ResultWriter', { ResultWriter: {} }],
    ['ToleratedFailurePercentage', { ToleratedFailurePercentage: 5 }],
  ])('%s', (field, more) => {
    expect(change({ ...was, ...more })).toBe(`/States/Each/${field}`);
  });

  test('a removed field', () => {
    const { ItemsPath: _gone, ...without } = was as Record<string, unknown>;
    expect(change(without)).toBe('/States/Each/ItemsPath');
  });

  test('changed processing of an item, where the children cannot be replayed', () => {
    const other = { ...was, ItemProcessor: { ...processor, States: { In: { Type: 'Succeed' } } } };
    expect(change(other)).toBeUndefined();
    expect(change(other, false)).toBe('/States/Each/ItemProcessor');
  });
});

describe('the result of a Map', () => {
  const run = mapRun({ children: [child({ n: 1 }), child(undefined, 'FAILED'), child([2])] });
  const fromChildren: Json = [{ n: 1 }, [2]];
  const result = (state: object, output: Json | undefined, given: RecordedMapRun | undefined = run, machine?: object) =>
    mapResult({ output } as Visit, stateOf(state, machine), given);
  const jsonata = { QueryLanguage: 'JSONata' };

  test.each<[string, object, Json | undefined, Json | undefined]>([
    ['the output itself', {}, ['out'], ['out']],
    ['the part of the output at ResultPath', { ResultPath: '$.a.b' }, { a: { b: ['out'] }, c: 1 }, ['out']],
    ['the children, where ResultPath leads nowhere', { ResultPath: '$.a.b' }, { c: 1 }, fromChildren],
    ['anything, where nobody keeps it', { ResultPath: null }, { c: 1 }, []],
    [
      'the children, where ResultSelector made the output',
      { ResultSelector: { 'n.$': '$[0]' } },
      { n: 1 },
      fromChildren,
    ],
    ['the children, where OutputPath made the output', { OutputPath: '$.x' }, 1, fromChildren],
    [
      'the children, where ResultPath is discarded after a selector',
      { ResultPath: null, OutputPath: '$.x' },
      1,
      fromChildren,
    ],
    ['the children, where ResultPath is more than names', { ResultPath: '$.a[0]' }, { a: [1] }, fromChildren],
  ])('%s', (_what, more, output, expected) => {
    expect(result(mapOf(more), output)).toEqual(expected);
  });

  test('in JSONata is the output, or the children when Output replaced it', () => {
    expect(result(mapOf(), ['out'], run, jsonata)).toEqual(['out']);
    expect(result(mapOf({ Output: '{% 1 %}' }), 1, run, jsonata)).toEqual(fromChildren);
  });

  test.each<[string, object, RecordedMapRun | undefined]>([
    ['the results went to S3', { ResultWriter: {} }, run],
    ['some children were left out', {}, mapRun({ children: [child(1)], childrenLeftOut: 1 })],
    ['a child has no output', {}, mapRun({ children: [{ ...child(1), description: { status: 'SUCCEEDED' } }] })],
  ])('is unknown where %s', (_what, more, given) => {
    expect(result(mapOf({ ResultSelector: {}, ...more }), 1, given)).toBeUndefined();
  });

  test('is unknown without a Map Run', () => {
    expect(
      mapResult({ output: 1 } as unknown as Visit, stateOf(mapOf({ ResultSelector: {} })), undefined),
    ).toBeUndefined();
  });

  test('keeps numbers as they were written', () => {
    const exact = mapRun({
      children: [{ ...child(1), description: { status: 'SUCCEEDED', output: '{"id":12345678901234567890}' } }],
    });
    expect(result(mapOf({ ResultSelector: {} }), 1, exact)).toEqual([parseJson('{"id":12345678901234567890}')]);
  });
});
