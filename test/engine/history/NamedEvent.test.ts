import { NamedEvent } from '../../../src/engine/history/NamedEvent';

test('an event says whether a value of its own comes behind it', () => {
  const kept = { type: 'PassStateEntered', name: 'A', then: undefined };
  const event = new NamedEvent('PassStateEntered', 'A');
  expect(event).toMatchObject({ ...kept, isNew: true });
  expect(event.again).toEqual({ ...kept, isNew: false });
});
