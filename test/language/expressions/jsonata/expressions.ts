import fc from 'fast-check';

type Part = 'value' | 'text' | 'number' | 'list' | 'path' | 'step' | 'fn';

/** `f(a, b)` of parts, filled into a form in which `@` stands for the next part. */
function form(text: string, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((values) => values.reduce((filled, value) => filled.replace('@', () => value), text));
}

/** One of several forms, each with its parts: `v` value, `t` text, `n` number, `l` list, `f` function, `k` name. */
function forms(tie: (part: Part) => fc.Arbitrary<string>, list: readonly string[]): fc.Arbitrary<string> {
  const parts: Record<string, fc.Arbitrary<string>> = {
    v: tie('value'),
    t: tie('text'),
    n: tie('number'),
    l: tie('list'),
    f: tie('fn'),
    p: tie('path'),
    k: fc.constantFrom('a', 'b', 'c', 'items', '`a b`'),
    r: fc.constantFrom('/a/', '/(x)|b/', '/[0-9]+/', '/b*/', '/A/i'),
  };
  return fc.oneof(
    ...list.map((text) => {
      const letters = [...text.matchAll(/@(\w)/g)].map((match) => match[1]!);
      return form(text.replace(/@\w/g, '@'), ...letters.map((letter) => parts[letter]!));
    }),
  );
}

const depth = { maxDepth: 5, depthIdentifier: 'expression', depthSize: 'small' } as const;

/**
 * Expressions as texts, over the data of `inputs`: every kind of node that is compiled to closures, and nearly all
 * built-ins. Many of them fail; failures are compared, too.
 */
