import { project } from './support/project';

const said = (file: string, hint: string): string =>
  `${file}:1:1: ${file} is a program, which is not run here.\n  ${hint}`;
const anyTool =
  'Run its tool (cdk synth, serverless package) and name the folder that it writes: cdk.out, .serverless.';
const synth = 'Run cdk synth, and name the folder that it writes: cdk.out.';
const pulumi =
  'Pulumi does not deploy a file that can be read here. Put the definition into a separate file (order.asl.json), which the ' +
  'program reads, and name that file.';

/** Programs, by their names, and what is said of each. */
const programs: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, hint: string]>> = {
  'stack.ts': [{ 'stack.ts': "import * as cdk from 'aws-cdk-lib';\n" }, synth],
  'lib/stack.py': [{ 'lib/stack.py': 'x = 1\n', 'cdk.json': '{}' }, synth],
  'app.py': [{ 'app.py': 'import aws_cdk as cdk\n' }, synth],
  'index.ts': [{ 'index.ts': "import * as aws from '@pulumi/aws';\n" }, pulumi],
  '__main__.py': [{ '__main__.py': 'import pulumi_aws as aws\n' }, pulumi],
  'main.go': [{ 'main.go': 'package main\n', 'Pulumi.yaml': 'name: x\n' }, pulumi],
  'order.jsonnet': [
    { 'order.jsonnet': 'local a = 1; { StartAt: "A" }\n' },
    'Run jsonnet, and name its output: jsonnet FILE > order.asl.json.',
  ],
  'make.py': [{ 'make.py': 'print({"StartAt": "A"})\n' }, anyTool],
};

test.each(Object.entries(programs))('%s', (file, [files, hint]) => {
  expect(project(files).refusal(file)).toBe(said(file, hint));
});

test('a program that is not there is a file that is not there', () => {
  expect(project({}).refusal('app.py')).toContain('There is no file app.py.');
});
