import { messageMatcher } from './messageMatcher';

export const toHavePublished = messageMatcher({
  name: 'toHavePublished',
  service: 'sns',
  verb: 'published a message to topic',
});
