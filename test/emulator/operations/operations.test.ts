import * as sdk from '@aws-sdk/client-sfn';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MemberShapes } from '../../../src/emulator/operations/model/shapes';
import {
  answersAfterOthers,
  findOperation,
  isOfMachines,
  isReading,
  operationNames,
  type LoadedOperation,
} from '../../../src/emulator/operations/operations';
import { useTestService } from './support/testService';

/** Schemas of the AWS SDK: the kind, two names, traits, then members and how many of them, from the first, are required. */
type SdkStructure = readonly [3, string, string, unknown, readonly string[], readonly unknown[], number?];

const commands = Object.keys(sdk)
  .filter((name) => name.endsWith('Command') && name !== '$Command')
  .map((name) => name.slice(0, -'Command'.length));

const api = useTestService();

test('there are the operations that the AWS SDK knows', () => {
  expect(commands.length).toBe(37);
  expect([...operationNames].sort()).toEqual(commands.sort());
});

test.each(commands)('%s has the members of the AWS SDK, and the same required ones', (name) => {
  const schema = (sdk as unknown as Record<string, SdkStructure>)[`${name}Input$`]!;
  const [, , structureName, , members, , requiredCount = 0] = schema;
  const { input } = findOperation(name)!;
  expect(input.name).toBe(structureName);
  expect(Object.keys(input.members).sort()).toEqual([...members].sort());
  expect(requiredOf(input.members)).toEqual(members.slice(0, requiredCount).sort());
});

function requiredOf(members: MemberShapes): string[] {
  return Object.entries(members)
    .filter(([, member]) => 'required' in member)
    .map(([name]) => name)
    .sort();
}

const all = operationNames.map((name) => findOperation(name)!);
const namesOf = (fits: (operation: LoadedOperation) => boolean): string[] =>
  all
    .filter(fits)
    .map(({ name }) => name)
    .sort();

test.each(commands)('%s has the exceptions of the API model', (name) => {
  const file = path.join(
    path.dirname(require.resolve('@aws-sdk/client-sfn')),
    `../dist-types/commands/${name}Command.d.ts`,
  );
  const documented = [...readFileSync(file, 'utf8').matchAll(/@throws \{@link (\w+)\}/g)].map(([, error]) => error);
  expect([...findOperation(name)!.errors, 'SFNServiceException']).toEqual(documented);
});

test('the operations that change nothing', () => {
  expect(namesOf(isReading)).toEqual([
    'DescribeActivity',
    'DescribeExecution',
    'DescribeMapRun',
    'DescribeStateMachine',
    'DescribeStateMachineAlias',
    'DescribeStateMachineForExecution',
    'GetExecutionHistory',
    'ListActivities',
    'ListExecutions',
    'ListMapRuns',
    'ListStateMachineAliases',
    'ListStateMachineVersions',
    'ListStateMachines',
    'ListTagsForResource',
    'TestState',
    'ValidateStateMachineDefinition',
  ]);
});

test('the operations that are answered while executions are being resumed', () => {
  expect(namesOf(isOfMachines)).toEqual([
    'DescribeActivity',
    'DescribeStateMachine',
    'DescribeStateMachineAlias',
    'ListActivities',
    'ListStateMachineAliases',
    'ListStateMachineVersions',
    'ListStateMachines',
    'ListTagsForResource',
    'ValidateStateMachineDefinition',
  ]);
});

test('the table and the record agree on whether an operation answers after others', () => {
  expect(namesOf(({ answers }) => answers === 'afterOthers')).toEqual(operationNames.filter(answersAfterOthers));
  expect(operationNames.filter(answersAfterOthers)).toEqual(['GetActivityTask', 'StartSyncExecution']);
});

test('AWS limits every operation, but StartSyncExecution', () => {
  expect(namesOf(({ bucket }) => bucket === undefined)).toEqual(['StartSyncExecution']);
});

test('an unknown operation is an error of the framework', async () => {
  expect(await api.errorOf('Nonsense')).toEqual({
    code: 'UnknownOperationException',
    message: 'Unknown operation: Nonsense',
  });
});

/** What only calls operations names them as well: `call('StopExecution', …)`, `all(caller, 'ListExecutions', …)`. */
const isCall = /(?:\(|,)\s*$/;

test('nothing else knows something of an operation by its name', () => {
  const src = path.join(__dirname, '../../../src');
  const quoted = new RegExp(`(?:'(?:${operationNames.join('|')})'|\\b(?:${operationNames.join('|')}):)`, 'g');
  const code = /\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"|`[^`]*`/g;
  const found: string[] = [];
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || file.startsWith(path.join('emulator', 'operations'))) continue;
    const text = readFileSync(path.join(src, file), 'utf8').replace(code, '');
    for (const { index, 0: name } of text.matchAll(quoted)) {
      const before = text.slice(0, index);
      if (!isCall.test(before) || before.endsWith('[') || /'\w+',\s*$/.test(before)) found.push(`${file}: ${name}`);
    }
  }
  expect([...new Set(found)].sort()).toEqual([
    // What an integration of API Gateway may call.
    ...['DescribeExecution', 'StartExecution', 'StartSyncExecution', 'StopExecution'].map(
      (name) => `definitions/starts/restMethod.ts: '${name}'`,
    ),
    ...['StartExecution', 'StartSyncExecution', 'StopExecution'].map(
      (name) => `emulator/starts/apis/http/mapSubtype.ts: '${name}'`,
    ),
    // Against AWS, a harness starts Express executions synchronously.
    "harness/places/aws/AwsPlace.ts: 'StartExecution'",
    // A mocked answer comes in through an execution or through TestState.
    "tasks/mocking/drift/answerShape.ts: 'TestState'",
  ]);
});
