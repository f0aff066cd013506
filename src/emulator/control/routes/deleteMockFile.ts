import { route } from '../Control';

export const deleteMockFile = route('DELETE /mocks/file', {
  summary: 'Takes the mock file away.',
  handle({ service }) {
    service.mocks.useConfig(undefined);
  },
});
