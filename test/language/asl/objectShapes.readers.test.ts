import { objectShapes } from '../../../src/language/asl/objectShapes';
import { block, distributed, end, failing, doTheSame, invoke, machineOf, type Fields } from './support/happens';

// As for the fields of states (fields.readers.test.ts): each field of the other objects of the language has a probe.

type Holder = keyof typeof objectShapes;

/** Two definitions that differ in one field. */
type Definitions = readonly [one: object, other: object];

const both = (make: (fields: Fields) => object, one: Fields, other: Fields = {}): Definitions => [
  make(one),
  make(other),
];

const machine = (fields: Fields): object => ({ ...machineOf({ Type: 'Wait', Seconds: 60, End: true }), ...fields });
const branch = (fields: Fields): object =>
  machineOf({
    Type: 'Parallel',
    Branches: [{ StartAt: 'P', States: { P: { ...end, Next: 'Q', End: undefined }, Q: end }, ...fields }],
    Next: 'N',
  });
const task = (fields: Fields): object => machineOf({ Type: 'Task', ...invoke('g'), Next: 'N', ...fields });
const retrier = (fields: Fields): object =>
  task({ Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 3, IntervalSeconds: 10, ...fields }] });
const catcher = (fields: Fields): object => task({ Catch: [{ ErrorEquals: ['Busy'], Next: 'N', ...fields }] });
const catcherJsonata = (fields: Fields): object =>
  task({
    QueryLanguage: 'JSONata',
    Parameters: undefined,
    Arguments: { FunctionName: 'g' },
    Catch: [{ ErrorEquals: ['Busy'], Next: 'N', ...fields }],
  });
const map = (fields: Fields, processor: object = distributed()): object =>
  machineOf({ Type: 'Map', ItemsPath: '$.items', ItemProcessor: processor, Next: 'N', ...fields });
const processor = (fields: Fields): object => map({}, { ...distributed(), ...fields });
const config = (fields: Fields): object =>
  map({}, { ...block({}), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD', ...fields } });
const getObject = 'arn:aws:states:::s3:getObject';
const json = { Resource: getObject, ReaderConfig: { InputType: 'JSON' } };
const reader = (fields: Fields): object =>
  map({
    ItemsPath: undefined,
    ItemReader: { ...json, Parameters: { Bucket: 'b', Key: 'k.json' }, ...fields },
  });
const readerJsonata = (fields: Fields): object =>
  machineOf({
    Type: 'Map',
    QueryLanguage: 'JSONata',
    ItemReader: { ...json, Arguments: { Bucket: 'b', Key: 'k.json' }, ...fields },
    ItemProcessor: distributed(),
    Next: 'N',
  });
const readerConfig = (fields: Fields): object => reader({ ReaderConfig: { InputType: 'JSON', ...fields } });
const csv = (fields: Fields): object =>
  reader({
    Parameters: { Bucket: 'b', Key: 'k.csv' },
    ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['x', 'y'], ...fields },
  });
const list = (fields: Fields): object =>
  reader({
    Resource: 'arn:aws:states:::s3:listObjectsV2',
    Parameters: { Bucket: 'b' },
    ReaderConfig: { InputType: 'JSON', ...fields },
  });
const batcher = (fields: Fields): object => map({ ItemBatcher: { MaxItemsPerBatch: 1, ...fields } });
const batcherOf = (fields: Fields): object => map({ ItemBatcher: fields });
const writer = (fields: Fields): object =>
  map({
    ResultWriter: {
      Resource: 'arn:aws:states:::s3:putObject',
      Parameters: { Bucket: 'b', Prefix: 'p' },
      WriterConfig: { Transformation: 'NONE', OutputType: 'JSON' },
      ...fields,
    },
  });
const writerJsonata = (fields: Fields): object =>
  machineOf({
    Type: 'Map',
    QueryLanguage: 'JSONata',
    Items: [1],
    ItemProcessor: distributed(),
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'b', Prefix: 'p' }, ...fields },
    Next: 'N',
  });
const writerConfig = (fields: Fields): object =>
  writer({ WriterConfig: { Transformation: 'NONE', OutputType: 'JSON', ...fields } });

const blockProbes = (make: (fields: Fields) => object): Readonly<Record<string, Definitions>> => ({
  StartAt: both(make, { StartAt: 'Q' }),
  States: both(make, { StartAt: 'R', States: { R: end } }),
});

/** Three items of `k.json`. */
const inner = { ItemsPointer: '/inner' };

