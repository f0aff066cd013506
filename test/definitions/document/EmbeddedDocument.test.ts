import fc from 'fast-check';
import type { DocumentEdit } from '../../../src/definitions/document/DefinitionDocument';
import { openDocument } from '../../../src/definitions/document/openDocument';
import type { Json } from '../../../src/util/json';
import { anEdit, applyEdit, chooser, object, tries, value, writeJson } from './randomDocument';

const literal = `Resources: # all
  Order:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Sub |
        {
          "StartAt": "Charge",
          "States": {
            "Charge": {
              "Type": "Task",
              "Resource": "\${Charge.Arn}",
              "TimeoutSeconds": \${Seconds},
              "End": true
            }
          }
        }
      RoleArn: !GetAtt Role.Arn
`;

test('the text of a literal block keeps its indentation, and tokens stay', () => {
  const document = openDocument(literal, { file: 'template.yaml' });
  const { document: after, changes } = document.edit([
    { kind: 'rename', path: ['States', 'Charge'], name: 'Pay' },
    { kind: 'set', path: ['StartAt'], value: 'Pay' },
    { kind: 'set', path: ['States', 'Pay', 'Retry'], value: [{ ErrorEquals: ['States.ALL'] }], before: 'End' },
  ]);
  expect(document.definition).toEqual({
    StartAt: 'Charge',
    States: { Charge: { Type: 'Task', Resource: '${Charge.Arn}', TimeoutSeconds: '${Seconds}', End: true } },
  });
  expect(after.text).toBe(
    literal
      .replace('"StartAt": "Charge"', '"StartAt": "Pay"')
      .replace('"Charge": {', '"Pay": {')
      .replace(
        '              "End"',
        `              "Retry": [
                {
                  "ErrorEquals": [
                    "States.ALL"
                  ]
                }
              ],
              "End"`,
      ),
  );
  expect(changes).toHaveLength(3);
  const range = after.rangeOf(['States', 'Pay', 'End'], 'name')!;
  expect([after.text.slice(range.from, range.to), after.placeAt(range.from + 1)]).toEqual([
    '"End"',
    { path: ['States', 'Pay', 'End'], part: 'name' },
  ]);
});

test.each([
  [
    'a string of a JSON template',
    (json: string) =>
      `{"Resources": {"A": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"DefinitionString": ${JSON.stringify(json)}}}}}`,
    'a.json',
  ],
  ['double quotes', (json: string) => template(JSON.stringify(json)), 'a.yaml'],
  ['single quotes', (json: string) => template(`'${JSON.stringify(JSON.parse(json)).replace(/'/g, "''")}'`), 'a.yaml'],
  [
    'Fn::Sub with values',
    (json: string) => template(`\n        Fn::Sub:\n          - ${JSON.stringify(json)}\n          - X: y # z`),
    'a.yaml',
  ],
  ['a folded block', (json: string) => template(`>-\n${indented(json)}`), 'a.yaml'],
] as const)('%s', (_, embed, file) => {
  const json = `{\n  "StartAt": "it's",\n  "States": {\n    "it's": { "Type": "Pass", "End": true }\n  }\n}`;
  const text = embed(json);
  const { document } = openDocument(text, { file }).edit([
    { kind: 'set', path: ['States', "it's", 'Comment'], value: 'a "b" \\ c\n' },
  ]);
  expect(document.definition).toEqual({
    StartAt: "it's",
    States: { "it's": { Type: 'Pass', End: true, Comment: 'a "b" \\ c\n' } },
  });
  const undone = document.edit([{ kind: 'remove', path: ['States', "it's", 'Comment'] }]).document;
  expect(undone.text).toBe(text);
});

test('random edits inside of a literal block change the data as they say', () => {
  const seeds = fc.array(fc.nat(10_000), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(object, seeds, fc.array(value, { minLength: 3, maxLength: 3 }), (root, numbers, fresh) => {
      const choose = chooser(numbers);
      const json = writeJson(root, choose)
        .replace(/^\uFEFF/, '')
        .replace(/\r\n/g, '\n')
        .trimEnd();
      const text = template(`|\n${indented(json)}`) + (choose(2) === 0 ? '      After: 1 # kept\n' : '');
      const document = openDocument(text, { file: 'a.yaml' });
      if (document.readOnly !== undefined) return;
      const edits: DocumentEdit[] = [];
      let wanted: Json = root;
      for (const one of fresh) {
        const edit = anEdit(wanted, choose, one);
        edits.push(edit);
        wanted = applyEdit(wanted, edit);
      }
      const { document: after, changes } = document.edit(edits);
      expect(JSON.stringify(after.definition)).toBe(JSON.stringify(wanted));
      const made = changes.reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);
      expect(made).toBe(after.text);
    }),
    tries(200),
  );
});

function template(definition: string): string {
  return `Resources:\n  A:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: ${definition}\n`;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `        ${line}`))
    .join('\n');
}

test('says which language the file has, and writes a piece with the escapes of the string', () => {
  const inJson = JSON.stringify({
    Resources: {
      Order: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { DefinitionString: '{"StartAt": "A", "States": {}}' },
      },
    },
  });
  const languages = [openDocument(literal, { file: 'template.yaml' }), openDocument(inJson, { file: 'template.json' })];
  expect(languages.map(({ language, fileLanguage }) => [language, fileLanguage])).toEqual([
    ['json', 'yaml'],
    ['json', 'json'],
  ]);
  expect(languages.map((document) => document.escape('"A"'))).toEqual(['"A"', '\\"A\\"']);
});
