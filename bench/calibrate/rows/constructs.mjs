import { fill, inMap, inPath, items, members, numbers, shuffled, zeros } from './data.mjs';

const withItems = (n) => ({ items: items(n) });
const of =
  (make, name = 'a') =>
  (n) => ({ [name]: make(n) });

/** A row for each of the two places that an expression stands in: a function, and a step of a path. */
const times = (name, size, expression, prices, input) => [
  { name, size, prices, text: inMap(expression), input },
  { name: `${name}, in a path`, size, prices, text: inPath(expression), input },
];

const over = (name, size, text, make, prices) => ({ name, size, prices, text: () => text, input: make });

/** What expressions are made of, but for calls of built-ins. */
export const constructs = [
  ...times('literals: 1 + 1 + …', 1_000, `1${' + 1'.repeat(20)}`, ['node', 'operator']),
  ...times('variables: $i + $i + …', 1_000, `$i${' + $i'.repeat(20)}`),
  {
    name: 'variables, five functions out',
    size: 2_000,
    text: (n) =>
      `$count($map([1..${n}], function($i){ (function(){(function(){(function(){ [$i + $i + $i + $i + $i + $i] })()})()})() }))`,
  },
  ...times('condition', 4_000, '$i > 5 ? $i : $i < 3 ? 1 : 2', ['condition']),
  ...times('block', 4_000, '($a := $i; $b := $a; $b)', ['block', 'bind']),
  ...times('and, or', 4_000, '$i > 5 and $i < 7 or $i = 9'),
  ...times('minus', 4_000, '-$i'),
  ...times('object', 2_000, '{"a": $i, "b": $i, "c": $i}', ['pair']),
  ...times('array', 2_000, '[$i, $i, $i]', ['arrayItem']),
  ...times('concatenation', 2_000, '"a" & $i & "b" & $i', ['concatenation']),
  ...times('regular expression', 4_000, '$type(/ab+c/)'),
  {
    name: 'call of a function',
    size: 5_000,
    prices: ['apply', 'callNode'],
    text: (n) => `($f := function($x){ $x }; $count($map([1..${n}], function($i){ $f($f($f($i))) })))`,
  },
  {
    name: 'call of a function of three',
    size: 3_000,
    text: (n) => `($f := function($x, $y, $z){ $x }; $count($map([1..${n}], function($i){ $f($f($i, 1, 2), $i, 3) })))`,
  },
  {
    name: 'recursion',
    size: 15,
    text: (n) => `($f := function($x){ $x < 2 ? $x : $f($x - 1) + $f($x - 2) }; $f(${n}))`,
  },
  { name: 'tail calls', size: 5_000, text: (n) => `($f := function($x){ $x = 0 ? 0 : $f($x - 1) }; $f(${n}))` },
  ...times('calls of built-ins', 4_000, '$abs($abs($abs($abs($i))))', ['abs.call']),
  ...times('partial application', 500, '$power(?, 2)($i)', ['partial']),
  ...times('chain', 4_000, '$i ~> $abs ~> $string'),
  ...times('chain of calls', 4_000, '"text" ~> $substring(1) ~> $length()'),
  // Paths.
  ...times('path: a.b.c', 4_000, '$states.input.a.b.c', ['path', 'step'], () => ({ a: { b: { c: 1 } } })),
  over('path: member of items', 20_000, '$count($states.input.items.id)', withItems, ['stepItem']),
  over('path: object of items', 5_000, '$count($states.input.items.{"a": id, "b": name})', withItems),
  over('path: computed of items', 10_000, '$sum($states.input.items.(price * quantity))', withItems),
  over('path: arrays of items', 10_000, '$count($states.input.items.tags)', withItems, ['flatItem']),
  over('path: long arrays of items', 40, '$count($states.input.items.l)', (n) => ({
    items: fill(n, () => ({ l: numbers(5_000) })),
  })),
  over('path: [] of items', 10_000, '$count($states.input.items.tags[])', withItems),
  over('filter by a member', 10_000, '$count($states.input.items[id > 5])', withItems, ['filter']),
  over('filter by equality', 10_000, '$count($states.input.items[name = "item 7"])', withItems),
  over('filter, few items of many', 1_000, '$states.input.items.tags[$ = "a"]', withItems),
  over('filter by position', 20_000, '$count($states.input.items.tags[0])', withItems, ['filterAt']),
  over(
    'a join of items (square)',
    200,
    '$count($map($states.input.items, function($i){ $states.input.items[id = $i.id] }))',
    withItems,
  ),
  over('member of an array in an array', 20_000, '$count($states.input.items.id)', (n) => ({ items: [items(n)] }), [
    'memberOfItem',
  ]),
  over('wildcard over numbers', 50_000, '$count($states.input.o.*)', of(members, 'o'), ['wildcard']),
  over(
    'wildcard over arrays (square)',
    2_000,
    '$count($states.input.o.*)',
    (n) => ({ o: Object.fromEntries(fill(n, (id) => [`n${id}`, [id, id]])) }),
    ['wildcardAppended'],
  ),
  over('descendants', 20_000, '$count($states.input.**)', withItems, ['descendant']),
  over('descendants with a name', 5_000, '$count($states.input.**.tags)', withItems),
  over('positions: #$i', 5_000, '$count($states.input.items#$i[$i > 3])', withItems, ['tuple', 'tupleFrame']),
  over('joins: @$x', 5_000, '$count($states.input.items@$x.{"a": $x.id})', withItems, ['tupleName']),
  over(
    'joins of two: @$x, @$y (square)',
    60,
    '$count($states.input.items@$x.items@$y[$x.id = $y.id].{"a": $x.id})',
    (n) => ({
      items: items(n).map((item) => ({ ...item, items: items(n) })),
    }),
  ),
  over('parents: %', 5_000, '$count($states.input.items.tags.{"a": %.id})', withItems),
  over('group by few keys (square)', 2_000, '$states.input.items{tags[0]: $count(id)}', withItems, ['groupAppended']),
  over('group by many keys', 5_000, '$count($keys($states.input.items{name: id}))', withItems),
  over('sort: ^(price)', 1_000, '$count($states.input.items^(>price))', withItems, ['sortTerm']),
  over('sort: ^(price, id)', 1_000, '$count($states.input.items^(>price, id))', withItems),
  over('transform', 2_000, '$count(($states.input ~> |items|{"x": 1}|).items)', withItems, [
    'transform',
    'transformMember',
    'clonedMember',
    'clonedItem',
  ]),
  over(
    'transform of three members',
    2_000,
    '$count(($states.input ~> |items|{"x": 1, "y": 2, "z": 3}|).items)',
    withItems,
  ),
  over('transform that deletes', 2_000, '$count(($states.input ~> |items|{}, ["id", "name"]|).items)', withItems),
  over('transform of few in much', 10_000, '$count(($states.input ~> |items[0]|{"x": 1}|).items)', withItems),
  over('transform of numbers', 100_000, '$count(($states.input ~> |$|{"x": 1}|).a)', of(numbers)),
  { name: 'range: 1..n', size: 500_000, prices: ['rangeItem'], text: (n) => `$count([1..${n}])` },
  over('equality of arrays', 200_000, '$states.input.a = $states.input.b', (n) => ({ a: numbers(n), b: numbers(n) }), [
    'equalItem',
  ]),
  over('equality of objects', 20_000, '$states.input.a = $states.input.b', (n) => ({ a: members(n), b: members(n) }), [
    'equalMember',
  ]),
  over('equality of items', 2_000, '$states.input.a = $states.input.b', (n) => ({ a: items(n), b: items(n) }), [
    'equalFewMembers',
  ]),
  {
    name: 'in',
    size: 500_000,
    prices: ['inItem'],
    text: (n) => `$count([1..4][($ + ${n}) in $states.input.a])`,
    input: of(numbers),
  },
  over('boolean of an array', 100_000, '$states.input.a ? 1 : 2', of(zeros), ['truthItem']),
  // Functions that call functions.
  over('$map', 5_000, '$count($map($states.input.a, function($v){ $v }))', of(numbers)),
  over('$map with three arguments', 5_000, '$count($map($states.input.a, function($v, $i, $a){ $v }))', of(numbers)),
  over('$map of a built-in', 5_000, '$count($map($states.input.a, $abs))', of(numbers)),
  over('$filter', 5_000, '$count($filter($states.input.a, function($v){ $v > 3 }))', of(numbers)),
  over('$single', 5_000, '$single($states.input.a, function($v){ $v = 3 })', of(numbers)),
  over('$reduce', 5_000, '$reduce($states.input.a, function($s, $v){ $s + $v })', of(numbers)),
  over('$each', 10_000, '$count($each($states.input.o, function($v){ $v }))', of(members, 'o'), ['eachMember']),
  over('$sift', 10_000, '$count($keys($sift($states.input.o, function($v){ $v > 3 })))', of(members, 'o'), [
    'siftMember',
  ]),
  over('$sort with a function', 1_000, '$count($sort($states.input.a, function($l, $r){ $l > $r }))', of(shuffled)),
  over('$sort', 4_000, '$count($sort($states.input.a))', of(shuffled), ['sortCompare']),
  over(
    '$reduce with $merge (square)',
    500,
    '$count($keys($reduce($states.input.items, function($a, $b){ $merge([$a, {$b.name: $b.id}]) }, {})))',
    withItems,
    ['mergeMember'],
  ),
  over(
    '$reduce with $append (square)',
    2_000,
    '$count($reduce($states.input.items, function($a, $b){ $append($a, $b.id) }, []))',
    withItems,
    ['append.item'],
  ),
  over(
    '$reduce with [ … ] (square)',
    1_000,
    '$count($reduce($states.input.items, function($a, $b){ [$a, $b.id] }, []))',
    withItems,
    ['joinedItem'],
  ),
  over(
    '$reduce with & (square)',
    2_000,
    '$length($reduce($states.input.items, function($a, $b){ $a & $b.name }, ""))',
    withItems,
  ),
];
