import { renderMapping } from '../../../../../src/emulator/starts/apis/velocity/renderMapping';
import { fromJson, type Value } from '../../../../../src/emulator/starts/apis/velocity/values';
import { parseJson, type JsonObject } from '../../../../../src/util/json';

function render(template: string, variables = '{}'): string {
  const given = parseJson(variables) as JsonObject;
  const values = Object.entries(given).map(([name, value]): [string, Value] => [name, fromJson(value)]);
  return renderMapping(template, new Map(values));
}

/** Sources: Apache Velocity user guide and its 1.7 sources; java.lang.String. */
const cases: readonly (readonly [template: string, variables: string, text: string])[] = [
  // References.
  ['$a $!a ${a} $!{a}', '{"a":1}', '1 1 1 1'],
  ['[$missing][$!missing][$missing.b.c][$a.b.c]', '{"a":{}}', '[][][][]'],
  ['$a.b[1].c $a["b"][0]', '{"a":{"b":["x",{"c":"y"}]}}', 'y x'],
  ['$a[-1] $a[7]', '{"a":[1,2,3]}', '3 '],
  ['costs $5, $ and #x', '{}', 'costs $5, $ and #x'],
  // Values as Java prints them.
  ['$a', '{"a":{"a":1,"b":[{"c":5}],"d":null,"e":"x y"}}', '{a=1, b=[{"c":5}], d=null, e=x y}'],
  ['$a', '{"a":[1,"two",{"three":3.0}]}', '[1,"two",{"three":3.0}]'],
  ['#set($a = [1, "two", {"three": 3}])$a', '{}', '[1, two, {three=3}]'],
  [
    '$a $b $c $d',
    '{"a":1.0,"b":12345678901234567890,"c":1.790204286E9,"d":true}',
    '1.0 12345678901234567890 1.790204286E9 true',
  ],
  // Arithmetic: whole numbers stay whole; a string joins.
  ['#set($x = 7 / 2)$x #set($x = 7 % 4)$x #set($x = 7.0 / 2)$x #set($x = 2 * 3 - 10)$x', '{}', '3 3 3.5 -4'],
  ['#set($x = 1 + "a" + 2.5)$x #set($x = "n: " + $missing)[$x]', '{}', '1a2.5 [n: ]'],
  ['#set($x = 1 / 0)[$x] #set($x = "a" - 1)[$x]', '{}', '[] []'],
  ['#set($x = 9223372036854775807 + 1)$x', '{}', '9223372036854775808'],
  // Conditions: only null and false are false.
  ['#if($a)a#end#if($b)b#end#if($c)c#end#if($d)d#end#if($e)e#end', '{"a":"","b":0,"c":false,"d":null,"e":[]}', 'abe'],
  ['#if(1 == 1.0)a#end#if("1" == 1)b#end#if("a" == "a")c#end#if($x == $null)d#end#if("" == $null)e#end', '{}', 'abcd'],
  ['#if(1 < 2 && !(3 <= 2))a#end#if("a" < "b")b#end#if(1 != 2 || $x)c#end#if(2 >= 2)d#end', '{}', 'acd'],
  ['#if(1 lt 2 and not (1 gt 2))a#end', '{}', 'a'],
  ['#if($a == 1)one#elseif($a == 2)two#{else}many#end', '{"a":2}', 'two'],
  ['#if($a == 1)one#elseif($a == 2)two#{else}many#end', '{"a":3}', 'many'],
  // Loops.
  ['#foreach($i in $a)$foreach.count:$i#if($foreach.hasNext),#end#end[$i]', '{"a":["x","y"]}', '1:x,2:y[]'],
  ['#foreach($i in [3..1])$i$foreach.index$velocityCount #end', '{}', '301 212 123 '],
  ['#foreach($v in $a)$v#end #foreach($k in $a.keySet())$k#end', '{"a":{"x":1,"y":2}}', '12 xy'],
  ['#foreach($e in $a.entrySet())$e.key=$e.value/$e.getKey() #end', '{"a":{"x":1,"y":2}}', 'x=1/x y=2/y '],
  ['#foreach($i in [1..9])#if($i == 3)#break#end$i#end', '{}', '12'],
  [
    '#foreach($i in [1,2])#foreach($j in [1,2])$i$j $foreach.hasNext #end#end',
    '{}',
    '11 true 12 false 21 true 22 false ',
  ],
  // Maps and lists are changed in place.
  [
    '#set($m = {})#set($m.a = 1)#set($m["b-c"] = "x")$m $m.size() $m.containsKey("a") $m.get("b-c")',
    '{}',
    '{a=1, b-c=x} 2 true x',
  ],
  [
    '#set($l = [])#foreach($i in [1..3])#set($void = $l.add($i))#end$l $l.contains(4) $l.indexOf(3) $l.get(0)',
    '{}',
    '[1, 2, 3] false 2 1',
  ],
  ['#set($m = {"a": 1})$m.put("a", 2) $m.remove("a") [$m.remove("a")] $m.isEmpty()', '{}', '1 2 [] true'],
  // Macros, define, comments, raw text.
  ['#macro(q $x)"$x"#end#q("a") #q(1)', '{}', '"a" "1"'],
  ['#define($d)$a!#end$d', '{"a":1}', '1!'],
  ['a## gone\nb#* gone *#c#[[ $raw #if ]]#', '{}', 'abc $raw #if '],
  // Java's strings.
  [
    '$a.length() $a.toUpperCase() $a.toLowerCase() $a.substring(1) $a.substring(1,3) $a.charAt(0)',
    '{"a":"aBcd"}',
    '4 ABCD abcd Bcd Bc a',
  ],
  [
    '$a.contains("b") $a.startsWith("a") $a.endsWith("a") $a.indexOf("c") $a.indexOf("z") $a.lastIndexOf("c")',
    '{"a":"abcc"}',
    'true true false 2 -1 3',
  ],
  [
    '$a.equals("x") $a.equalsIgnoreCase("X") $a.equals(1) $a.isEmpty() $a.empty $a.compareTo("y")',
    '{"a":"x"}',
    'true true false false false -1',
  ],
  ['[$a.trim()] $a.hashCode() $a.concat("!")', '{"a":"  x "}', '[x] 987816   x !'],
  ['#foreach($p in $a.split(","))[$p]#end $a.split(",").size()', '{"a":"a,,b,,"}', '[a][][b] 3'],
  [
    '#foreach($p in $a.split(""))[$p]#end #foreach($p in $a.split("b", 2))[$p]#end',
    '{"a":"abab"}',
    '[a][b][a][b] [a][ab]',
  ],
  ['$a.replace("a.", "x") $a.replaceAll("a.", "x") $a.replaceFirst("[ab]", "-")', '{"a":"a.ab"}', 'xab xx -.ab'],
  // Replacements of Java: groups, and a backslash that quotes.
  [`$a.replaceAll("(\\w+)@(\\w+)", "$2 at $1")`, '{"a":"me@home"}', 'home at me'],
  [`$a.replaceAll("(?<u>\\w+)@", '\${u}:')`, '{"a":"me@home"}', 'me:home'],
  [`$a.replaceAll("x", "\\\\$")`, '{"a":"1x"}', '1$'],
  [`$a.replaceAll("\\\\'", "'")`, `{"a":"it\\\\'s"}`, "it's"],
  [`$a.replaceAll("[\\[\\]]", "").replaceAll("\\s+", "_")`, '{"a":"[a  b]"}', 'a_b'],
  [`$a.matches("[a-z]+\\d{2}") $a.matches("[a-z]+")`, '{"a":"ab12"}', 'true false'],
  // Numbers and their static methods.
  [
    '#set($n = 0)#set($x = $n.parseInt("41") + 1)$x $n.valueOf("7") $a.intValue() $a.toString().length()',
    '{"a":2.75}',
    '42 7 2 4',
  ],
  ['$a.toString().equals("true")', '{"a":true}', 'true'],
  // Null has no methods.
  ['[$a.toString().equals("x")] #if(!$a.toString().equals("x"))no#end', '{"a":null}', '[] no'],
];

