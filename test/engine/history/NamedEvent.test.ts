import { NamedEvent } from '../../../src/engine/history/NamedEvent';

test('an event knows whether its own value follows', () => {
  const kept = { type: 'PassStateEntered', name: 'A', then: undefined };
  const event = new NamedEvent('PassStateEntered', 'A');
  expect(event).toMatchObject({ ...kept, isNew: true });
  expect(event.again).toEqual({ ...kept, isNew: false });
});
