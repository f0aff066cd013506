import { DefinitionLoadError } from '../DefinitionLoadError';
import { parseSource } from '../source/parseSource';
import { relativeTo } from '../source/SourceFiles';
import { type MapEntry, type MapNode, memberOf, type SourceNode, textOf } from '../source/SourceNode';
import type { TemplateScope } from './TemplateScope';

/**
 * The entries of a map in which `Fn::Transform: { Name: AWS::Include, Parameters: { Location: … } }` is replaced by the
 * file's content. A file in S3 cannot be read and is noted, as is any other transform.
 */
export function includeEntries(node: MapNode, scope: TemplateScope): readonly MapEntry[] {
  if (!node.entries.some(({ key }) => key === 'Fn::Transform')) return node.entries;
  return node.entries.flatMap((entry) => {
    if (entry.key !== 'Fn::Transform') return [entry];
    const included = includedNode(entry.value, scope);
    if (!included) return [];
    if (included.kind === 'map') return included.entries;
    throw new DefinitionLoadError(included.at, 'A file that is included among other members must hold a map.');
  });
}

/** The content of a transform: the file's content with its own includes, or nothing if it is not available. */
export function includedNode(transform: SourceNode, scope: TemplateScope): SourceNode | undefined {
  const { context, openFiles } = scope;
  const file = includedFile(transform, scope);
  if (file === undefined) return undefined;
  if (openFiles.includes(file)) {
    throw new DefinitionLoadError(transform.at, `The file includes itself: ${[...openFiles, file].join(' → ')}.`);
  }
  context.insert(transform.at);
  const text = context.files.read(file, transform.at);
  const node = parseSource(text, { dialect: 'cloudformation', note: context.note });
  return expandIncludes(node, { ...scope, openFiles: [...openFiles, file] });
}

function includedFile(transform: SourceNode, scope: TemplateScope): string | undefined {
  const { context, template } = scope;
  const name = textOf(memberOf(transform, 'Name'));
  if (name !== 'AWS::Include') {
    context.note(`The transform ${name ?? ''} only runs on AWS: its additions are missing here.`, transform.at);
    return undefined;
  }
  const written = memberOf(memberOf(transform, 'Parameters'), 'Location');
  const location = written && scope.resolve(written, scope);
  if (location?.kind !== 'text') {
    throw new DefinitionLoadError(
      transform.at,
      'AWS::Include needs a Location.',
      'Write Parameters: { Location: ./file.yaml }.',
    );
  }
  const path = location.text.toString();
  if (!/^(?:s3|https?):/.test(path) && location.text.holes.length === 0) return relativeTo(template.file, path);
  context.note(`AWS::Include of ${path} is not read: only local files are.`, location.at);
  return undefined;
}

/** Expands all includes in an included file at once, because only here is it known which files are open. */
function expandIncludes(node: SourceNode, scope: TemplateScope): SourceNode {
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => expandIncludes(item, scope)) };
  if (node.kind !== 'map') return node;
  const [first] = node.entries;
  if (node.entries.length === 1 && first?.key === 'Fn::Transform') return includedNode(first.value, scope) ?? node;
  const entries = includeEntries(node, scope).map((entry) => ({ ...entry, value: expandIncludes(entry.value, scope) }));
  return { ...node, entries };
}
