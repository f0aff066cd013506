import { DefinitionLoadError } from '../DefinitionLoadError';
import { MappedText } from '../source/MappedText';
import type { Position } from '../../util/Position';
import { entriesOf, nodeKind, plainTextOf, textNode, type SourceNode } from '../source/SourceNode';
import { chooses } from './evaluateOperator';
import { iterate } from './elementOf';
import type { TemplateExpression, TemplatePart } from './hcl/Expression';
import { parseHclExpression } from './hcl/parseHclExpression';
import { parseTemplate } from './hcl/parseTemplate';
import { Scanner } from './hcl/Scanner';
import { type ModuleScope, withNames } from './ModuleScope';
import { holeOf } from './unknown';

/** A template's string; a single `${…}` gives its value of any type. */
export function evaluateTemplate({ parts, at }: TemplateExpression, scope: ModuleScope): SourceNode {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'interpolation') return scope.evaluate(only.expression, scope);
  if (parts.length === 0) return textNode('', at);
  return { kind: 'text', text: MappedText.join(textOfParts(parts, scope)), at };
}

/** Renders a template (a file for `templatefile`), with values for its names. */
export function renderTemplate(text: MappedText, names: SourceNode | undefined, scope: ModuleScope): MappedText {
  const parts = parseTemplate(new Scanner(text), text.length, parseHclExpression, (piece) => piece);
  const values = Object.fromEntries(entriesOf(names).map(({ key, value }) => [key, value]));
  const onlyNames = names !== undefined && holeOf(names) === undefined;
  return MappedText.join(textOfParts(parts, withNames({ ...scope, names: new Map(), onlyNames }, values)));
}

function textOfParts(parts: readonly TemplatePart[], scope: ModuleScope): readonly MappedText[] {
  return parts.flatMap((part): readonly MappedText[] => {
    switch (part.kind) {
      case 'text':
        return [part.text];
      case 'interpolation':
        return [inText(scope.evaluate(part.expression, scope), part.written, part.at)];
      case 'if':
        return textOfParts(chooses(part.condition, scope) ? part.then : part.otherwise, scope);
      case 'for': {
        const collection = scope.evaluate(part.collection, scope);
        if (holeOf(collection)) return [inText(collection, '%{ for }', part.at)];
        return iterate(collection).flatMap(({ key, value }) => {
          scope.step(part.at);
          const names = { [part.valueName]: value, ...(part.keyName !== undefined && { [part.keyName]: key }) };
          return textOfParts(part.body, withNames(scope, names));
        });
      }
    }
  });
}

function inText(node: SourceNode, written: string, at: Position): MappedText {
  if (node.kind === 'text') return node.text;
  const plain = plainTextOf(node);
  if (plain === undefined) {
    throw new DefinitionLoadError(
      at,
      `${written} is ${nodeKind(node)}: it cannot be inserted into a string.`,
      'Write jsonencode(…) around it.',
    );
  }
  return MappedText.point(plain, node.at);
}
