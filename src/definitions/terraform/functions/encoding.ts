import { textNode } from '../../source/SourceNode';
import { parseJsonSource } from '../../source/parseJsonSource';
import { renderJson } from '../../source/renderJson';
import { parseSource } from '../../source/parseSource';
import { placedText, argumentAt, onlyKnown, type TerraformFunction, textOfArgument } from './TerraformFunction';

/** "Encoding functions" of Terraform. */
export const encodingFunctions: Readonly<Record<string, TerraformFunction>> = {
  /** Terraform writes members in the order of their names, without blanks. */
  jsonencode: (args, call) => ({
    kind: 'text',
    text: renderJson(argumentAt(args, 0, call), { compact: true, sorted: true }),
    at: call.at,
  }),
  jsondecode: (args, call) => parseJsonSource(placedText(args, 0, call)),
  /** JSON is YAML as well, and only the value counts. */
  yamlencode: (args, call) => ({
    kind: 'text',
    text: renderJson(argumentAt(args, 0, call), { sorted: true }),
    at: call.at,
  }),
  yamldecode: (args, call) =>
    parseSource(placedText(args, 0, call), { dialect: 'definition', note: call.scope.context.note }),
  base64encode: onlyKnown((args, call) =>
    textNode(Buffer.from(textOfArgument(args, 0, call)).toString('base64'), call.at),
  ),
  base64decode: onlyKnown((args, call) =>
    textNode(Buffer.from(textOfArgument(args, 0, call), 'base64').toString(), call.at),
  ),
  urlencode: onlyKnown((args, call) => textNode(encodeURIComponent(textOfArgument(args, 0, call)), call.at)),
};
