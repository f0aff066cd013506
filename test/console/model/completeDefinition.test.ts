import { completeDefinition } from '../../../src/console/model/completeDefinition';
import { openDocument } from '../../../src/definitions/document/openDocument';
import { openJson } from '../../../src/definitions/document/openJson';
import type { DefinitionDocument } from '../../../src/definitions/document/DefinitionDocument';

type Open = (text: string) => DefinitionDocument;

const openYaml: Open = (text) => openDocument(text, { file: 'order.asl.yaml' });
const openTemplate: Open = (text) => openDocument(text, { file: 'template.yaml' });

function completionsAt(marked: string, open: Open = openJson) {
  const offset = marked.indexOf('|');
  return completeDefinition(open(marked.replace('|', '')), offset, open);
}

/** `|` is where the cursor stands. */
function labelsAt(marked: string, open?: Open): string[] {
  return completionsAt(marked, open).options.map(({ label }) => label);
}

/** The text after the completion with a label was taken. */
function taken(marked: string, label: string, open?: Open): string {
  const { options, from, to } = completionsAt(marked, open);
  const text = marked.replace('|', '');
  const insert = options.find((one) => one.label === label)?.insert;
  return `${text.slice(0, from)}${insert}|${text.slice(to)}`;
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
  const { from, to, isInText } = completeDefinition(openJson(source), source.lastIndexOf('x'), openJson);
  expect({ text: source.slice(from, to), isInText }).toEqual({ text: '"Bx"', isInText: true });
});

test.each(['', '{', '}', '"', '{"a": "', '[[[', '{"States": {"__proto__": {|', ',,,:', '{"a" "b" {'])(
  'whatever is written, %j breaks nothing',
  (source) => {
    for (let offset = 0; offset <= source.length; offset++)
      for (const open of [openJson, openYaml, openTemplate])
        expect(Array.isArray(completeDefinition(open(source), offset, open).options)).toBe(true);
  },
);

const yaml = (...lines: string[]): string =>
  `StartAt: A\nStates:\n  A:\n${lines.map((line) => `    ${line}\n`).join('')}`;

