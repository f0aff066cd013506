import { Definition, SensitiveData } from './model/data';
import { Arn, TestStateStateName } from './model/names';
import { boolean, required, structure } from './model/shapes';
import { InspectionLevel, MockInput, TestStateConfiguration } from './model/testState';
import { notYetImplemented } from './notYetImplemented';
import { operation } from './Operation';

export const testState = operation({
  name: 'TestState',
  input: structure('TestStateInput', {
    definition: required(Definition),
    roleArn: Arn,
    input: SensitiveData,
    inspectionLevel: InspectionLevel,
    revealSecrets: boolean(),
    variables: SensitiveData,
    stateName: TestStateStateName,
    mock: MockInput,
    context: SensitiveData,
    stateConfiguration: TestStateConfiguration,
  }),
  handle() {
    throw notYetImplemented('TestState');
  },
});
