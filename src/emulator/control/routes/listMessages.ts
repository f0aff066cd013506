import type { OutboxMessage } from '../../../tasks/integrations/outbox/Outbox';
import type { Control } from '../Control';
import { findExecution } from '../executions/findExecution';
import { answered, described, list, named, text, word } from '../schema/Schema';
import { timeText } from '../timeText';

interface Params {
  readonly service?: OutboxMessage['service'];
  readonly destination?: string;
  readonly state?: string;
  readonly executionArn?: string;
}

export const listMessages: Control<Params> = {
  name: 'listMessages',
  method: 'GET',
  path: '/outbox',
  of: 'account',
  summary: 'Messages to queues, topics and event buses that nobody but the outbox took, since the last reset.',
  params: {
    service: word('sqs', 'sns', 'events'),
    destination: described(text, 'The name, or the target as the task wrote it (URL, ARN).'),
    state: text,
    executionArn: text,
  },
  answer: answered({ messages: list(named('Message')) }),
  async handle({ service }, params) {
    await service.quiet();
    if (params.executionArn !== undefined) findExecution(service, params.executionArn);
    return { messages: service.outbox.messages(params).map(print) };
  },
};

function print(message: OutboxMessage): object {
  const { sentAtMs, ...rest } = message;
  const data = Object.entries(rest).filter(([, value]) => value !== undefined && typeof value !== 'function');
  return { ...Object.fromEntries(data), sentAt: timeText(sentAtMs) };
}
