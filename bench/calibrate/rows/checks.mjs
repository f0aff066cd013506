import { items, members, numbers, text } from './data.mjs';

const withItems = (n) => ({ items: items(n), o: members(100), a: numbers(n), t: text(n) });

/** Expressions as people write them. No price comes from them: they show whether the prices hold. */
export const checks = [
  ['items by id', 2_000, '($all := $merge(I.{name: $}); $count(I.$lookup($all, name)))'],
  ['names in a list', 500, '$count(I[id in I.id])'],
  ['total of an order', 5_000, '$sum(I.(price * quantity))'],
  ['total with $reduce', 5_000, '$reduce(I, function($s, $i){ $s + $i.price * $i.quantity }, 0)'],
  ['text of each', 3_000, 'I.("Item " & name & ": " & $string(price) & " EUR")'],
  [
    'report',
    2_000,
    '{"all": $count(I), "cheap": $count(I[price < 10]), "max": $max(I.price), "names": $join(I.name, ", ")}',
  ],
  ['groups with sums', 1_000, 'I{$string(price): $sum(quantity)}'],
  ['sorted and cut', 1_000, '(I^(<price))[[0..9]].name'],
  ['nested $map', 100, '$count($map(I, function($a){ $sum($map(I, function($b){ $a.id + $b.id })) }))'],
  [
    'objects with $map',
    3_000,
    '$count($map(I, function($v, $i){ {"id": $i, "label": $uppercase($v.name), "ok": $v.price > 5 and $v.quantity < 4} }))',
  ],
  [
    '$filter and $map',
    3_000,
    '$count($filter(I, function($i){ $contains($i.name, "7") }) ~> $map(function($i){ $i.id }))',
  ],
  ['a chain of built-ins', 3_000, '$count(I.(name ~> $uppercase() ~> $substringAfter("M ") ~> $number()))'],
  ['matches of names', 1_000, '$count(I.$match(name, /([a-z]+) ([0-9]+)/).groups[1])'],
  ['replacements in names', 1_000, '$count(I.$replace(name, /[0-9]/, function($m){ "<" & $m.match & ">" }))'],
  ['dates', 300, '$count(I.$fromMillis(id * 1000, "[Y0001]-[M01]-[D01]"))'],
  ['conditions', 3_000, '$count(I.(price < 10 ? "low" : price < 50 ? "middle" : "high"))'],
  [
    'recursion over a list',
    100,
    '($f := function($l){ $count($l) = 0 ? 0 : $l[0].price + $f($l[[1..$count($l)]]) }; $f(I[[0..20]]))',
  ],
  ['tail recursion', 3_000, '($f := function($n, $s){ $n = 0 ? $s : $f($n - 1, $s + $n) }; $f($count(I), 0))'],
  ['entries', 1_000, '$count([1..$count(I)].$each($states.input.o, function($v, $k){ $k })[0])', 50],
  ['$sift of each', 100, '$count(I.$sift(function($v, $k){ $k != "tags" }))'],
  ['$spread of each', 300, '$count(I.$spread($))'],
  ['$zip', 2_000, '$count($zip(I.id, I.name))'],
  ['descendants', 1_000, '$count($states.input.**[$type($) = "string"])'],
  ['transform', 1_000, '$count(($states.input ~> |items|{"total": price * quantity}, "tags"|).items)'],
  ['distinct names', 1_000, '$count($distinct(I.price))'],
  ['$string of all', 3_000, '$length($string(I))'],
  ['formatted numbers', 500, '$count(I.$formatNumber(price, "#,##0.00"))'],
  ['pieces of a text', 20_000, '$count($split($states.input.t, " ")[$length($) > 3])'],
  [
    'a block with variables',
    2_000,
    '$count(I.($p := price; $q := quantity; $t := $p * $q; $t > 100 ? $t - $t * 0.1 : $t))',
  ],
  ['parents', 500, '$count(I.tags.{"tag": $, "of": %.name})'],
].map(([name, size, expression]) => ({
  name,
  size,
  prices: [],
  isCheck: true,
  text: () => expression.replaceAll(/\bI\b/g, '$states.input.items'),
  input: withItems,
}));
