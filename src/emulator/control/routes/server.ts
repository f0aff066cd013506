import { HarnessError } from '../../../errors/HarnessError';
import { route, type ControlContext } from '../Control';
import { answered, described, given, list, text, texts } from '../schema/Schema';
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
  summary: "Deploys, or redeploys, the state machines of files, as they are now: the server's own, or those it names.",
  description:
    'Without `files`: those of `stepmill start FILE`. Others must be below a folder of `--deploy-from`; their functions run in processes of the server, which stay warm. Account and region in them become those of the account.',
  body: given({
    files: described(
      list(text),
      'Paths of files or folders. Relative ones begin at the first folder of `--deploy-from`.',
    ),
    parameters: described(texts, 'Values of template parameters, Terraform variables, Serverless params.'),
    substitutions: described(texts, 'Values of `${Token}`s in definitions.'),
  }),
  bodyIsOptional: true,
  answer: answered({
    stateMachines: list(answered({ name: text, aliases: list(text), file: text, stateMachineArn: text })),
    problems: described(list(text), 'Why other machines of these files are missing.'),
  }),
  handle: (context, _params, body) => ownerOf(context, 'It has no files.').deploy(context.service, body ?? {}),
});

function ownerOf({ owner }: ControlContext, why: string): ServerOwner {
  if (owner !== undefined) return owner;
  throw new HarnessError(`This server is part of another process, not of 'stepmill start'. ${why}`);
}
