import { block, end } from '../../rules/diagnose';
import { advise } from './advise';

const map = (more: object, ProcessorConfig?: object): object => ({
  Type: 'Map',
  ItemProcessor: { ...block('P'), ...(ProcessorConfig && { ProcessorConfig }) },
  ...more,
  ...end,
});
const writer = { ResultWriter: { WriterConfig: { OutputType: 'JSON' } } };

test('an inline Map with a field that only a Distributed Map has', () => {
  const told = (name: string): string =>
    `FIELD_OF_DISTRIBUTED_MAP /States/S/${name}: Only a Distributed Map has ${name}, but this Map is an inline one: no run gets past it.`;
  expect(advise({ S: map({ ItemBatcher: { MaxItemsPerBatch: 2 } }) })).toEqual([told('ItemBatcher')]);
  expect(advise({ S: map(writer, { Mode: 'INLINE' }) })).toEqual([told('ResultWriter')]);
  expect(advise({ S: map(writer, { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }) })).toEqual([]);
  expect(advise({ S: map({}) })).toEqual([]);
});
