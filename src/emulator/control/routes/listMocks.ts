import { route } from '../Control';
import { MockShelf } from '../mocks/MockShelf';
import { answered, described, flag, list, named } from '../schema/Schema';

export const listMocks = route('GET /mocks', {
  summary: 'The mocks that were given, in the order in which they are asked, and what became of them.',
  answer: answered({
    mocks: list(named('GivenMock')),
    file: described(flag, 'Whether there is a mock file, which is asked last.'),
  }),
  async handle({ service }) {
    await service.quiet();
    const { mocks, calls } = service;
    return { mocks: MockShelf.of(mocks).list(calls), file: mocks.hasConfig };
  },
});