export const expressions: fc.Arbitrary<string> = fc.letrec<Record<Part, string>>((tie) => ({
  value: fc.oneof(
    depth,
    fc.constantFrom(
      ...['0', '1', '-1', '2.5', '1e300', '"a"', '"x"', '""', '"10"', 'true', 'false', 'null', '[]', '{}', '1/0'],
      ...['[1,2,3]', '["a","b"]', '[[1],[2,[3]]]', '{"a":1}', '{"a":[1,2],"b":{"a":"x"}}', '$nothing', '[1..3]'],
      ...['$states.input', '$states.input.a', '$v', '$w', '$x', '$states.result', '$', '$$', '$states', 'a', '$sum'],
    ),
    tie('text'),
    tie('number'),
    tie('list'),
    { weight: 3, arbitrary: tie('path') },
    {
      weight: 6,
      arbitrary: forms(tie, [
        '(@v = @v)',
        '(@v != @v)',
        '(@v in @l)',
        '(@v and @v)',
        '(@v or @v)',
        '(@n < @n)',
        '(@n >= @n)',
        '(@t <= @t)',
        '(@v > @v)',
        '(@v + @v)',
        '@v & @v',
        '(@v ? @v : @v)',
        '(@v ? @v)',
        '{"a": @v, "b": @v}',
        '{@t: @v}',
        '{"2": @v, "1": @v}',
        '($x := @v; @v)',
        '(@v; @v)',
        '(@v)[]',
        '(@v)[@n]',
        '(@v)[@v]',
        '($f := @f; $f(@v, @v))',
        '($f := function($x, $y){ $x = 3 ? @v : $f($x + 1, $x) }; $f(0))',
        '@f(@v)',
        '(@v ~> @f)',
        '(@f ~> @f)(@v)',
        '($x := @v; $y := $x; {"a": $x, "b": $y})',
      ]),
    },
    {
      weight: 4,
      arbitrary: forms(tie, [
        '$exists(@v)',
        '$not(@v)',
        '$boolean(@v)',
        '$type(@v)',
        '$merge(@l)',
        '$spread(@v)',
        '$lookup(@v, @t)',
        '$each(@p, @f)',
        '$sift(@p, @f)',
        '$reduce(@l, @f)',
        '$reduce(@l, @f, @v)',
        '$single(@l, @f)',
        '$single(@v)',
        '$error(@t)',
        '$assert(@v = @v, @t)',
        '$nothing(@v)',
        '$v(@v)',
        'sum(@v)',
        '$number(@v)',
        '$parse($string(@v))',
        '$clone(@v)',
      ]),
    },
  ),
  text: fc.oneof(
    depth,
    fc.constantFrom('"a"', '"b"', '"abxb"', '" a  b "', '"1.5"', '"é😀"', '$w', 'a', '$states.input.b'),
    forms(tie, [
      '(@v & @v)',
      '$string(@v)',
      '$string(@v, true)',
      '$uppercase(@t)',
      '$lowercase(@t)',
      '$trim(@t)',
      '$substring(@t, @n)',
      '$substring(@t, @n, @n)',
      '$substringBefore(@t, @t)',
      '$substringAfter(@t, @t)',
      '$pad(@t, @n, @t)',
      '$join(@l)',
      '$join($split(@t, @t), @t)',
      '$replace(@t, @t, @t)',
      '$replace(@t, @t, @t, @n)',
      '$replace(@t, @r, "$1-$0$$")',
      '$replace(@t, @r, @f)',
      '$formatNumber(@n, "#,##0.0")',
      '$formatInteger(@n, "w")',
      '$formatBase(@n, @n)',
      '$base64encode(@t)',
      '$encodeUrlComponent(@t)',
      '$fromMillis(@n * 1000)',
    ]),
  ),
  number: fc.oneof(
    depth,
    fc.constantFrom('0', '1', '2', '-1', '2.5', '$states.input.a', 'a'),
    forms(tie, [
      '(@n + @n)',
      '(@n - @n)',
      '(@n * @n)',
      '(@n / @n)',
      '(@n % @n)',
      '-(@n)',
      '$count(@v)',
      '$sum(@l)',
      '$max(@l)',
      '$min(@l)',
      '$average(@l)',
      '$length(@t)',
      '$number(@t)',
      '$abs(@n)',
      '$floor(@n)',
      '$ceil(@n)',
      '$round(@n, @n)',
      '$sqrt(@n)',
      '$power(@n, @n)',
      '$parseInteger(@t, "0")',
      '$toMillis("2020-01-0" & @n)',
    ]),
  ),
  list: fc.oneof(
    depth,
    fc.constantFrom(
      '[]',
      '[1,2,3]',
      '["b","a","b"]',
      '[3,1,2]',
      '[{"a":2,"b":"x"},{"a":1},{"a":1,"b":"y"}]',
      '[[1,2],[3]]',
    ),
    fc.constantFrom('$states.input', '$states.input.items', '$v', '$x', '[1..4]', '$states.input.*', '$states.**'),
    { weight: 2, arbitrary: tie('path') },
    forms(tie, [
      '[@v]',
      '[@v, @v]',
      '[@n..@n]',
      '$append(@v, @v)',
      '$map(@l, @f)',
      '$filter(@l, @f)',
      '$sort(@l)',
      '$sort(@l, @f)',
      '$reverse(@l)',
      '$distinct(@v)',
      '$zip(@l, @l)',
      '$keys(@v)',
      '$split(@t, @t)',
      '$split(@t, @r)',
      '$split(@t, @t, @n)',
      '$match(@t, @r)',
      '$match(@t, @r, @n)',
      '$contains(@t, @r)',
      '$contains(@t, @t)',
      '(@l)[$ = @v]',
      '(@l)[@k = @v]',
      '(@l)^($)',
    ]),
  ),
  path: form(
    '@@',
    fc.constantFrom('$states.input', '$v', '$states', 'a', '$x', '$w', '$states.input.items'),
    tie('step'),
  ),
  step: fc.oneof(
    { ...depth, depthIdentifier: 'step' },
    forms(tie, ['.@k', '.@k', '.@k', '.@k[0]', '[@n]', '[@k = @v]', '[@k]', '.{"k": @k, "l": @v}', '.(@v)', '[@v]']),
    forms(tie, [
      '{$string(@k): @v}',
      '{@k: $sum(@k)}',
      '^(@k)',
      '^(>@k, <@v)',
      '.[@k, @v]',
      '.$string()',
      '.@f(@k)',
      '{"k": $}',
    ]),
    fc.constantFrom('.*', '.**', '[-1]', '[[0..1]]', '[]', '.[a]', '.$v', '.$', '.(a; b)', '.`a b`[]'),
    { weight: 4, arbitrary: form('@@', tie('step'), tie('step')) },
  ),
  fn: fc.oneof(
    depth,
    forms(tie, [
      'function($x){ @v }',
      'function($x){ @n }',
      'function($x){ $x.@k }',
      'function($x){ $x > @n }',
      'function($x, $y){ @v }',
      'function($x, $y){ $x > $y }',
      'function($x, $y){ [$x, $y] }',
      'function($x, $y, $z){ [$y, @v] }',
      'function($x)<n:n>{ @v }',
      'function($m){ $m.match & @t }',
      'function($x){ ($y := $x; @v) }',
    ]),
    fc.constantFrom('$string', '$sum', '$count', '$uppercase', '$not', '$append', '$v', '$nothing', '$max', '$type'),
  ),
})).value;

const scalar = fc.constantFrom<unknown>(0, 1, 2, -3, 2.5, 'a', 'b', 'x', '', 'abxb', '10', true, false, null);
const key = fc.constantFrom('a', 'b', 'c', 'items', 'a b');

/** Data with arrays within arrays, empty ones, and objects of the names that the expressions use. */
export const inputs: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'input', depthSize: 'medium' },
    { weight: 2, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 3, arbitrary: fc.dictionary(key, tie('value'), { maxKeys: 4 }).map((object) => ({ ...object })) },
  ),
})).value;