const probes: { readonly [Name in Holder]: Readonly<Record<string, Definitions>> } = {
  machine: {
    StartAt: both(machine, { StartAt: 'N' }),
    States: both(machine, { States: { Start: end } }),
    QueryLanguage: both(machine, { QueryLanguage: 'JSONata' }),
    Version: both(machine, { Version: '2.0' }),
    TimeoutSeconds: both(machine, { TimeoutSeconds: 5 }),
  },
  branch: blockProbes(branch),
  processor: {
    StartAt: both(processor, { StartAt: 'None' }),
    States: both(processor, { States: { P: { ...end, Result: 1 } } }),
    ProcessorConfig: both(processor, { ProcessorConfig: { Mode: 'INLINE' } }),
  },
  processorConfig: {
    Mode: both(config, { Mode: 'INLINE', ExecutionType: undefined }),
    ExecutionType: both(config, { ExecutionType: 'EXPRESS' }),
  },
  retrier: {
    ErrorEquals: both(retrier, { ErrorEquals: ['Other'] }),
    IntervalSeconds: both(retrier, { IntervalSeconds: 20 }),
    MaxAttempts: both(retrier, { MaxAttempts: 1 }),
    BackoffRate: both(retrier, { BackoffRate: 4 }),
    MaxDelaySeconds: both(retrier, { MaxDelaySeconds: 11 }),
    JitterStrategy: both(retrier, { JitterStrategy: 'FULL' }),
  },
  catcher: {
    ErrorEquals: both(catcher, { ErrorEquals: ['Other'] }),
    Next: both(catcher, { Next: 'O' }),
    ResultPath: both(catcher, { ResultPath: '$.error' }),
    Output: both(catcherJsonata, { Output: '{% 7 %}' }),
    Assign: both(catcher, { Assign: { v: 1 } }),
  },
  itemReader: {
    Resource: both(reader, { Resource: 'arn:aws:states:::s3:listObjectsV2' }),
    Parameters: both(reader, { Parameters: { Bucket: 'b', Key: 'other.json' } }),
    Arguments: both(readerJsonata, { Arguments: { Bucket: 'b', Key: 'other.json' } }),
    ReaderConfig: both(reader, { ReaderConfig: { InputType: 'JSON', ...inner } }),
  },
  readerConfig: {
    InputType: both(readerConfig, { InputType: 'JSONL' }),
    Transformation: both(list, { Transformation: 'LOAD_AND_FLATTEN' }, { Transformation: 'NONE' }),
    ManifestType: both(
      readerConfig,
      { InputType: 'MANIFEST', ManifestType: 'ATHENA_DATA' },
      { InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY' },
    ),
    CSVHeaderLocation: both(csv, { CSVHeaderLocation: 'FIRST_ROW', CSVHeaders: undefined }),
    CSVHeaders: both(csv, { CSVHeaders: ['p', 'q'] }),
    CSVDelimiter: both(csv, { CSVDelimiter: 'PIPE' }),
    ItemsPointer: both(readerConfig, { ItemsPointer: '/inner' }),
    MaxItems: both(readerConfig, { ...inner, MaxItems: 1 }, inner),
    MaxItemsPath: both(readerConfig, { ...inner, MaxItemsPath: '$.a.b' }, inner),
  },
  itemBatcher: {
    MaxItemsPerBatch: both(batcherOf, { MaxItemsPerBatch: 2 }, { MaxItemsPerBatch: 1 }),
    MaxItemsPerBatchPath: both(batcherOf, { MaxItemsPerBatchPath: '$.n' }, { MaxItemsPerBatchPath: '$.a.b' }),
    MaxInputBytesPerBatch: both(batcherOf, { MaxInputBytesPerBatch: 13 }, { MaxInputBytesPerBatch: 1000 }),
    MaxInputBytesPerBatchPath: both(
      batcherOf,
      { MaxInputBytesPerBatchPath: '$.thousand' },
      { MaxInputBytesPerBatchPath: '$.m' },
    ),
    BatchInput: both(batcher, { BatchInput: { x: 1 } }),
  },
  resultWriter: {
    Resource: both(writer, { Resource: getObject }),
    Parameters: both(writer, { Parameters: { Bucket: 'b', Prefix: 'other' } }),
    Arguments: both(writerJsonata, { Arguments: { Bucket: 'b', Prefix: 'other' } }),
    WriterConfig: both(writer, { WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSON' } }),
  },
  writerConfig: {
    Transformation: both(writerConfig, { Transformation: 'COMPACT' }),
    OutputType: both(writerConfig, { OutputType: 'JSONL' }),
  },
};

const fields = (Object.keys(objectShapes) as Holder[]).flatMap((holder) =>
  Object.keys(objectShapes[holder].fields).map((field) => [holder, field] as const),
);

test.each(fields.filter(([, field]) => field !== 'Comment'))('%s.%s is read, or rejected', async (holder, field) => {
  const probe = probes[holder][field];
  if (probe === undefined)
    throw new Error(`No probe shows that anything reads ${holder}.${field}: add one to this file, and a reader.`);
  const [one, other] = probe;
  expect(JSON.stringify(one)).not.toBe(JSON.stringify(other));
  expect(await doTheSame(one, other)).toBe(false);
});

test('equal input gives equal results, so that a probe means something', async () => {
  for (const make of [machine, branch, retrier, catcher, config, reader, readerConfig, csv, list, batcher, writer])
    expect(await doTheSame(make({}), make({}))).toBe(true);
  expect(await doTheSame(map({}, distributed(failing)), map({}))).toBe(false);
});
