import type { Cursor } from './Cursor';
import type { Filter, Segment } from './segments';

interface SegmentReading {
  /** Reads a filter from its `?` up to its closing bracket. Absent where no filter is allowed. */
  readonly readFilter?: (cursor: Cursor) => Filter;
  /** A dotted name ends before one of these, besides `.`, `[` and a blank. */
  readonly nameEnd?: RegExp;
}

const wholeNumber = /-?\d{1,9}/y;
const fromEnd = /\(\s*@\.(?:length|size)(?:\(\))?\s*(-\s*\d{1,9})\s*\)/y;

/**
 * Reads `.name`, `['name']`, `[0]` … up to the first character that continues no path.
 *
 * AWS: Step Functions evaluates with Jayway JsonPath 2.0 (2015): a dotted name extends to the next dot, bracket or
 * blank, so `length()` is a name; names in brackets have single quotes and no escapes.
 */
export function readSegments(cursor: Cursor, reading: SegmentReading): Segment[] {
  const segments: Segment[] = [];
  for (;;) {
    const start = cursor.position;
    if (cursor.take('..')) {
      if (segments.at(-1)?.kind === 'descent') cursor.fail('".." stands twice in a row', start);
      segments.push({ kind: 'descent' });
      if (cursor.next !== '[' && cursor.next !== '.') segments.push(readDotted(cursor, reading));
    } else if (cursor.take('.')) {
      // `$.['a b']` is the same as `$['a b']`.
      if (cursor.next !== '[') segments.push(readDotted(cursor, reading));
    } else if (cursor.next === '[') segments.push(readBracket(cursor, reading));
    else break;
  }
  checkDescents(cursor, segments);
  return segments;
}

function endsHere(cursor: Cursor, { nameEnd }: SegmentReading): boolean {
  return cursor.atEnd || nameEnd?.test(cursor.next) === true;
}

function readDotted(cursor: Cursor, reading: SegmentReading): Segment {
  const start = cursor.position;
  // AWS: its library accepts this, and then finds nothing.
  if (cursor.next === "'") cursor.fail("a name in quotes stands in brackets: ['name']");
  let name = '';
  while (!endsHere(cursor, reading) && !['.', '[', ' '].includes(cursor.next)) {
    if (cursor.take('\\') && cursor.atEnd) cursor.fail('a character is missing after "\\"');
    name += cursor.next;
    cursor.position++;
    // `size()` is part of a name, even where a parenthesis would end one.
    if (cursor.take('()')) name += '()';
  }
  if (name === '') cursor.fail('a name is missing after the dot');
  return name === '*' && cursor.position === start + 1 ? { kind: 'wildcard' } : { kind: 'member', name };
}

function readBracket(cursor: Cursor, reading: SegmentReading): Segment {
  cursor.position++;
  if (cursor.take('*]')) return { kind: 'wildcard' };
  cursor.skipBlanks();
  if (cursor.next === '?') {
    if (reading.readFilter === undefined) cursor.fail('a filter inside a filter is not possible');
    return closed(cursor, { kind: 'filter', accept: reading.readFilter(cursor) });
  }
  if (cursor.next === '"') cursor.fail("a name in brackets stands in single quotes: ['name']");
  if (cursor.next === "'") return closed(cursor, readNames(cursor));
  return closed(cursor, cursor.next === '(' ? readFromEnd(cursor) : readNumbers(cursor));
}

function closed(cursor: Cursor, segment: Segment): Segment {
  cursor.skipBlanks();
  if (!cursor.take(']')) cursor.fail('"]" is missing');
  return segment;
}

function readNames(cursor: Cursor): Segment {
  const names: string[] = [];
  do {
    cursor.skipBlanks();
    if (!cursor.take("'")) cursor.fail('a name in single quotes is missing');
    const end = cursor.source.indexOf("'", cursor.position);
    if (end < 0) cursor.fail('the closing quote of the name is missing');
    const name = cursor.source.slice(cursor.position, end);
    if (name.includes(']'))
      cursor.fail('a name in brackets cannot hold "]" in Step Functions; write it with a dot and \\]');
    names.push(name);
    cursor.position = end + 1;
    cursor.skipBlanks();
  } while (cursor.take(','));
  return names.length === 1 ? { kind: 'member', name: names[0]! } : { kind: 'members', names };
}

function readFromEnd(cursor: Cursor): Segment {
  const match = cursor.takeMatch(fromEnd);
  if (match === undefined) cursor.fail('only [(@.length-n)] is possible here');
  return { kind: 'fromEnd', offset: Number(match[1]!.replace(/\s/g, '')) };
}

function readNumbers(cursor: Cursor): Segment {
  const first = readNumber(cursor);
  cursor.skipBlanks();
  if (cursor.take(':')) {
    const to = readNumber(cursor);
    cursor.skipBlanks();
    if (first === undefined && to === undefined) cursor.fail('a slice needs a bound: [from:], [:to] or [from:to]');
    // AWS: a step is accepted and ignored.
    if (cursor.take(':')) readNumber(cursor);
    return { kind: 'slice', ...(first !== undefined && { from: first }), ...(to !== undefined && { to }) };
  }
  if (first === undefined) cursor.fail("a name in single quotes, a number, * or a filter is missing after '['");
  if (cursor.next === '.') cursor.fail('a range is written [from:to]');
  if (cursor.next !== ',') return { kind: 'index', index: first };
  const indexes = [first];
  while (cursor.take(',')) indexes.push(readNumber(cursor) ?? cursor.fail('a number is missing after the comma'));
  return { kind: 'indexes', indexes };
}

function readNumber(cursor: Cursor): number | undefined {
  cursor.skipBlanks();
  const match = cursor.takeMatch(wholeNumber);
  cursor.skipBlanks();
  return match && Number(match[0]) + 0;
}

function checkDescents(cursor: Cursor, segments: readonly Segment[]): void {
  for (const [i, segment] of segments.entries()) {
    const following = segments[i + 1];
    const isLast = i + 1 === segments.length;
    if (segment.kind === 'descent' && isLast) cursor.fail('a path cannot end with ".."');
    // Differs from AWS, whose library then continues from every element, not only from the selected ones.
    if (segment.kind === 'descent' && ['index', 'indexes', 'slice', 'fromEnd'].includes(following!.kind)) {
      if (i + 2 < segments.length) cursor.fail('numbers after ".." can only stand at the end of a path');
    }
  }
}
