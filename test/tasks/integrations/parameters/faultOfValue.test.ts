import { shapeOf } from '../../../../src/services/schemas/ServiceShape';
import { faultOfValue } from '../../../../src/tasks/integrations/parameters/faultOfValue';
import { parseJson } from '../../../../src/util/json';

/** A structure with a member of each kind. */
const shape = shapeOf(
  [
    3,
    'ns',
    'PutThingRequest',
    0,
    ['text', 'count', 'isOn', 'when', 'raw', 'names', 'tags', 'inner', 'Upper'],
    [0, 1, 2, 4, 21, 64, 128, () => inner, 0],
  ],
  'sdk',
);
const inner = [3, 'ns', 'DBInner', 0, ['depth'], [1]];

/** With its numbers as they are written. */
const fault = (json: string, service = 'sqs') => faultOfValue('Parameters', parseJson(json), shape, service);
const mustBe = (field: string, kind: string) => `The value for the field '${field}' must be ${kind}`;

test.each([
  '{}',
  '{"Text": "a", "Count": 1, "IsOn": true, "When": 5, "Raw": {"any": 1}, "Names": ["a"], "Tags": {"k": "v"}, "Inner": {"Depth": 2}}',
  '{"Text": null, "Count": null, "IsOn": null, "Names": null, "Tags": null, "Inner": null}',
  '{"Text": "{% $x %}", "Count": "{% $x %}", "Names": "{% $x %}", "Inner": "{% $x %}"}',
  '{"Count": "${Count}", "Names": "${Names}"}',
  '{"Count.$": "$.n", "Inner": {"Depth.$": "$.d"}}',
  '{"Tags": {"k.$": "$.v"}}',
  '{"IsOn": 1}',
  '{"IsOn": "TRUE"}',
  '{"IsOn": " false "}',
  '{"IsOn": ""}',
  '{"Upper": "x"}',
])('accepts %s', (json) => {
  expect(fault(json)).toBeUndefined();
});

const builder = '`software.amazon.awssdk.services.sqs.model.DbInner$BuilderImpl`';
const construct = `Cannot construct instance of ${builder} (although at least one Creator exists): no `;
const boolean = 'Cannot deserialize value of type `java.lang.Boolean` from ';

test.each([
  ['{"Text": 1}', mustBe('Text', 'a STRING')],
  ['{"Text": {"a": 1}}', mustBe('Text', 'a STRING')],
  ['{"Count": "5"}', mustBe('Count', 'an INTEGER')],
  ['{"Count": true}', mustBe('Count', 'an INTEGER')],
  ['{"Names": "a"}', mustBe('Names', 'an ARRAY')],
  ['{"Names": ["a", 2]}', mustBe('Names', 'a STRING')],
  ['{"Tags": []}', mustBe('Tags', 'an OBJECT')],
  ['{"Tags": {"ok": "v", "k": 1}}', mustBe('k', 'a STRING')],
  ['{"Inner": {"Depth": "x"}}', mustBe('Depth', 'an INTEGER')],
  ['{"Other": 1}', 'The field "Other" is not supported by Step Functions'],
  ['{"text": "x"}', 'The field "text" is not supported by Step Functions'],
  ['{"Other.$": "$.x"}', 'The field "Other" is not supported by Step Functions'],
  ['{"IsOn": "yes"}', `${boolean}String "yes": only "true" or "false" recognized`],
  ['{"IsOn": "tRue"}', `${boolean}String "tRue": only "true" or "false" recognized`],
  ['{"IsOn": []}', `${boolean}Array value (token \`JsonToken.START_ARRAY\`)`],
  ['{"IsOn": {}}', `${boolean}Object value (token \`JsonToken.START_OBJECT\`)`],
  ['{"IsOn": 1.5}', `${boolean}Floating-point value (token \`JsonToken.VALUE_NUMBER_FLOAT\`)`],
  ['{"Inner": "x"}', `${construct}String-argument constructor/factory method to deserialize from String value ('x')`],
  ['{"Inner": 5}', `${construct}int/Int-argument constructor/factory method to deserialize from Number value (5)`],
  [
    '{"Inner": 5.5}',
    `${construct}double/Double-argument constructor/factory method to deserialize from Number value (5.5)`,
  ],
  [
    '{"Inner": true}',
    `${construct}boolean/Boolean-argument constructor/factory method to deserialize from boolean value (true)`,
  ],
  ['{"Inner": []}', `Cannot deserialize value of type ${builder} from Array value (token \`JsonToken.START_ARRAY\`)`],
])('rejects %s', (json, expected) => {
  expect(fault(json)).toBe(expected);
});

test('a service with whole numbers alone rejects fractions, 2.0 included; others take them', () => {
  const faults = (service: string) => ['2', '2.0', '2.5'].map((count) => fault(`{"Count": ${count}}`, service));
  const wrong = mustBe('Count', 'an INTEGER');
  expect([faults('sqs'), faults('dynamodb')]).toEqual([
    [undefined, wrong, wrong],
    [undefined, undefined, undefined],
  ]);
});

test('a string that contains JSON may be written as JSON', () => {
  const text = shapeOf(0, 'sdk');
  const faults = (name: string, service: string): unknown => faultOfValue(name, { a: [1] }, text, service);
  expect([faults('Input', 'sfn'), faults('Name', 'sfn'), faults('Input', 'sqs')]).toEqual([
    undefined,
    mustBe('Name', 'a STRING'),
    mustBe('Input', 'a STRING'),
  ]);
});
