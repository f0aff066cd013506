/** One after the other: `count` states of the same kind. */
function chain(count, state) {
  const States = {};
  for (let i = 0; i < count; i++)
    States[`S${i}`] = { ...state, ...(i + 1 < count ? { Next: `S${i + 1}` } : { End: true }) };
  return { StartAt: 'S0', States };
}

const task = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', ResultPath: '$.result' };
const pass = { Type: 'Pass', Parameters: { 'id.$': '$.id', step: 'done' }, ResultPath: '$.last' };
const mapOf = (fields, item) => ({
  StartAt: 'Map',
  States: {
    Map: { Type: 'Map', ...fields, Iterator: { StartAt: 'Item', States: { Item: { ...item, End: true } } }, End: true },
  },
});
const selector = { 'index.$': '$$.Map.Item.Index', 'item.$': '$$.Map.Item.Value' };
const selected = mapOf({ Parameters: selector }, { Type: 'Pass', Parameters: { 'id.$': '$.item.id' } });

const items = (count) => Array.from({ length: count }, (_, id) => ({ id }));
const payload = (bytes) => ({
  id: 1,
  records: Array.from({ length: Math.round(bytes / 45) }, (_, id) => ({ id, name: `record number ${id} of many` })),
});

/** Each: a definition, an input, how many state transitions it makes, and the mark against the peer (× faster). */
export const workloads = [
  { name: '10 Pass states', definition: chain(10, pass), input: { id: 1 }, transitions: 10 },
  { name: '10 empty Pass states', definition: chain(10, { Type: 'Pass' }), input: { a: 1 }, transitions: 10, mark: 4 },
  {
    name: 'Choice loop to 1,000',
    definition: {
      StartAt: 'Add',
      States: {
        Add: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Check' },
        Check: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 1000, Next: 'Add' }], Default: 'Done' },
        Done: { Type: 'Succeed' },
      },
    },
    input: { n: 0 },
    transitions: 2_001,
    mark: 60,
  },
  {
    name: 'Task and Choice loop to 1,000',
    definition: {
      StartAt: 'Add',
      States: {
        Add: { Type: 'Task', Resource: task.Resource, Next: 'Check' },
        Check: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 1000, Next: 'Add' }], Default: 'Done' },
        Done: { Type: 'Succeed' },
      },
    },
    input: { n: 0 },
    transitions: 2_001,
    handlers: { work: ({ n }) => ({ n: n + 1 }) },
    mark: 8,
  },
  {
    name: 'Parallel of 10',
    definition: {
      StartAt: 'Fan',
      States: {
        Fan: {
          Type: 'Parallel',
          Branches: Array.from({ length: 10 }, (_, i) => ({
            StartAt: `B${i}`,
            States: { [`B${i}`]: { ...pass, End: true } },
          })),
          End: true,
        },
      },
    },
    input: { id: 1 },
    transitions: 11,
    mark: 50,
  },
  { name: 'Map of 1,000', definition: selected, input: items(1_000), transitions: 1_001, mark: 60 },
  {
    name: 'Map of 1,000 empty Pass states',
    definition: mapOf({}, { Type: 'Pass' }),
    input: items(1_000),
    transitions: 1_001,
  },
  // Its history would be too long for a Standard execution.
  { name: 'Map of 10,000', type: 'EXPRESS', definition: selected, input: items(10_000), transitions: 10_001 },
  {
    name: '10 mocked Tasks',
    definition: chain(10, task),
    input: { a: 1 },
    transitions: 10,
    handlers: { work: () => ({ ok: true }) },
    mark: 2,
  },
  { name: '10 Pass states, 10 KB', definition: chain(10, pass), input: payload(10_000), transitions: 10, mark: 8 },
  { name: '10 Pass states, 200 KB', definition: chain(10, pass), input: payload(200_000), transitions: 10, mark: 8 },
];