test.each(cases)('%s', (template, variables, text) => {
  expect(render(template, variables)).toBe(text);
});

/** Whatever a template asks for, nothing of JavaScript is found. */
test.each([
  '$a.constructor',
  '$a.__proto__',
  '$a.constructor.constructor',
  '$a["constructor"]',
  '$a["__proto__"]["polluted"]',
  '$s.constructor',
  '$s.length',
  '$s["length"]',
  '$l.length',
  '$l.constructor.name',
  '$n.constructor',
  '$foreach.constructor',
  '$constructor $__proto__ $toString $process $this $global',
  '#foreach($k in $s)$k#end',
])('%s finds nothing', (template) => {
  expect(render(template, '{"a":{},"s":"text","l":[1],"n":1}').trim()).toBe('');
});

test.each([
  ['$s.constructor("return 1")', "A string has no method 'constructor' in mapping templates."],
  ['$a.eval("1")', "A map has no method 'eval' in mapping templates."],
  ['$a.__defineGetter__("x", "y")', "A map has no method '__defineGetter__' in mapping templates."],
  ['$l.push(1)', "A list has no method 'push' in mapping templates."],
  ['$s.getClass()', "A string has no method 'getClass' in mapping templates."],
  ['$l.map("x")', "A list has no method 'map' in mapping templates."],
])('%s is no method', (template, message) => {
  expect(() => render(template, '{"a":{},"s":"text","l":[1]}')).toThrow(message);
});

