import * as sdk from '@aws-sdk/client-sfn';
import type { MemberShapes } from '../../../src/emulator/operations/model/shapes';
import { findOperation, operationNames } from '../../../src/emulator/operations/operations';
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

test('an unknown operation is an error of the framework', async () => {
  expect(await api.errorOf('Nonsense')).toEqual({
    code: 'UnknownOperationException',
    message: 'Unknown operation: Nonsense',
  });
});
