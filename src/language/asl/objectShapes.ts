import { MAX_ATTEMPTS, MAX_BATCH_BYTES, MAX_DELAY_SECONDS, MAX_SECONDS } from './limits';
import { shape, type FieldShape, type ObjectShape } from './ObjectShape';

const text: FieldShape = { kind: 'string' };
const stateName: FieldShape = { kind: 'stateName' };
const jsonPath = { language: 'JSONPath' } as const;
const jsonata = { language: 'JSONata' } as const;
const referencePath: FieldShape = { kind: 'referencePath', ...jsonPath };
const block = { StartAt: stateName, States: { kind: 'object', nonEmpty: true }, Comment: text } as const;

/** Objects of the language that are not states; rules of a Choice are in `asl/choiceRules.ts`. */
export const objectShapes = {
  machine: shape(
    {
      ...block,
      QueryLanguage: { kind: 'enum', values: ['JSONPath', 'JSONata'] },
      Version: { kind: 'enum', values: ['1.0'] },
      TimeoutSeconds: { kind: 'integer', min: 0, max: MAX_SECONDS },
    },
    { required: ['States', 'StartAt'] },
  ),
  branch: shape(block, { required: ['States', 'StartAt'] }),
  processor: shape({ ...block, ProcessorConfig: { kind: 'object' } }, { required: ['States', 'StartAt'] }),
  processorConfig: shape({
    Mode: { kind: 'discriminator', values: ['INLINE', 'DISTRIBUTED'] },
    ExecutionType: { kind: 'enum', values: ['STANDARD', 'EXPRESS'] },
  }),
  retrier: shape(
    {
      ErrorEquals: { kind: 'strings', nonEmpty: true },
      IntervalSeconds: { kind: 'integer', min: 0, max: MAX_SECONDS },
      MaxAttempts: { kind: 'integer', min: 0, max: MAX_ATTEMPTS },
      BackoffRate: { kind: 'number', min: 1 },
      MaxDelaySeconds: { kind: 'integer', min: 1, max: MAX_DELAY_SECONDS },
      JitterStrategy: { kind: 'enum', values: ['NONE', 'FULL'] },
      Comment: text,
    },
    { required: ['ErrorEquals'] },
  ),
  catcher: shape(
    {
      ErrorEquals: { kind: 'strings', nonEmpty: true },
      Next: stateName,
      ResultPath: { kind: 'resultPath', ...jsonPath },
      Output: { kind: 'payload', ...jsonata },
      Assign: { kind: 'assign' },
      Comment: text,
    },
    { required: ['ErrorEquals', 'Next'] },
  ),
  itemReader: shape(
    {
      Resource: text,
      Parameters: { kind: 'template', ...jsonPath },
      Arguments: { kind: 'payload', ...jsonata },
      ReaderConfig: { kind: 'object' },
    },
    { required: ['Resource'] },
  ),
  readerConfig: shape(
    {
      InputType: { kind: 'discriminator', values: ['MANIFEST', 'JSON', 'CSV', 'JSONL', 'PARQUET'] },
      Transformation: { kind: 'enum', values: ['NONE', 'LOAD_AND_FLATTEN'] },
      ManifestType: { kind: 'enum', values: ['ATHENA_DATA', 'S3_INVENTORY'] },
      CSVHeaderLocation: { kind: 'discriminator', values: ['FIRST_ROW', 'GIVEN'] },
      CSVHeaders: { kind: 'strings' },
      CSVDelimiter: { kind: 'enum', values: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'] },
      ItemsPointer: text,
      MaxItems: { kind: 'integer', min: 0, expression: true },
      MaxItemsPath: referencePath,
    },
    { atMostOne: [['MaxItems', 'MaxItemsPath']] },
  ),
  itemBatcher: shape(
    {
      MaxItemsPerBatch: { kind: 'integer', min: 1, expression: true },
      MaxItemsPerBatchPath: referencePath,
      MaxInputBytesPerBatch: { kind: 'integer', min: 1, max: MAX_BATCH_BYTES, expression: true },
      MaxInputBytesPerBatchPath: referencePath,
      BatchInput: { kind: 'payload' },
    },
    {
      atMostOne: [
        ['MaxItemsPerBatch', 'MaxItemsPerBatchPath'],
        ['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'],
      ],
    },
  ),
  resultWriter: shape({
    Resource: text,
    Parameters: { kind: 'template', ...jsonPath },
    Arguments: { kind: 'payload', ...jsonata },
    WriterConfig: { kind: 'object' },
  }),
  writerConfig: shape(
    {
      Transformation: { kind: 'enum', values: ['NONE', 'COMPACT', 'FLATTEN'] },
      OutputType: { kind: 'enum', values: ['JSON', 'JSONL'] },
    },
    { required: ['OutputType'] },
  ),
} as const satisfies Record<string, ObjectShape>;
