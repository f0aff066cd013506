import { completeDefinition } from '../../../src/console/model/completeDefinition';

/** `|` is where the cursor stands. */
function labelsAt(marked: string): string[] {
  const offset = marked.indexOf('|');
  return completeDefinition(marked.replace('|', ''), offset).options.map(({ label }) => label);
}

test('the missing fields of a machine', () => {
  expect(labelsAt('{"StartAt": "A", |}')).toEqual(['States', 'Comment', 'QueryLanguage', 'Version', 'TimeoutSeconds']);
  expect(labelsAt('{"StartAt": "A", "S|"}')).toEqual([
    'States',
    'Comment',
    'QueryLanguage',
    'Version',
    'TimeoutSeconds',
  ]);
});

test('the fields of a state depend on its type', () => {
  expect(labelsAt('{"States": {"A": {|}}}')).toEqual(['Type', 'Next', 'End', 'Comment']);
  const wait = labelsAt('{"States": {"A": {"Type": "Wait", |}}}');
  expect(wait).toEqual(expect.arrayContaining(['Seconds', 'Timestamp', 'Next', 'End']));
  expect(wait).not.toContain('Type');
  expect(wait).not.toContain('Resource');
});

test.each([
  ['{"States": {"A": {"Type": "|"}}}', ['Pass', 'Task', 'Wait', 'Choice', 'Succeed', 'Fail', 'Parallel', 'Map']],
  ['{"States": {"A": {"Next": |}, "B": {}}}', ['A', 'B']],
  ['{"StartAt": "|", "States": {"A": {}, "B": {}}}', ['A', 'B']],
  ['{"States": {"P": {"Branches": [{"StartAt": |, "States": {"X": {}}}]}, "B": {}}}', ['X']],
  ['{"States": {"P": {"Branches": [{"States": {"X": {"Next": |}}}]}, "B": {}}}', ['X']],
  ['{"States": {"C": {"Choices": [{"Next": |}]}, "D": {}}}', ['C', 'D']],
  ['{"QueryLanguage": |}', ['JSONPath', 'JSONata']],
  ['{"States": {"A": {"Retry": [{"JitterStrategy": "|"}]}}}', ['NONE', 'FULL']],
])('the values at %s', (marked, expected) => {
  expect(labelsAt(marked)).toEqual(expected);
});

test('errors, retriers, rules and integrations', () => {
  expect(labelsAt('{"States": {"A": {"Catch": [{"ErrorEquals": ["|"]}]}}}')).toContain('States.ALL');
  expect(labelsAt('{"States": {"A": {"Retry": [{|}]}}}')).toContain('BackoffRate');
  expect(labelsAt('{"States": {"A": {"Choices": [{"Variable": "$.a", |}]}}}')).toContain('NumericGreaterThan');
  expect(labelsAt('{"States": {"A": {"Resource": "|"}}}')).toContain('arn:aws:states:::lambda:invoke');
});

test('in data there is nothing to offer', () => {
  expect(labelsAt('{"States": {"A": {"Parameters": {|}}}}')).toEqual([]);
  expect(labelsAt('{"States": {"A": {"Result": "|"}}}')).toEqual([]);
});

test('a suggestion replaces the whole word around the cursor', () => {
  const source = '{"States": {"A": {"Next": "Bx"}}}';
  const { from, to, isInText } = completeDefinition(source, source.lastIndexOf('x'));
  expect({ text: source.slice(from, to), isInText }).toEqual({ text: '"Bx"', isInText: true });
});

test.each(['', '{', '}', '"', '{"a": "', '[[[', '{"States": {"__proto__": {|', ',,,:', '{"a" "b" {'])(
  'whatever is written, %j breaks nothing',
  (source) => {
    for (let offset = 0; offset <= source.length; offset++)
      expect(Array.isArray(completeDefinition(source, offset).options)).toBe(true);
  },
);
