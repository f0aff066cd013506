// As much of JSON Schema as scenario.schema.json uses, so that a misspelt member is a mistake and not a free pass.
const typeOf = (value) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
const isType = (value, type) => typeOf(value) === type || (type === 'number' && typeof value === 'number');

const checks = {
  type: (value, types) =>
    [types].flat().some((type) => isType(value, type)) || `must be ${[types].flat().join(' or ')}`,
  const: (value, constant) => value === constant || `must be ${JSON.stringify(constant)}`,
  enum: (value, values) => values.includes(value) || `must be one of ${values.join(', ')}`,
  pattern: (value, pattern) =>
    typeof value !== 'string' || new RegExp(pattern, 'u').test(value) || `must match ${pattern}`,
  minLength: (value, least) => typeof value !== 'string' || value.length >= least || 'must not be empty',
  minItems: (value, least) => !Array.isArray(value) || value.length >= least || `must have at least ${least} items`,
  maxItems: (value, most) => !Array.isArray(value) || value.length <= most || `must have at most ${most} items`,
  minimum: (value, least) => typeof value !== 'number' || value >= least || `must be at least ${least}`,
  exclusiveMinimum: (value, least) => typeof value !== 'number' || value > least || `must be more than ${least}`,
};
const ignored = new Set([
  '$schema',
  '$defs',
  'title',
  'description',
  '$ref',
  'anyOf',
  'items',
  'prefixItems',
  'properties',
  'required',
  'additionalProperties',
  'propertyNames',
]);

/** Returns what is wrong, each with its place. */
export function checkSchema(value, schema, root = schema, at = '') {
  if (schema.$ref) return checkSchema(value, resolve(schema.$ref, root), root, at);
  const faults = [];
  for (const [keyword, argument] of Object.entries(schema)) {
    if (ignored.has(keyword)) continue;
    if (!checks[keyword]) throw new Error(`scenario.schema.json: ${keyword} is not checked`);
    const verdict = checks[keyword](value, argument);
    if (verdict !== true) faults.push(`${at || '/'} ${verdict}`);
  }
  if (faults.length > 0) return faults;
  if (schema.anyOf) faults.push(...checkAny(value, schema.anyOf, root, at));
  if (Array.isArray(value))
    value.forEach((item, i) => {
      const own = schema.prefixItems?.[i] ?? schema.items;
      if (own) faults.push(...checkSchema(item, own, root, `${at}/${i}`));
    });
  if (typeOf(value) === 'object') faults.push(...checkObject(value, schema, root, at));
  return faults;
}

const resolve = (ref, root) =>
  ref
    .slice(2)
    .split('/')
    .reduce((node, key) => node[key], root);

/** The mistakes of the alternative that is nearest: the one whose required members are there. */
function checkAny(value, alternatives, root, at) {
  const tried = alternatives.map((one) => ({ one, faults: checkSchema(value, one, root, at) }));
  if (tried.some(({ faults }) => faults.length === 0)) return [];
  const near = tried.find(({ one }) =>
    one.required?.every((name) => value !== null && Object.hasOwn(Object(value), name)),
  );
  return (near ?? tried.sort((a, b) => a.faults.length - b.faults.length)[0]).faults;
}

function checkObject(value, schema, root, at) {
  const faults = (schema.required ?? [])
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => `${at || '/'} lacks ${name}`);
  for (const [name, member] of Object.entries(value)) {
    const own =
      schema.properties && Object.hasOwn(schema.properties, name)
        ? schema.properties[name]
        : schema.additionalProperties;
    if (own === false) faults.push(`${at}/${name} is not known`);
    else if (own && own !== true) faults.push(...checkSchema(member, own, root, `${at}/${name}`));
    if (schema.propertyNames) faults.push(...checkSchema(name, schema.propertyNames, root, `${at}/${name}`));
  }
  return faults;
}
