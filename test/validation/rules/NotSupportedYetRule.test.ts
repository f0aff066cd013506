import { block, diagnoseState, end, warning } from './diagnose';

const map = {
  Type: 'Map',
  ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'b' } },
  ItemBatcher: { MaxItemsPerBatch: 1 },
  ResultWriter: { WriterConfig: { OutputType: 'JSON' } },
  ItemProcessor: { ...block('P'), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
  ...end,
};
const notYet = (what: string, location: string): object =>
  warning('STEPMILL_NOT_SUPPORTED_YET', `Stepmill does not run this yet: ${what}.`, location);

test('a reader and a writer are named', () => {
  expect(diagnoseState(map, { notYet: true })).toEqual([
    notYet('ItemReader of a Distributed Map', '/States/S/ItemReader'),
    notYet('ResultWriter of a Distributed Map', '/States/S/ResultWriter'),
  ]);
});

test('an inline Map is not', () => {
  expect(diagnoseState({ Type: 'Map', ItemProcessor: block('P'), ...end }, { notYet: true })).toEqual([]);
});

test('nor is anything when only the language is asked for', () => {
  expect(diagnoseState(map)).toEqual([]);
});