test('__proto__ is a name like any other, and pollutes nothing', () => {
  expect(render('#set($a.__proto__ = "x")$a.__proto__ $a', '{"a":{}}')).toBe('x {__proto__=x}');
  expect(render('$a.__proto__.polluted', '{"a":{"__proto__":{"polluted":1}}}')).toBe('1');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

/** Bounded: no template keeps others waiting, and none is cut short in silence. */
test.each([
  ['#foreach($i in [1..1001])$i#end', 'A #foreach has 1001 items. API Gateway allows 1000 iterations.'],
  [
    '#set($x = "x")#foreach($i in [1..100])#set($x = "$x$x")#end',
    'The template makes a string of more than 10485760 characters.',
  ],
  [
    '#set($x = "x")#foreach($i in [1..100])#set($x = $x + $x)#end',
    'The template makes a string of more than 10485760 characters.',
  ],
  ['$s.repeat(999999999)', 'The template makes a string of more than 10485760 characters.'],
  ['#foreach($i in [1..999999999])$i#end', 'The template makes a list of more than 100000 items.'],
  [
    '#set($l = [1])#foreach($i in [1..100])#set($v = $l.addAll($l))#end',
    'The template makes a list of more than 100000 items.',
  ],
  [
    '#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = 1)#end#end',
    'The template takes more than 500000 steps.',
  ],
  ['#macro(m)#m()#end#m()', 'The macro #m calls itself more than 20 times.'],
  [`$s.repeat(30).matches("(a+)+$")`, "The regular expression '(?:(a+)+$)\\z' could take seconds on this string."],
  ['#if($a)x', 'A block (#if, #foreach …) has no #end.'],
  ['#foreach($a in $b)#if($a)x#end', 'A block (#if, #foreach …) has no #end.'],
  ['x#end', 'An #end closes nothing.'],
  ['x#else y', 'An #else is outside of its #if.'],
  ['#set($x = )', 'The template cannot be parsed: '],
  ['#stop', 'Stepmill does not run #stop in mapping templates.'],
  ['#parse("x")', 'Stepmill does not run #parse in mapping templates.'],
  ['#nothing(1)', 'There is no macro #nothing.'],
  ['$s.substring(9)', 'Index out of range: begin 9, end 1, of 1.'],
  ["$s.replaceAll('a', '$1')", 'No group 1: the expression has 0.'],
  ["$s.replaceAll('a', '$')", 'Illegal group reference'],
  ["$s.replaceAll('(', '')", "The regular expression '(' is not one of Java, or Stepmill cannot translate it."],
  ['$s.subtring(1)', "Did you mean 'substring'?"],
  ['$s.substring("1")', "No method 'substring' takes (string)."],
  ['#set($s.x = 1)', '#set cannot assign to $s.x: it is not in a map or list.'],
])('%s fails', (template, message) => {
  expect(() => render(template, '{"s":"a"}')).toThrow(message);
});
