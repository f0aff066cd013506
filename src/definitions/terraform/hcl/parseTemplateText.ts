import type { MappedText } from '../../source/MappedText';
import type { TemplateExpression } from './Expression';
import { parseHclExpression } from './parseHclExpression';
import { parseTemplate } from './parseTemplate';
import { Scanner } from './Scanner';

/** The text of a file that `templatefile` reads. */
export function parseTemplateText(text: MappedText): TemplateExpression {
  const scanner = new Scanner(text);
  const parts = parseTemplate(scanner, text.length, parseHclExpression, (piece) => piece);
  return { kind: 'template', parts, at: text.positionAt(0) };
}
