import { pass } from '../support/pass';
import { project } from '../support/project';

const declared = `Parameters:
  Stage: { Type: String, AllowedValues: [dev, prod], Default: dev }
  Flags: { Type: CommaDelimitedList, AllowedValues: [a, b], Default: a }
  Logged: { Type: String, AllowedValues: [true, 1.0], Default: 'true' }
  Name: { Type: String, AllowedPattern: '[a-z]+', MinLength: 2, MaxLength: '4', Default: ab }
  Odd: { Type: String, AllowedPattern: '\\p{Alpha}++', Default: ab }
  Told: { Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: must be small letters, Default: ab }
  Size: { Type: Number, MinValue: 1, MaxValue: 10, Default: 5 }
  Java: { Type: String, AllowedPattern: '^\\p{L}[\\p{Alnum}-]*$', Default: ab }
  Read: { Type: 'AWS::SSM::Parameter::Value<String>', AllowedPattern: '/.*', Default: /orders/table }
  Union: { Type: String, AllowedPattern: '[[a-z][0-9]]+', Default: ab }
Resources:
  Order: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: '${JSON.stringify(pass('x'))}' } }
`;

test.each([
  { Stage: 'prod', Flags: ['a', 'b'], Logged: true, Name: 'abc', Size: 10, Told: 'a' },
  { Flags: 'b, a', Logged: '1.0', Size: '1', Odd: '!', Java: 'dev-1', Union: 'dev1', Read: 'orders' },
])('%j is allowed', (parameters) => {
  expect(project({ 'template.yaml': declared }).load('template.yaml', { parameters })).toMatchObject({ notes: [] });
});

test.each([
  [{ Stage: 'test' }, "2:10: Parameter 'Stage' must be one of AllowedValues: dev, prod.", '"test"'],
  [{ Flags: ['a', 'c'] }, "3:10: Parameter 'Flags' must be one of AllowedValues: a, b.", '"c"'],
  [{ Name: 'ab1' }, "5:9: Parameter 'Name' must match pattern [a-z]+.", '"ab1"'],
  [{ Name: 'a' }, "5:9: Parameter 'Name' must contain at least 2 characters.", '"a"'],
  [{ Name: 'abcde' }, "5:9: Parameter 'Name' must contain at most 4 characters.", '"abcde"'],
  [{ Told: 'A' }, '7:9: Parameter Told failed to satisfy constraint: must be small letters.', '"A"'],
  [{ Size: 0 }, "8:9: Parameter 'Size' must be a number not less than 1.", '"0"'],
  [{ Size: 11 }, "8:9: Parameter 'Size' must be a number not greater than 10.", '"11"'],
  [{ Size: 'many' }, "8:9: Parameter 'Size' must be a number.", '"many"'],
])('rejects %j', (parameters, reason, value) => {
  expect(project({ 'template.yaml': declared }).refusal('template.yaml', { parameters })).toBe(
    `template.yaml:${reason}\n  Its value is ${value}.`,
  );
});
