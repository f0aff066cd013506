import type { Control } from '../Control';
import { answered } from '../schema/Schema';

export const deleteMockFile: Control = {
  name: 'deleteMockFile',
  method: 'DELETE',
  path: '/mocks/file',
  of: 'account',
  summary: 'Takes the mock file away.',
  answer: answered({}),
  handle({ service }) {
    service.mocks.useConfig(undefined);
    return {};
  },
};
