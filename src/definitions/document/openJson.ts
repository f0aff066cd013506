import {
  findNodeAtLocation,
  getLocation,
  modify,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { isObject, type Json } from '../../util/json';
import {
  CannotEditError,
  type DefinitionDocument,
  type DocumentEdit,
  type DocumentPath,
  type TextChange,
  type TextRange,
} from './DefinitionDocument';

const parseOptions = { allowTrailingComma: true, disallowComments: false };

/** A definition in JSON, with comments and trailing commas if its author writes them. */
export function openJson(text: string): DefinitionDocument {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, parseOptions);
  const value = root === undefined ? undefined : (valueOf(root) as Json);
  return {
    text,
    language: 'json',
    place: [],
    readOnly: undefined,
    faults: errors.map(({ error, offset, length }) => ({
      from: offset,
      to: offset + length,
      message: printParseErrorCode(error),
    })),
    definition: isObject(value) ? value : undefined,
    rangeOf: (path, part = 'value') => rangeIn(root, path, part),
    placeAt: (offset) => {
      const { path, isAtPropertyKey } = getLocation(text, offset);
      return { path, part: isAtPropertyKey ? 'name' : 'value' };
    },
    edit: (edits) => {
      let now = text;
      const changes: TextChange[] = [];
      for (const edit of edits) {
        for (const change of changesOf(now, edit)) {
          now = now.slice(0, change.from) + change.insert + now.slice(change.to);
          changes.push(change);
        }
      }
      return { document: openJson(now), changes };
    },
  };
}

function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(
    (node.children ?? []).flatMap(({ children: [name, value] = [] }) =>
      name === undefined || value === undefined ? [] : [[name.value as string, valueOf(value)]],
    ),
  );
}

function rangeIn(root: Node | undefined, path: DocumentPath, part: 'value' | 'name' | 'member'): TextRange | undefined {
  const node = root && findNodeAtLocation(root, [...path]);
  if (node === undefined) return undefined;
  const member = node.parent?.type === 'property' ? node.parent : undefined;
  const found = part === 'value' ? node : part === 'name' ? member?.children?.[0] : (member ?? node);
  return found && { from: found.offset, to: found.offset + found.length };
}

function changesOf(text: string, edit: DocumentEdit): readonly TextChange[] {
  const root = parseTree(text, [], parseOptions);
  const path = [...edit.path];
  if (edit.kind !== 'set' && edit.kind !== 'insert' && rangeIn(root, path, 'value') === undefined)
    throw new CannotEditError(`There is nothing at ${JSON.stringify(edit.path)}.`);
  if (edit.kind === 'rename') {
    const name = rangeIn(root, path, 'name');
    if (name === undefined) throw new CannotEditError(`${JSON.stringify(edit.path)} has no name.`);
    return [{ ...name, insert: JSON.stringify(edit.name) }];
  }
  if (edit.kind === 'move') throw new CannotEditError('Moving is not implemented yet.');
  const value = edit.kind === 'remove' ? undefined : edit.value;
  const changes = modify(text, path, value, {
    formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' },
    isArrayInsertion: edit.kind === 'insert',
    ...(edit.kind === 'set' &&
      edit.before !== undefined && {
        getInsertionIndex: (names: string[]) => Math.max(names.indexOf(edit.before!), 0),
      }),
  });
  return changes.map(({ offset, length, content }) => ({ from: offset, to: offset + length, insert: content }));
}
