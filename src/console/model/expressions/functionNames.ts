/** The intrinsic functions of JSONPath states. A test compares them with the table that evaluates them. */
export const intrinsicNames: readonly string[] = [
  'Array',
  'ArrayContains',
  'ArrayGetItem',
  'ArrayLength',
  'ArrayPartition',
  'ArrayRange',
  'ArrayUnique',
  'Base64Decode',
  'Base64Encode',
  'Format',
  'Hash',
  'JsonMerge',
  'JsonToString',
  'MathAdd',
  'MathRandom',
  'StringSplit',
  'StringToJson',
  'UUID',
].map((name) => `States.${name}`);

/** The functions of JSONata states, those that Step Functions adds included. A test compares them with the table. */
export const jsonataNames: readonly string[] = (
  'abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl decodeUrlComponent ' +
  'distinct each encodeUrl encodeUrlComponent error exists filter floor formatBase formatInteger formatNumber fromMillis ' +
  'hash join keys length lookup lowercase map match max merge millis min not now number pad parse parseInteger partition ' +
  'power random range reduce replace reverse round shuffle sift single sort split spread sqrt string substring ' +
  'substringAfter substringBefore sum toMillis trim type uppercase uuid zip'
).split(' ');
