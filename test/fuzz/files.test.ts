import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { loadDefinitions } from '../../src/definitions/loadDefinitions';
import { createService } from '../../src/emulator/service/createService';
import { HarnessError } from '../../src/errors/HarnessError';
import { machines } from './machines';
import { changed, fuzzing, hangsAfterMs, oddText, oddValue } from './odd';

// Any file is either read or rejected with an error for its author.

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-fuzz-'));
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

/** A defect throws something else. */
function orRefused(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
  }
}

const mockFile = {
  StateMachines: { M: { TestCases: { Happy: { T: 'Answers', M: 'Answers' }, Sad: { T: 'Fails' } } } },
  MockedResponses: {
    Answers: { '0': { Return: { a: 1 } }, '1-2': { Throw: { Error: 'E', Cause: 'c' } } },
    Fails: { '0': { Throw: { Error: 'E' } } },
  },
};

test(
  'mock files',
  () => {
    fc.assert(
      fc.property(fc.oneof(changed(mockFile), oddValue), (mocks) => {
        const file = path.join(folder, 'mocks.json');
        fs.writeFileSync(file, JSON.stringify(mocks) ?? '');
        orRefused(() => createService({ mocks: file }).close());
        orRefused(() => createService({ mocks: mocks as object }).close());
      }),
      fuzzing,
    );
  },
  hangsAfterMs,
);

const templates: readonly object[] = [
  {
    AWSTemplateFormatVersion: '2010-09-09',
    Transform: 'AWS::Serverless-2016-10-31',
    Parameters: { Stage: { Type: 'String', Default: 'dev', AllowedValues: ['dev', 'prod'] } },
    Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
    Mappings: { Map: { dev: { n: 1 } } },
    Resources: {
      M: {
        Type: 'AWS::Serverless::StateMachine',
        Properties: {
          Definition: machines[0],
          DefinitionSubstitutions: { Fn: { 'Fn::GetAtt': ['F', 'Arn'] } },
          Role: 'arn:aws:iam::123456789012:role/r',
          Type: 'STANDARD',
        },
      },
      N: {
        Type: 'AWS::StepFunctions::StateMachine',
        Condition: 'IsProd',
        Properties: {
          DefinitionString: { 'Fn::Sub': ['${a}', { a: { 'Fn::Join': ['', ['{', '}']] } }] },
          RoleArn: { 'Fn::If': ['IsProd', 'a', { Ref: 'AWS::NoValue' }] },
        },
      },
      F: {
        Type: 'AWS::Serverless::Function',
        Properties: {
          Handler: 'a.b',
          Runtime: 'nodejs20.x',
          CodeUri: '.',
          Environment: { Variables: { X: { 'Fn::FindInMap': ['Map', { Ref: 'Stage' }, 'n'] } } },
        },
      },
    },
    Outputs: { O: { Value: { Ref: 'M' } } },
  },
  {
    service: 's',
    provider: { name: 'aws' },
    custom: { a: '${self:service}' },
    stepFunctions: { stateMachines: { m: { name: '${self:custom.a}-m', definition: machines[0] } } },
    functions: { f: { handler: 'a.b' } },
  },
  {
    planned_values: {
      root_module: {
        resources: [
          { address: 'a.b', type: 'aws_sfn_state_machine', name: 'b', values: { name: 'm', definition: '{}' } },
        ],
      },
    },
  },
  ...machines,
];

test(
  'definitions and templates, in JSON and in YAML',
  () => {
    const value = fc.oneof(changed(...templates), oddValue);
    fc.assert(
      fc.property(
        value,
        fc.constantFrom('template.json', 'template.yaml', 'serverless.yml', 'a.asl.json', 'a.asl.yaml'),
        oddText,
        fc.nat(3000),
        (content, name, text, at) => {
          const file = path.join(folder, name);
          const whole = textOf(content, name);
          for (const written of [whole, whole.slice(0, at) + text + whole.slice(at)]) {
            fs.writeFileSync(file, written);
            orRefused(() => loadDefinitions(file));
          }
        },
      ),
      fuzzing,
    );
  },
  hangsAfterMs,
);

/** What YAML cannot be written of is written as JSON, which is YAML, too. */
function textOf(content: unknown, name: string): string {
  const json = JSON.stringify(content, null, 1) ?? '';
  if (name.endsWith('.json')) return json;
  try {
    return stringify(content ?? null);
  } catch {
    return json;
  }
}

const terraform = `
variable "stage" { default = "dev" }
locals { name = "m-\${var.stage}" }
resource "aws_sfn_state_machine" "m" {
  name       = local.name
  role_arn   = "arn:aws:iam::123456789012:role/r"
  definition = jsonencode({ StartAt = "P", States = { P = { Type = "Pass", End = true } } })
  count      = var.stage == "dev" ? 1 : 0
}
`;
const hcl = fc.oneof(
  oddText,
  fc.constantFrom(
    '${',
    '}',
    '{',
    '"',
    '<<EOT\n',
    '%{ for a in b }',
    'for_each = toset([1])',
    '[for x in y : x]',
    '\n',
    '//',
    '/*',
    '...',
    'jsonencode(',
    'dynamic "x" {',
  ),
);

test(
  'files of Terraform',
  () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(terraform.length), fc.nat(6), hcl), { minLength: 1, maxLength: 3 }),
        (edits) => {
          let text = terraform;
          for (const [at, length, put] of edits) text = text.slice(0, at) + put + text.slice(at + length);
          const file = path.join(folder, 'main.tf');
          fs.writeFileSync(file, text);
          orRefused(() => loadDefinitions(file));
        },
      ),
      fuzzing,
    );
  },
  hangsAfterMs,
);
