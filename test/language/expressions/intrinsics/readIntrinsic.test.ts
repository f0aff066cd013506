import {
  InvalidIntrinsicError,
  readIntrinsic,
  type Argument,
  type ParsedCall,
} from '../../../../src/language/expressions/intrinsics/readIntrinsic';
import { compilePath } from '../../../../src/language/expressions/jsonPath/compilePath';
import { toPlainNumbers } from '../../../../src/util/json';

/** A call as plain data, with its paths as written. */
function plain({ name, position, arguments: all }: ParsedCall): object {
  return { name, position, arguments: all.map(plainArgument) };
}

function plainArgument(argument: Argument): unknown {
  if (argument.kind === 'call') return plain(argument.call);
  if (argument.kind === 'path') return { path: argument.path.source };
  return argument.kind === 'text' ? argument : toPlainNumbers(argument.value);
}

const call = (source: string) => plain(readIntrinsic(source, compilePath));

test('reads every kind of argument', () => {
  expect(call(" States.Format( 'a\\'b', -1.5e3 ,007,true,null,$.x['a,)b'][?(@.c == ')')] , States.UUID( ) ) ")).toEqual(
    {
      name: 'States.Format',
      position: 1,
      arguments: [
        { kind: 'text', raw: "a\\'b", value: "a'b" },
        -1500,
        7,
        true,
        null,
        { path: "$.x['a,)b'][?(@.c == ')')] " },
        { name: 'States.UUID', position: 75, arguments: [] },
      ],
    },
  );
});

test('the raw text keeps its escapes', () => {
  expect(call("States.Format('\\{\\}\\\\{}\n')")).toEqual({
    name: 'States.Format',
    position: 0,
    arguments: [{ kind: 'text', raw: '\\{\\}\\\\{}\n', value: '{}\\{}\n' }],
  });
});

test.each([
  ['', 0, 'the name of an intrinsic function (States.…) is missing'],
  ['States.', 0, 'the name of an intrinsic function (States.…) is missing'],
  ['states.UUID()', 0, 'the name of an intrinsic function (States.…) is missing'],
  ['States.UUID', 11, '"(" is missing after States.UUID'],
  ['States.UUID() x', 14, 'something stands after the closing parenthesis'],
  ['States.UUID(', 12, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
  ['States.Array(1,)', 15, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
  ['States.Array(1', 13, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
  ["States.Array('a'", 16, 'the closing parenthesis is missing'],
  ["States.Array('a' 'b')", 17, '"," or ")" is missing'],
  ["States.Array('a)", 13, "the text does not end, or has a \\ that is not \\', \\{, \\} or \\\\"],
  ["States.Array('a\\n')", 13, "the text does not end, or has a \\ that is not \\', \\{, \\} or \\\\"],
  ['States.Array(1e999)', 13, '1e999 is too large for a number'],
  ['States.Array(truex)', 13, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
  ['States.Array($.a..)', 18, '$.a..: a name is missing after the dot'],
])('%s is not a call', (source, position, reason) => {
  expect(() => readIntrinsic(source, compilePath)).toThrow(new InvalidIntrinsicError(source, position, reason));
  try {
    readIntrinsic(source, compilePath);
  } catch (error) {
    expect(error).toMatchObject({ source, position, reason });
  }
});

test('calls are nested ten deep, and no deeper', () => {
  const nested = (depth: number) => `${'States.Array('.repeat(depth)}1${')'.repeat(depth)}`;
  expect(readIntrinsic(nested(10), compilePath).name).toBe('States.Array');
  expect(() => readIntrinsic(nested(11), compilePath)).toThrow(
    new InvalidIntrinsicError(nested(11), 130, 'calls are nested more than 10 deep'),
  );
});
