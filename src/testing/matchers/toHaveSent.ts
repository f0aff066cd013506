import { messageMatcher } from './messageMatcher';

export const toHaveSent = messageMatcher({ name: 'toHaveSent', service: 'sqs', verb: 'sent a message to queue' });
