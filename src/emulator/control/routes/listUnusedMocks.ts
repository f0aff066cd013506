import { route } from '../Control';
import { unusedMocks } from '../mocks/unusedMocks';
import { answered, list, named } from '../schema/Schema';

export const listUnusedMocks = route('GET /mocks/unused', {
  summary: 'Mocks that have answered nothing since the last reset, and denials that nobody has met, and why.',
  description: 'Of a mock file those of test cases that executions were started with.',
  answer: answered({ unused: list(named('UnusedMock')) }),
  async handle({ service }) {
    await service.quiet();
    return { unused: unusedMocks(service) };
  },
});
