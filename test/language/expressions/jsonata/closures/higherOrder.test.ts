import { evaluateWithLibrary, outcomeOf } from '../judge';
import { closureOutcome } from './evaluate';

const input = { list: [3, 1, 2], mixed: ['a', 1], none: [], object: { b: 2, a: 1 }, deep: [[1, 2], [3]] };

test.each([
  ['$map($states.input.list, function($v){ $v * 2 })', '[6,2,4]'],
  ['$map($states.input.list, function($v, $i){ $v * $i })', '[0,1,4]'],
  ['$map($states.input.list, function($v, $i, $a){ $count($a) })', '[3,3,3]'],
  ['$map($states.input.list, function($v){ $v > 1 ? $v })', '[3,2]'],
  ['$map($states.input.list, function($v){ $v > 2 ? $v })', '3'],
  ['$map($states.input.none, $string)', 'nothing'],
  ['$map($nothing, $string)', 'nothing'],
  ['$map(5, $string)', '"5"'],
  ['$map($states.input.deep, $sum)', '[3,3]'],
  ['$filter($states.input.list, function($v){ $v > 1 })', '[3,2]'],
  ['$filter($states.input.list, function($v, $i, $a){ $i = $count($a) - 1 })', '2'],
  ['$filter($states.input.list, function(){ [] })', 'nothing'],
  ['$single($states.input.list, function($v){ $v = 2 })', '2'],
  ['$single([7])', '7'],
  ['$single($states.input.list)', expect.stringMatching(/^D3138: /)],
  ['$single($states.input.list, function($v){ $v > 9 })', expect.stringMatching(/^D3139: /)],
  ['$reduce($states.input.list, function($a, $b){ $a & $b })', '"312"'],
  ['$reduce($states.input.list, function($a, $b){ $a + $b }, 10)', '16'],
  ['$reduce($states.input.list, function($a, $b, $i, $all){ $a + $i + $count($all) }, 0)', '12'],
  ['$reduce($states.input.none, $sum)', expect.stringMatching(/^D3050: /)],
  ['$reduce($states.input.none, function($a, $b){ 1 })', 'nothing'],
  ['$reduce($states.input.none, function($a, $b){ 1 }, 7)', '7'],
  ['$reduce([5], function($a, $b){ 1 })', '5'],
  ['$reduce($states.input.list, function($a){ $a })', expect.stringMatching(/^D3050: /)],
  ['$each($states.input.object, function($v, $k){ $k & $v })', '["b2","a1"]'],
  ['$each($states.input.object, function($v, $k, $o){ $count($keys($o)) })', '[2,2]'],
  ['$each($states.input.object, function($v){ $v > 1 ? $v })', '2'],
  ['$sift($states.input.object, function($v){ $v > 1 })', '{"b":2}'],
  ['$sift($states.input.object, function($v, $k){ $k = "a" })', '{"a":1}'],
  ['$sift($states.input.object, function(){ false })', 'nothing'],
  ['$sort($states.input.list)', '[1,2,3]'],
  ['$sort(["b", "a", "B"])', '["B","a","b"]'],
  ['$sort($states.input.list, function($l, $r){ $l < $r })', '[3,2,1]'],
  ['$sort([{"k": 1, "n": 1}, {"k": 0, "n": 2}, {"k": 1, "n": 3}], function($l, $r){ $l.k > $r.k }).n', '[2,1,3]'],
  ['$sort($states.input.mixed)', expect.stringMatching(/^D3070: /)],
  ['$sort([true])', '[true]'],
  ['$sort(5)', '[5]'],
  ['$sort($nothing)', 'nothing'],
])('%s', async (text, expected) => {
  const states = { input: structuredClone(input) };
  const library = await outcomeOf(() => evaluateWithLibrary(text, { states }));
  expect([await closureOutcome(text, input), library]).toEqual([expected, expected]);
  expect(await closureOutcome(text, input)).toBe(library);
});
