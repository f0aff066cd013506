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

test('a Distributed Map is named with all that belongs to it', () => {
  expect(diagnoseState(map, { notYet: true })).toEqual([
    notYet('ItemReader of a Distributed Map', '/States/S/ItemReader'),
    notYet('ItemBatcher of a Distributed Map', '/States/S/ItemBatcher'),
    notYet('ResultWriter of a Distributed Map', '/States/S/ResultWriter'),
    notYet('Distributed Map', '/States/S/ItemProcessor/ProcessorConfig/Mode'),
  ]);
});

test('an inline Map is not', () => {
  expect(diagnoseState({ Type: 'Map', ItemProcessor: block('P'), ...end }, { notYet: true })).toEqual([]);
});

test('nor is anything when only the language is asked for', () => {
  expect(diagnoseState(map)).toEqual([]);
});
