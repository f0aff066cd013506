import { block, diagnoseState, end, fault } from './diagnose';

const map = (ProcessorConfig: object): object => ({
  Type: 'Map',
  ItemProcessor: { ...block('P'), ProcessorConfig },
  ...end,
});
const at = '/States/S/ItemProcessor/ProcessorConfig';

test('a Distributed Map names the type of its children', () => {
  expect(diagnoseState(map({ Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }))).toEqual([]);
  expect(diagnoseState(map({ Mode: 'DISTRIBUTED' }))).toEqual([
    fault('These fields are required: [ExecutionType]', at),
  ]);
  expect(diagnoseState(map({ Mode: 'DISTRIBUTED', ExecutionType: 'FAST' }))).toEqual([
    fault('Value should be one of the following: [STANDARD, EXPRESS]', `${at}/ExecutionType`),
  ]);
});

test('an inline Map has no children', () => {
  expect(diagnoseState(map({ Mode: 'INLINE' }))).toEqual([]);
  expect(diagnoseState(map({}))).toEqual([]);
  expect(diagnoseState(map({ Mode: 'INLINE', ExecutionType: 'STANDARD' }))).toEqual([
    fault("Field 'ExecutionType' is not supported", at),
  ]);
});
