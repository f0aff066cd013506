import { route } from '../Control';
import { findExecution } from '../executions/findExecution';
import { answered, described, list, named, text } from '../schema/Schema';
import { openTasks, printTask } from '../tasks/printTask';

export const listTasks = route('GET /tasks', {
  summary: 'Tasks that wait for their token: callbacks, activities, jobs. The oldest first.',
  params: { executionArn: described(text, 'Of this execution, and of the children of its Map Runs.') },
  answer: answered({ tasks: list(named('OpenTask')) }),
  async handle({ service }, { executionArn }) {
    await service.quiet();
    if (executionArn !== undefined) findExecution(service, executionArn);
    return { tasks: openTasks(service, executionArn).map(printTask) };
  },
});
