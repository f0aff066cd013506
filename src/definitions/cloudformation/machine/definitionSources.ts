import { DefinitionLoadError, NotAtHandError } from '../../DefinitionLoadError';
import type { MappedText } from '../../source/MappedText';
import { relativeTo } from '../../source/SourceFiles';
import { memberOf, nodeKind, type SourceNode, textOf } from '../../source/SourceNode';
import { definitionOfNode } from '../../text/definitionOfNode';
import type { TemplateScope } from '../TemplateScope';

export interface DefinitionSource {
  readonly text: MappedText;
  readonly definitionFile?: string;
  /** Whether a `${Token}` without a substitution is meant: `Fn::Sub` has left it so. */
  readonly literal?: boolean;
}

type ReadSource = (node: SourceNode, machine: string, scope: TemplateScope) => DefinitionSource;

/** The properties that hold a definition or say where it is. */
export const definitionSources: Readonly<Record<string, ReadSource>> = {
  Definition: (node, machine, scope) => {
    const resolved = scope.resolve(node, scope);
    if (resolved.kind === 'map') return { text: definitionOfNode(resolved, scope.context) };
    if (resolved.kind === 'text') return { text: resolved.text };
    throw new DefinitionLoadError(node.at, `The Definition of ${machine} is ${nodeKind(resolved)}, not a map.`);
  },
  DefinitionString: (node, machine, scope) => {
    const resolved = scope.resolve(node, scope);
    if (resolved.kind === 'text') return { text: resolved.text, literal: true };
    throw new DefinitionLoadError(
      node.at,
      `The DefinitionString of ${machine} is ${nodeKind(resolved)}, not a string.`,
      'Write the states as a text, or rename the property to Definition.',
    );
  },
  DefinitionS3Location: fromLocation,
  DefinitionUri: fromLocation,
};

/** A local path, a CDK asset, or an object in S3, which is out of reach. */
function fromLocation(node: SourceNode, machine: string, scope: TemplateScope): DefinitionSource {
  const location = scope.resolve(node, scope);
  const key = location.kind === 'map' ? textOf(memberOf(location, 'Key')) : undefined;
  const asset = key === undefined ? undefined : scope.assetFile(key);
  if (asset !== undefined) return { text: scope.context.files.read(asset, node.at), definitionFile: asset };
  if (location.kind !== 'text')
    throw inS3(node, machine, `s3://${textOf(memberOf(location, 'Bucket')) ?? ''}/${key ?? ''}`);
  const path = location.text.toString();
  if (/^s3:|^https?:/.test(path)) throw inS3(node, machine, path);
  const [hole] = location.text.holes;
  if (hole) {
    throw new NotAtHandError(
      node.at,
      `Where the definition of ${machine} lies depends on ${hole.value}: ${hole.reason}.`,
      'Give it a value in parameters.',
    );
  }
  const definitionFile = relativeTo(scope.template.file, path);
  return { text: scope.context.files.read(definitionFile, node.at), definitionFile };
}

function inS3(node: SourceNode, machine: string, address: string): NotAtHandError {
  return new NotAtHandError(
    node.at,
    `The definition of ${machine} lies in S3 (${address}), which is not read.`,
    'Name the template before it was packaged, or the definition file itself.',
  );
}
