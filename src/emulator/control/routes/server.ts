import { HarnessError } from '../../../errors/HarnessError';
import { route, type ControlContext } from '../Control';
import { answered, described, list, text } from '../schema/Schema';
import type { ServerOwner } from '../ServerOwner';

export const stopServer = route('POST /stop', {
  of: 'server',
  summary: 'Ends the server that `stepmill start` has started, as Ctrl-C does, after this response.',
  handle(context) {
    const { stop } = ownerOf(context, 'The process that has started it must end it.');
    if (context.afterAnswer === undefined) stop();
    else context.afterAnswer(stop);
  },
});

export const deployFiles = route('POST /deploy', {
  summary: "Deploys, or redeploys, the state machines of the server's files, as they are now.",
  description: 'The files of `stepmill start FILE`. Account and region in them become those of the account.',
  answer: answered({
    stateMachines: list(answered({ name: text, stateMachineArn: text })),
    problems: described(list(text), 'Why other machines of these files are missing.'),
  }),
  handle: (context) => ownerOf(context, 'It has no files.').deploy(context.service),
});

function ownerOf({ owner }: ControlContext, why: string): ServerOwner {
  if (owner !== undefined) return owner;
  throw new HarnessError(`This server is part of another process, not of 'stepmill start'. ${why}`);
}
