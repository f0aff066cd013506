import { route } from '../Control';
import { MockShelf } from '../mocks/MockShelf';

export const deleteMock = route('DELETE /mocks/{id}', {
  summary: 'Takes a mock away.',
  handle({ service }, { id }) {
    MockShelf.of(service.mocks).remove(id);
  },
});
