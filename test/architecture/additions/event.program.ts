import { createService } from '../../../src/emulator/service/createService';
import { isLogged } from '../../../src/emulator/telemetry/logRecords';
import { historyEvents } from '../../../src/contract/historyEvents';
import { checkEvents } from '../../../src/harness/matchers/checkEvents';
import { subjectOf } from '../../../src/story/trace/StoryEvent';

type Level = Parameters<typeof isLogged>[1];
type Checked = Parameters<typeof checkEvents>[0];

const type = 'WaitStateNoticed';

/** What the matchers say of the name of an event that did not happen. */
function matcherSays(name: string): string {
  try {
    checkEvents({ history: [] } as unknown as Checked, [name], 'toHaveHistory');
    return 'known';
  } catch (error) {
    return (error as Error).message;
  }
}

/** Everything the code base knows about a dummy event that a Wait writes. */
export function run(): unknown {
  const service = createService({ time: 'skip', startTime: 1893456000000 });
  try {
    const { stateMachineArn } = service.call('CreateStateMachine', {
      name: 'M',
      roleArn: 'arn:aws:iam::123456789012:role/r',
      definition: '{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":1,"End":true}}}',
    }) as { stateMachineArn: string };
    const { executionArn } = service.call('StartExecution', { stateMachineArn }) as { executionArn: string };
    const { events } = service.call('GetExecutionHistory', { executionArn }) as {
      events: readonly { readonly type: string }[];
    };
    return {
      listed: Object.keys(historyEvents).includes(type),
      wire: events.filter((event) => event.type === type),
      logs: (['ALL', 'ERROR', 'FATAL'] as const).filter((level) => isLogged(type as never, level as Level)),
      matcher: [matcherSays(type), matcherSays('WaitStateNotised')],
      story: subjectOf(type),
    };
  } finally {
    service.close();
  }
}
