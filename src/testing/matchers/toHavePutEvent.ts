import { messageMatcher } from './messageMatcher';

export const toHavePutEvent = messageMatcher({
  name: 'toHavePutEvent',
  service: 'events',
  verb: 'put an event to event bus',
});
