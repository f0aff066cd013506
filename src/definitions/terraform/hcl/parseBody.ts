import type { MappedText } from '../../source/MappedText';
import type { Attribute, HclBlock, Body } from './Expression';
import { parseHclExpression } from './parseHclExpression';
import { Scanner } from './Scanner';

/** A file of HCL: attributes and blocks. Throws a `DefinitionLoadError` with the first error. */
export function parseHcl(text: MappedText): Body {
  const scanner = new Scanner(text);
  const body = parseBody(scanner);
  if (!scanner.done) throw scanner.fail('A block or an attribute is expected here');
  return body;
}

function parseBody(scanner: Scanner): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: HclBlock[] = [];
  for (;;) {
    scanner.skipBlanks(true);
    const at = scanner.at();
    const name = scanner.identifier();
    if (name === undefined) return { attributes, blocks };
    if (scanner.looksAt('=') && !scanner.looksAt('==')) {
      scanner.take('=');
      attributes.set(name, { name, expression: parseHclExpression(scanner), at });
      endOfItem(scanner);
    } else {
      const labels = parseLabels(scanner);
      scanner.expect('{');
      const body = scanner.unbracketed(() => parseBody(scanner));
      scanner.skipBlanks(true);
      scanner.expect('}');
      blocks.push({ type: name, labels, body, at });
    }
  }
}

function parseLabels(scanner: Scanner): readonly string[] {
  const labels: string[] = [];
  for (;;) {
    if (scanner.take('"')) {
      const end = scanner.source.indexOf('"', scanner.offset);
      if (end === -1) throw scanner.fail('A string is not closed', scanner.offset - 1);
      labels.push(scanner.source.slice(scanner.offset, end));
      scanner.offset = end + 1;
      continue;
    }
    const word = scanner.looksAt('{') ? undefined : scanner.identifier();
    if (word === undefined) return labels;
    labels.push(word);
  }
}

/** An attribute ends with its line or, in a one-line block, with the brace. */
function endOfItem(scanner: Scanner): void {
  scanner.skipBlanks();
  const next = scanner.source[scanner.offset];
  if (scanner.done || next === '\n' || next === '}') return;
  throw scanner.fail('A line break is expected here: one attribute a line');
}
