/** What is converted, but differs for some data: the author must look at it. */
export const noteTexts = {
  ARRAYS_ON_THE_WAY:
    'Where a path leads through an array, or an index is used on something else, JSONPath fails; JSONata takes the member ' +
    'of every item, or the value itself.',
  INDEX_PAST_THE_END: 'In a template, an index past the end of an array gives null in JSONPath; JSONata fails.',
  ERROR_NAMES:
    'Missing data fail with States.QueryEvaluationError in JSONata, not with States.Runtime or another error of JSONPath. ' +
    'States.ALL and States.TaskFailed match that error, so Retry and Catch may take it.',
  INPUT_PATH:
    'A missing InputPath fails in JSONPath even where nothing reads it; JSONata reads it only where it is used.',
  OBJECT_NEEDED:
    'ResultPath fails in JSONPath where it leads into something that is no object. $merge of JSONata does so too, but not ' +
    'for arrays of objects, and nothing fails when OutputPath takes the result out again.',
  FORMAT: 'States.Format prints objects, arrays and numbers of many digits in another way than JSONata.',
  JSON_TEXT:
    'States.JsonToString puts quotes around a single string and keeps all digits of numbers; $string does not.',
  STRING_TO_JSON: 'States.StringToJson of an empty string is null; $parse fails.',
  OBJECT_ITEMS: 'A Map of JSONPath fails if its items are an object; in JSONata each member of it is an item.',
  EMPTY_RESULT: 'States.ArrayRange and States.ArrayPartition can give an empty array; $range and $partition fail then.',
  EMPTY_ARRAY: 'States.ArrayGetItem of an empty array is null; in JSONata it fails.',
  TEXT_EQUALITY: 'States.ArrayContains compares by text, so that 5 is in ["5"]; JSONata compares by type and value.',
  WHOLE_NUMBERS:
    'States.MathAdd rounds its arguments to whole numbers of 32 bits and fails beyond; + of JSONata does neither.',
  BYTES: 'Base64 and hash functions treat characters beyond ASCII, and values that are no strings, in another way.',
  NUMERIC_PATH: 'A Numeric…Path operator takes a value that is not a number as 0; the converted condition fails.',
  RANDOM: 'Random values: the same kind, but not the same ones.',
} as const;

export type NoteCode = keyof typeof noteTexts;
