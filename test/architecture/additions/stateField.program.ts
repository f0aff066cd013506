import { createService } from '../../../src/emulator/service/createService';
import { completeDefinition } from '../../../src/console/model/completeDefinition';
import { openJson } from '../../../src/definitions/document/openJson';
import { stateShapes } from '../../../src/language/asl/fields';

function outputOf(state: object): unknown {
  const service = createService({ time: 'skip' });
  try {
    const { stateMachineArn } = service.call('CreateStateMachine', {
      name: 'M',
      roleArn: 'arn:aws:iam::123456789012:role/r',
      definition: JSON.stringify({ StartAt: 'S', States: { S: { ...state, End: true } } }),
    }) as { stateMachineArn: string };
    const { executionArn } = service.call('StartExecution', { stateMachineArn, input: '{"a":1}' }) as {
      executionArn: string;
    };
    const { output, status } = service.call('DescribeExecution', { executionArn }) as Record<string, string>;
    return output ?? status;
  } catch (error) {
    return (error as Error).message.replace(/^Invalid State Machine Definition: /, '');
  } finally {
    service.close();
  }
}

/** Everything the code base knows about a dummy field of Wait. */
export function run(): unknown {
  const text = '{"StartAt":"S","States":{"S":{"Type":"Wait","Ec": 1}}}';
  const { options } = completeDefinition(openJson(text), text.indexOf('Ec') + 1, openJson);
  return {
    listed: Object.keys(stateShapes.Wait.fields).includes('Echo'),
    completed: options.some(({ label }) => label === 'Echo'),
    output: outputOf({ Type: 'Wait', Seconds: 1, Echo: { b: 2 } }),
    ofAnotherKind: outputOf({ Type: 'Wait', Seconds: 1, Echo: 7 }),
    elsewhere: outputOf({ Type: 'Pass', Echo: { b: 2 } }),
  };
}
