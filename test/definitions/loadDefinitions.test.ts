import { formats } from '../../src/definitions/formats';
import { loadDefinitions } from '../../src/definitions/loadDefinitions';
import { pass } from './support/pass';
import { project } from './support/project';

const asl = JSON.stringify(pass('here'));
const cfn = `Resources: { Order: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: '${asl}' } } }`;
const sam = `Resources: { Order: { Type: AWS::Serverless::StateMachine, Properties: { Definition: ${asl} } } }`;
const serverless = `service: shop\nprovider: { name: aws }\nstepFunctions: { stateMachines: { order: { definition: ${asl} } } }\n`;
const terraform = `resource "aws_sfn_state_machine" "order" { definition = ${JSON.stringify(asl)} }\n`;
const cdk = JSON.stringify({
  Resources: {
    Order: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: asl } },
    CDKMetadata: { Type: 'AWS::CDK::Metadata' },
  },
});

test('rejects a misspelt option', () => {
  expect(() => project({ 'order.json': asl }).load('order.json', { parametres: {} } as never)).toThrow(
    "loadDefinitions(path, options) has no option 'parametres'. Did you mean 'parameters'?",
  );
});

describe('the format shows in the file', () => {
  const files: readonly (readonly [file: string, text: string, format: string])[] = [
    ['order.json', asl, 'asl'],
    ['order.yaml', `# a comment\n${asl}`, 'asl'],
    ['order.asl', asl, 'asl'],
    ['order.json', `{ "StartAt": "E", "States": {}, "TimeoutSeconds": \${Timeout} }`, 'asl'],
    ['template.yml', cfn, 'cloudformation'],
    ['stack.yaml', sam, 'sam'],
    ['Shop.json', cdk, 'cdk'],
    ['sls.yml', serverless, 'serverless'],
    ['main.tf', terraform, 'terraform'],
  ];

  test.each(files)('%s: %#', (file, text, format) => {
    expect(project({ [file]: text }).machine(file).format).toBe(format);
  });

  test('for every format', () => {
    expect(new Set(files.map(([, , format]) => format))).toEqual(new Set(Object.keys(formats)));
  });
});

test('an option sets the format where the file does not show it', () => {
  expect(project({ 'a.json': '{ "Comment": "nothing else" }' }).machine('a.json', { format: 'asl' }).format).toBe(
    'asl',
  );
});

describe('a folder loads its files', () => {
  const folders: readonly (readonly [files: Record<string, string>, format: string])[] = [
    [{ 'template.yaml': sam, 'README.md': '' }, 'sam'],
    [{ 'serverless.yml': serverless }, 'serverless'],
    [{ 'main.tf': terraform, 'outputs.tf': '' }, 'terraform'],
    [{ 'order.asl.json': asl }, 'asl'],
    [
      {
        'cdk.json': '{}',
        'cdk.out/manifest.json':
          '{ "artifacts": { "S": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "S.json" } } } }',
        'cdk.out/S.json': cdk,
      },
      'cdk',
    ],
  ];

  test.each(folders)('%#', (files, format) => {
    expect(project(files).machine('.').format).toBe(format);
  });
});

test('a folder of definitions has them all', () => {
  const { load } = project({ 'a.asl.json': asl, 'b.asl.yaml': 'StartAt: A\nStates: { A: { Type: Succeed } }\n' });
  expect(load('.').machines.map(({ name }) => name)).toEqual(['a', 'b']);
});

describe('rejects', () => {
  const refusals: Record<string, [files: Record<string, string>, path: string, message: string]> = {
    'a file of no known format': [
      { 'a.yaml': 'name: x\nversion: 1\n' },
      'a.yaml',
      'a.yaml:1:1: a.yaml has none of the formats that declare state machines. Its top-level keys are name, version.\n' +
        '  Supported are: a definition (StartAt, States), a SAM or CloudFormation template (Resources), cdk.out, ' +
        'serverless.yml (stepFunctions), Terraform (.tf, or terraform show -json).',
    ],
    'a folder with nothing in it': [
      { 'a.txt': '' },
      '.',
      '.:1:1: The folder . contains nothing that declares state machines.\n' +
        '  Name a definition, a template, cdk.out, serverless.yml, or a folder with .tf files.',
    ],
    'a folder with several things': [
      { 'template.yaml': sam, 'main.tf': terraform },
      '.',
      '.:1:1: . contains several things that declare state machines: template.yaml, *.tf.\n  Name one of them.',
    ],
    'a CDK app that has not been synthesised': [
      { 'cdk.json': '{"app":"npx ts-node bin/app.ts"}' },
      '.',
      '.:1:1: The CDK app in . has not been synthesised: it has no cdk.out.\n  Run: npx cdk synth',
    ],
    'an assembly that is not there': [
      { 'cdk.json': '{}' },
      'cdk.out',
      'cdk.out:1:1: There is no file cdk.out.\n  Run: (cd . && npx cdk synth)',
    ],
    'an assembly that is not there, nor its app': [
      {},
      'cdk.out',
      `cdk.out:1:1: There is no file cdk.out.\n  npx cdk synth writes cdk.out beside cdk.json; the current folder is ${process.cwd()}.`,
    ],
    'a broken template': [
      { 'template.yaml': 'Resources:\n  A: {\n' },
      'template.yaml',
      'template.yaml:3:1: This is not YAML: Flow map in block collection must be sufficiently indented and end with a }.',
    ],
    'a path that does not exist': [{}, 'template.yaml', 'template.yaml:1:1: There is no file template.yaml.'],
  };

  test.each(Object.entries(refusals))('%s', (_, [files, path, message]) => {
    expect(
      project(files)
        .refusal(path)
        .replace(/(The folder|The CDK app in) stepmill-definitions-\w+/, '$1 .'),
    ).toBe(message);
  });
});

test('a relative path that does not exist is one from the current folder', () => {
  expect(() => loadDefinitions('nowhere/order.asl.json')).toThrow(
    `nowhere/order.asl.json:1:1: There is no file nowhere/order.asl.json.\n  The path is relative to the current folder, ${process.cwd()}.`,
  );
});
