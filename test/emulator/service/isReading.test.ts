import { isReading } from '../../../src/emulator/service/isReading';
import { operationNames } from '../../../src/emulator/operations/operations';

test('the operations that change nothing', () => {
  expect([...operationNames].filter(isReading).sort()).toEqual([
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
