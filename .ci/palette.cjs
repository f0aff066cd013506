// Writes the actions that the designer's palette offers, from the tables of the code and the client packages installed
// here: the console is a client over HTTP, and loads no service.
//
//   npm run build && npm run docs
//
// `test/console/views/design/palette/items.actions.test.ts` renders the same from the sources, and fails when it is not current.
const fs = require('node:fs');
const path = require('node:path');

const file = path.join(module.path, '../src/console/views/design/palette/actions.json');

/** The client packages of this repository, by their names in `aws-sdk:`. */
const known = ['dynamodb', 'ecs', 'eventbridge', 'kms', 's3', 'sfn', 'sns', 'sqs'];

/** `load('services/catalogue')` gives a module of the code, built or not. */
function renderActions(load) {
  const { optimisedIntegrations, isKnownIntegration } = load('services/catalogue');
  const { findService } = load('services/services');
  const { loadServiceSchema } = load('services/schemas/serviceSchema');
  const { sdkServiceNames } = load('services/serviceNames');

  const optimised = {};
  for (const { service, action, patterns, syncVersion, usedIn, required } of optimisedIntegrations()) {
    if (usedIn !== 'task') continue;
    const schema = loadServiceSchema(service, 'optimised')?.action(action)?.input;
    const members = findService(service).actions[action].members ?? (schema?.members ?? []).map(({ name }) => name);
    optimised[`${service}:${action}`] = {
      patterns: patterns.map((pattern) => pattern[0]).join(''),
      ...(syncVersion === 2 && { sync: 2 }),
      required: kindsOf(required, schema),
      optional: members.filter((name) => !required.includes(name)),
    };
  }
  const sdk = {};
  for (const service of known) {
    const schema = loadServiceSchema(service);
    for (const action of schema?.actions ?? []) {
      const { input, streams } = schema.action(action);
      const resource = { kind: 'integration', awsSdk: true, service, action, pattern: 'REQUEST_RESPONSE' };
      if (streams || !isKnownIntegration(resource)) continue;
      const needed = input.members.filter((member) => member.required && !member.idempotencyToken);
      sdk[`${service}:${action}`] = kindsOf(
        needed.map(({ name }) => name),
        input,
      );
    }
  }
  return `${JSON.stringify({ optimised, sdk, services: sdkServiceNames })}\n`;
}

/** Parameters with the kind of value that they take, as far as it is known. */
function kindsOf(names, schema) {
  return Object.fromEntries(names.map((name) => [name, schema?.member(name)?.shape.kind ?? 'string']));
}

if (require.main === module) {
  fs.writeFileSync(
    file,
    renderActions((name) => require(`../dist/${name}.js`)),
  );
}

module.exports = { renderActions, file };
