import { checkThrown } from '../../../src/language/asl/statesErrors';

const what = 'The error of .throws(…)';

test.each([
  'States.Timeout',
  'States.Http.StatusCode.503',
  'States.Http.Socket',
  'States.NewByNow',
  'Card.Declined',
  'Timeout',
])('%s may be thrown', (error) => {
  expect(() => checkThrown(error, what)).not.toThrow();
});

test.each([
  [
    'States.Timeut',
    "The error of .throws(…) is 'States.Timeut', which AWS does not have. Did you mean 'States.Timeout'?",
  ],
  [
    'States.Http.StatusCode404',
    "The error of .throws(…) is 'States.Http.StatusCode404', which AWS does not have. Did you mean 'States.Http.StatusCode.404'?",
  ],
  [
    'States.ALL',
    "The error of .throws(…) is 'States.ALL', which matches every error in a Retry or Catch: nothing fails with it. " +
      "Write a real one: 'States.TaskFailed', 'Card.Declined'.",
  ],
])('%s may not', (error, message) => {
  expect(() => checkThrown(error, what)).toThrow(message);
});
