import { HarnessError } from '../../../errors/HarnessError';
import { route, type ControlContext } from '../Control';
import { answered, described, list, text } from '../schema/Schema';
import type { ServerOwner } from '../ServerOwner';

export const stopServer = route('POST /stop', {
  of: 'server',
  summary: 'Ends the server that `stepmill start` has started, as Ctrl-C does, once this is answered.',
  handle(context) {
    const { stop } = ownerOf(context, 'The process that has started it ends it.');
    if (context.afterAnswer === undefined) stop();
    else context.afterAnswer(stop);
  },
});

export const deployFiles = route('POST /deploy', {
  summary: "Deploys the state machines of the server's files here, as they are now, or again.",
  description: 'The files are those of `stepmill start FILE`. Account and region in them become those of the account.',
  answer: answered({
    stateMachines: list(answered({ name: text, stateMachineArn: text })),
    problems: described(list(text), 'Why others of these files are not there.'),
  }),
  handle: (context) => ownerOf(context, 'It has no files.').deploy(context.service),
});

function ownerOf({ owner }: ControlContext, why: string): ServerOwner {
  if (owner !== undefined) return owner;
  throw new HarnessError(`This server is part of another process, not of 'stepmill start'. ${why}`);
}
