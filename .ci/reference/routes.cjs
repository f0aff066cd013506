// The generated part about the control API: a row for each route, from the table that serves them.
const { cell, code, table } = require('./markdown.cjs');

function routesTable(load) {
  const { controlsWith } = load('emulator/control/controls');
  const controls = controlsWith(load('insight/allRoutes').featureRoutes());
  const rows = controls.map((control) => [
    code(`${control.method} ${control.path}`) + (control.of === 'server' ? ' ¹' : ''),
    cell(control.summary),
    cell(givenOf(control)),
  ]);
  return table(['route', 'does', 'given'], rows);
}

function givenOf({ path: route, params, body }) {
  const query = Object.keys(params)
    .filter((name) => !route.includes(`{${name}}`))
    .map((name) => code(`?${name}`));
  const bodies = body === undefined ? [] : (body.anyOf ?? [body]).map(bodyOf);
  return [...query, ...(bodies.length === 0 ? [] : [bodies.join(' or ')])].join(', ');
}

function bodyOf({ $ref, properties = {}, required = [] }) {
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1);
    return name === 'MockList' ? '`{ mocks: [Mock] }`' : `a ${name}`;
  }
  const names = Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));
  return names.length === 0 ? 'a JSON object' : code(`{ ${names.join(', ')} }`);
}

module.exports = { routesTable };
