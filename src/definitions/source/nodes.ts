import type { Hole } from '../stubs/Hole';
import { MappedText } from './MappedText';
import type { Position } from './Position';
import type { SourceNode, TextNode } from './SourceNode';

export function textNode(text: string, at: Position): TextNode {
  return { kind: 'text', text: MappedText.point(text, at), at };
}

export function holeNode(hole: Hole): TextNode {
  return { kind: 'text', text: MappedText.hole(hole), at: hole.at };
}

export function scalarNode(value: null | boolean | number, at: Position): SourceNode {
  return { kind: 'scalar', value, raw: String(value), at };
}
