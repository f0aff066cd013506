import { messageServices } from '../../../tasks/awsServices/MessageDraft';
import type { OutboxMessage } from '../../../tasks/integrations/outbox/Outbox';
import { checkTargetName } from '../../../tasks/mocking/checkCalleeName';
import type { Service } from '../../service/Service';
import { checkStateInAccount, targetsOfAccount } from '../checkAccountNames';
import { route, type QueryOf } from '../Control';
import { checkForgotten } from '../left/checkForgotten';
import { findExecution } from '../executions/findExecution';
import { answered, count, described, list, named, text, word } from '../schema/Schema';
import { timeText } from '../timeText';

const params = {
  service: word(...messageServices),
  destination: described(text, 'The name, URL or ARN.'),
  state: text,
  executionArn: text,
  incomplete: described(word('allow'), 'The list, also where the server has forgotten some of it.'),
};

type Params = QueryOf<typeof params>;

export const listMessages = route('GET /outbox', {
  summary: 'Messages to queues, topics and event buses that went to the outbox, since the last reset.',
  params,

  answer: answered({
    messages: list(named('Message')),
    forgotten: described(count, 'How many are not kept any more.'),
  }),
  async handle({ service }, asked) {
    const { incomplete, ...filter } = asked;
    const { executionArn, state, destination } = filter;
    await service.quiet();
    if (executionArn !== undefined) findExecution(service, executionArn);
    if (state !== undefined) checkStateInAccount(service, state);
    if (destination !== undefined) checkDestination(service, destination, asked.service);
    checkForgotten(service, service.outbox, 'messages', { executionArn, incomplete });
    return { messages: service.outbox.messages(filter).map(print), forgotten: service.outbox.forgotten };
  },
});

const kinds = { sqs: 'queue', sns: 'topic', events: 'eventBus' } as const;

function checkDestination(service: Service, destination: string, asked: Params['service']): void {
  if (service.outbox.messages({ destination }).length > 0) return;
  checkTargetName(asked === undefined ? Object.values(kinds) : kinds[asked], destination, targetsOfAccount(service));
}

function print(message: OutboxMessage): object {
  const { sentAtMs, ...rest } = message;
  const data = Object.entries(rest).filter(([, value]) => value !== undefined && typeof value !== 'function');
  return { ...Object.fromEntries(data), sentAt: timeText(sentAtMs) };
}
