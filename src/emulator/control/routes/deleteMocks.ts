import type { Control } from '../Control';
import { MockShelf } from '../mocks/MockShelf';
import { answered } from '../schema/Schema';

export const deleteMocks: Control = {
  name: 'deleteMocks',
  method: 'DELETE',
  path: '/mocks',
  of: 'account',
  summary: 'Takes all mocks away that were given; the mock file stays.',
  answer: answered({}),
  handle({ service }) {
    MockShelf.of(service.mocks).clear();
    return {};
  },
};
