import type { Control } from '../Control';
import { MockShelf } from '../mocks/MockShelf';
import { answered, text } from '../schema/Schema';

export const deleteMock: Control<{ readonly id: string }> = {
  name: 'deleteMock',
  method: 'DELETE',
  path: '/mocks/{id}',
  of: 'account',
  summary: 'Takes a mock away.',
  params: { id: text },
  answer: answered({}),
  handle({ service }, { id }) {
    MockShelf.of(service.mocks).remove(id);
    return {};
  },
};