describe('in YAML', () => {
  test.each([
    ['the fields of a new state', yaml('|'), ['Type', 'Next', 'End', 'Comment']],
    [
      'the fields of a machine',
      'StartAt: A\n|\nStates: {}\n',
      ['Comment', 'QueryLanguage', 'Version', 'TimeoutSeconds'],
    ],
    ['the states', yaml('Type: Pass', 'Next: |').concat('  B: { Type: Succeed }\n'), ['A', 'B']],
    ['the states for StartAt', 'StartAt: |\nStates:\n  A: {}\n  B: {}\n', ['A', 'B']],
    ['the states of a branch', yaml('Branches:', '  - StartAt: |', '    States:', '      X: {}'), ['X']],
    ['a value of a list', yaml('Retry:', '  - JitterStrategy: |'), ['NONE', 'FULL']],
    ['the types, where a name was begun', yaml('Type: Pa|', 'End: true'), expect.arrayContaining(['Pass', 'Parallel'])],
    ['the types in quotes', yaml("Type: 'P|'"), expect.arrayContaining(['Pass'])],
    ['the types in a flow map', 'States: { A: { Type: | } }\n', expect.arrayContaining(['Pass'])],
    [
      'the fields in a flow map',
      'States: { A: { Type: Succeed, | } }\n',
      expect.arrayContaining(['Output', 'Comment']),
    ],
    ['the fields before others', yaml('Type: Wait', 'Sec|', 'End: true'), expect.arrayContaining(['Seconds'])],
    ['the fields of a retrier', yaml('Retry:', '  - |'), expect.arrayContaining(['ErrorEquals', 'BackoffRate'])],
    [
      'the next fields of a retrier',
      yaml('Retry:', '  - ErrorEquals: [X]', '    |'),
      expect.arrayContaining(['MaxAttempts']),
    ],
    ['errors', yaml('Retry:', '  - ErrorEquals:', '      - |'), expect.arrayContaining(['States.ALL'])],
    ['errors in brackets', yaml('Retry:', '  - ErrorEquals: [|]'), expect.arrayContaining(['States.ALL'])],
    ['errors after others', yaml('Retry:', '  - ErrorEquals: [A, |]'), expect.arrayContaining(['States.ALL'])],
    [
      'resources',
      yaml('Type: Task', 'Resource: arn:aws:st|'),
      expect.arrayContaining(['arn:aws:states:::sqs:sendMessage']),
    ],
    ['nothing in a comment', yaml('Type: Pass # |'), []],
    ['nothing in data', yaml('Type: Pass', 'Result:', '  a: |'), []],
    ['nothing in data, for a name', yaml('Type: Pass', 'Result:', '  |'), []],
    ['nothing directly behind a colon', yaml('Type:|'), []],
    ['nothing directly behind a quote', yaml("Type: 'Pass'|"), []],
  ])('%s', (_, marked, expected) => {
    expect(labelsAt(marked, openYaml)).toEqual(expected);
  });

  test('the fields that a state has are not offered again', () => {
    const fields = labelsAt(yaml('Type: Wait', '|', 'Seconds: 1'), openYaml);
    expect(fields).toContain('Timestamp');
    expect(fields).not.toContain('Type');
    expect(fields).not.toContain('Seconds');
  });

  test.each([
    [yaml('Ty|'), 'Type', yaml('Type: |')],
    [yaml('Ty|: Pass'), 'Type', yaml('Type|: Pass')],
    [yaml('Next: |').concat('  "on": {}\n'), 'on', yaml('Next: "on"|').concat('  "on": {}\n')],
    [yaml('Next: Sh|').concat('  Ship it: {}\n'), 'Ship it', yaml('Next: Ship it|').concat('  Ship it: {}\n')],
    [yaml("Next: 'S|'").concat('  Ship: {}\n'), 'Ship', yaml("Next: 'Ship'|").concat('  Ship: {}\n')],
    [yaml('Resource: |'), 'arn:aws:states:::sns:publish', yaml('Resource: arn:aws:states:::sns:publish|')],
    [
      'States: { A: { Resource: arn| } }',
      'arn:aws:states:::sns:publish',
      'States: { A: { Resource: "arn:aws:states:::sns:publish"| } }',
    ],
  ])('what is inserted in %j for %s', (marked, label, expected) => {
    expect(taken(marked, label, openYaml)).toBe(expected);
  });
});

describe('in a template', () => {
  const inYaml = (definition: string): string =>
    `Resources:\n  Order:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      ${definition}\n      Role: !GetAtt Role.Arn\n`;

  test('in YAML', () => {
    const marked = inYaml('Definition:\n        StartAt: |\n        States:\n          Ship: { Type: Succeed }');
    expect(labelsAt(marked, openTemplate)).toEqual(['Ship']);
    expect(labelsAt(inYaml('Definition:\n        |'), openTemplate)).toContain('StartAt');
    expect(labelsAt(marked.replace('|', '').replace('Role:', 'R|:'), openTemplate)).toEqual([]);
  });

  test('a value after the last line of the definition', () => {
    const marked = inYaml(
      'Definition:\n        StartAt: Ship\n        States:\n          Ship:\n            Type: Succeed\n            |',
    );
    expect(labelsAt(marked, openTemplate)).toContain('Comment');
  });

  test.each([
    ['DefinitionString: |\n        {"StartAt": |, "States": {"Ship": {}}}', '"StartAt": "Ship"|,'],
    [`DefinitionString: '{"StartAt": |, "States": {"Ship": {}}}'`, '"StartAt": "Ship"|,'],
    ['DefinitionString: "{\\"StartAt\\": \\"S|\\", \\"States\\": {\\"Ship\\": {}}}"', '\\"StartAt\\": \\"Ship\\"|,'],
  ])('JSON in a string: %s', (definition, expected) => {
    const marked = inYaml(definition.replace('String: |', 'String: %')).replace(
      'AWS::Serverless',
      'AWS::StepFunctions',
    );
    const open: Open = (text) => openTemplate(text.replace('String: %', 'String: |'));
    expect(taken(marked, 'Ship', open)).toContain(expected);
  });
});
