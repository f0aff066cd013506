import { basename, dirname, resolve } from 'node:path';
import { NotAtHandError } from '../../DefinitionLoadError';
import { scalarNode, textNode, type SourceNode } from '../../source/SourceNode';
import { renderTemplate } from '../evaluateTemplate';
import { seenFrom, toSlashes } from '../ModuleScope';
import { findHole } from '../unknown';
import { argumentAt, type TerraformCall, onlyKnown, type TerraformFunction, textOfArgument } from './TerraformFunction';

/** "Filesystem functions" of Terraform. Paths are relative to the root module, where Terraform runs. */
export const fileFunctions: Readonly<Record<string, TerraformFunction>> = {
  file: (args, call) => {
    const path = localPath(args, call);
    return { kind: 'text', text: call.scope.context.files.read(path, argumentAt(args, 0, call).at), at: call.at };
  },
  templatefile: (args, call) => {
    const path = localPath(args, call);
    const text = call.scope.context.files.read(path, argumentAt(args, 0, call).at);
    return { kind: 'text', text: renderTemplate(text, argumentAt(args, 1, call), call.scope), at: call.at };
  },
  fileexists: onlyKnown((args, call) => scalarNode(call.scope.context.files.isFile(localPath(args, call)), call.at)),
  abspath: onlyKnown((args, call) => textNode(toSlashes(resolve(localPath(args, call))), call.at)),
  basename: onlyKnown((args, call) => textNode(basename(textOfArgument(args, 0, call)), call.at)),
  dirname: onlyKnown((args, call) => textNode(toSlashes(dirname(textOfArgument(args, 0, call))), call.at)),
  pathexpand: onlyKnown((args, call) => textNode(textOfArgument(args, 0, call), call.at)),
};

/** A file with an unknown name cannot be read: the definition that needs it is not available. */
function localPath(args: readonly SourceNode[], call: TerraformCall): string {
  const node = argumentAt(args, 0, call);
  const hole = findHole(node);
  if (hole) {
    throw new NotAtHandError(
      node.at,
      `The file that ${call.name} reads depends on ${hole.value}: ${hole.reason}.`,
      'Give it a value in parameters.',
    );
  }
  const path = textOfArgument(args, 0, call);
  return seenFrom(call.scope.rootFolder, path);
}
