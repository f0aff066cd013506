import { loadServiceSchema } from '../../../src/tasks/schemas/serviceSchema';

describe('enumValues', () => {
  test.each([
    ['sfn', 'DescribeStateMachineOutput', 'status', ['ACTIVE', 'DELETING']],
    ['lambda', 'FunctionConfiguration', 'Architectures', ['arm64', 'x86_64']],
    ['lambda', 'FunctionConfiguration', 'FunctionName', undefined],
    ['lambda', 'FunctionConfiguration', 'VpcConfig', undefined],
    ['lambda', 'FunctionConfiguration', 'NoSuchMember', undefined],
    ['lambda', 'NoSuchStructure', 'State', undefined],
    ['lambda', '__proto__', 'constructor', undefined],
  ])('%s %s.%s', (service, structure, member, values) => {
    expect(loadServiceSchema(service)!.enumValues(structure, member)).toEqual(values);
  });
});
