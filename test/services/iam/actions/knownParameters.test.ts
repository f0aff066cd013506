import { knownParameters } from '../../../../src/services/iam/actions/knownParameters';
import { atRunTime } from '../../../../src/services/iam/actions/NeededAction';

test('a path, an intrinsic and the context are only known at run time, but literal parts of States.Format are', () => {
  const template = {
    Bucket: 'reports',
    'Name.$': '$.name',
    'Token.$': '$$.Task.Token',
    'Key.$': "States.Format('in/{}/it\\'s-{}', $.id, $.n)",
    List: [{ 'Deep.$': '$.x', Plain: 1 }],
  };
  expect(knownParameters(template, 'JSONPath')).toEqual({
    Bucket: 'reports',
    Name: atRunTime,
    Token: atRunTime,
    Key: `in/${atRunTime}/it's-${atRunTime}`,
    List: [{ Deep: atRunTime, Plain: 1 }],
  });
});

test('the literal parts of a concatenation in JSONata are known', () => {
  const template = {
    Bucket: 'reports',
    'Name.$': 'no path here',
    Literal: "{% 'plain' %}",
    Key: "{% 'in/' & $states.input.id & '/x' %}",
    Call: "{% $uppercase('a') & 'b' %}",
    Whole: '{% $states.input.key %}',
    Ampersand: "{% 'a & b' %}",
  };
  expect(knownParameters(template, 'JSONata')).toEqual({
    Bucket: 'reports',
    'Name.$': 'no path here',
    Literal: 'plain',
    Key: `in/${atRunTime}/x`,
    Call: atRunTime,
    Whole: atRunTime,
    Ampersand: atRunTime,
  });
});

test('parameters that are one expression are not known', () => {
  expect(knownParameters('{% $states.input %}', 'JSONata')).toEqual({});
  expect(knownParameters(undefined, 'JSONPath')).toEqual({});
});
