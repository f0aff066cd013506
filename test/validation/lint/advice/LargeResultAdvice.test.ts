import { advise } from './advise';

const map = (more: object): object => ({
  Each: {
    Type: 'Map',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON' },
      Parameters: { Bucket: 'b', Key: 'k' },
    },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'One',
      States: { One: { Type: 'Pass', End: true } },
    },
    End: true,
    ...more,
  },
});

test('all results of items of S3 become the output', () => {
  expect(advise(map({}))).toEqual([
    'RESULTS_BELONG_IN_S3 /States/Each: The results of all items that this Map reads from S3 become its output, which is limited to 256 KiB.',
  ]);
});

test.each([
  [
    'a ResultWriter',
    { ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', Prefix: 'p' } } },
  ],
  ['no result', { ResultPath: null }],
  ['what is selected of it', { ResultSelector: { n: 1 } }],
  ['items of the input', { ItemReader: undefined }],
  [
    'a few items',
    {
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON', MaxItems: 10 },
        Parameters: {},
      },
    },
  ],
])('%s is left alone', (_name, more) => {
  expect(advise(JSON.parse(JSON.stringify(map(more))) as object)).toEqual([]);
});

test('JSONata: an Output without the result', () => {
  const jsonata = { machine: { QueryLanguage: 'JSONata' } };
  expect(advise(map({ Output: '{% $count($states.result) %}' }), jsonata)).toHaveLength(1);
  expect(advise(map({ Output: { done: true } }), jsonata)).toEqual([]);
});
