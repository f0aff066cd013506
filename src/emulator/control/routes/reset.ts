import type { Service } from '../../service/Service';
import type { Control } from '../Control';
import { printMistake } from '../mistakes/printMistake';
import { unusedMocks } from '../mocks/unusedMocks';
import { answered, described, list, named, text } from '../schema/Schema';
import { openTasks, printTask } from '../tasks/printTask';

export const reset: Control = {
  name: 'reset',
  method: 'POST',
  path: '/reset',
  of: 'account',
  summary: 'Forgets everything that was created, started, sent and mocked, and tells what was left.',
  description: 'Mocks with `stays`, the mock file and functions are kept. Time and ids begin anew.',
  answer: answered({
    mistakes: list(named('Mistake')),
    unusedMocks: list(named('UnusedMock')),
    running: list(answered({ executionArn: text, waiting: described(text, 'In words for people.') })),
    openTasks: list(named('OpenTask')),
  }),
  formerly: ['/reset'],
  async handle({ service }) {
    await service.quiet();
    const left = leftIn(service);
    service.reset();
    return left;
  },
};

function leftIn(service: Service): object {
  return {
    mistakes: service.mistakes.all.map(printMistake),
    unusedMocks: unusedMocks(service),
    running: [...service.executions()]
      .filter(({ status }) => status === 'RUNNING')
      .map(({ arn }) => ({ executionArn: arn, waiting: service.describeWaiting(arn) })),
    openTasks: openTasks(service).map(printTask),
  };
}
