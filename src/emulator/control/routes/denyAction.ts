import type { DenialFilter } from '../../../tasks/answering/denials/Denial';
import { route } from '../Control';
import { described, given, text, yes } from '../schema/Schema';

export const denyAction = route('POST /deny', {
  summary: 'Takes the right to an action away, from tasks and from clients, until the next reset.',
  body: given(
    {
      action: described(text, "As policies write it: 'lambda:InvokeFunction'."),
      state: described(text, 'Only of this state.'),
      stateMachine: described(text, 'Only in executions of this state machine.'),
      resource: described(text, 'Only on this resource, by name or ARN.'),
      kmsKeyState: described(text, 'Of a key that is not denied but disabled: its state.'),
      stays: described(yes, 'It is still denied after a reset.'),
    },
    ['action'],
  ),
  formerly: ['/deny'],
  handle({ service }, _params, { action, stays, ...filter }) {
    service.answers.denials.add(stays ? 'file' : 'test', action, filter as DenialFilter);
  },
});
