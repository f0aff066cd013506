import approval from './starts/approval.json';
import csv from './starts/csv.json';
import poll from './starts/poll.json';
import saga from './starts/saga.json';

/** Workflows to begin with. Each is whole and runs with mocks. */
export const startingWorkflows: readonly { readonly title: string; readonly definition: object }[] = [
  { title: 'Saga: undo what was done', definition: saga },
  { title: 'Approval by callback', definition: approval },
  { title: 'Distributed Map over CSV', definition: csv },
  { title: 'Poll a job', definition: poll },
];
