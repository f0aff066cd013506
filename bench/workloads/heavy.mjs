// Executions that take long in one piece or grow, for `bench/fair.mjs`: definition, input, and whether it is one expression
// for whose end all others have to wait.

const pass = (fields) => ({ Type: 'Pass', ...fields });
const jsonata = (Output, more = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Loop',
  States: { Loop: pass({ Output, End: true, ...more }) },
});

/** A text that grows to 200 KB and begins anew, until the history is full. */
const growing = {
  StartAt: 'Grow',
  States: {
    Grow: pass({
      Parameters: {
        'n.$': 'States.MathAdd($.n, 1)',
        'text.$': "States.Format('{}{}', $.text, $.more)",
        'more.$': '$.more',
      },
      Next: 'Large?',
    }),
    'Large?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.n', NumericGreaterThan: 199, Next: 'Anew' },
        { Variable: '$.n', NumericLessThan: 0, Next: 'End' },
      ],
      Default: 'Grow',
    },
    Anew: pass({ Parameters: { n: 0, text: '', 'more.$': '$.more' }, Next: 'Grow' }),
    End: { Type: 'Succeed' },
  },
};

/** Each item gets much beside itself: 30 MB of input for the iterations. */
const map = {
  StartAt: 'Map',
  States: {
    Map: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemSelector: { 'item.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index', 'rest.$': '$.rest' },
      ItemProcessor: {
        StartAt: 'Text',
        States: {
          Text: pass({ Parameters: { 'text.$': 'States.JsonToString($.rest)', 'item.$': '$.item' }, Next: 'End' }),
          End: pass({ Parameters: { 'id.$': '$.item.id' }, End: true }),
        },
      },
      End: true,
    },
  },
};

const list = (length, item) => Array.from({ length }, (_item, index) => item(index));

export const heavy = {
  nothing: undefined,
  'a loop of growing data': { definition: growing, input: { n: 0, text: '', more: 'x'.repeat(1_000) } },
  'a Map of 3,000 with ItemSelector': {
    definition: map,
    input: { items: list(3_000, (id) => ({ id })), rest: list(300, (id) => ({ id, name: `name ${id}` })) },
  },
  'a JSONata expression at its budget': {
    isExpression: true,
    definition: jsonata('{% $sum($map([1..1000], function($each) { $sum([1..$states.input.size].($ * $each)) })) %}'),
    inputOf: (step) => ({ size: Math.round(50 * 1.5 ** step) }),
  },
  'a slow regular expression': {
    isExpression: true,
    definition: jsonata('{% $contains($states.input.text, /^(a|aa)+$/) %}'),
    inputOf: (step) => ({ text: `${'a'.repeat(10 + step)}b` }),
  },
};
