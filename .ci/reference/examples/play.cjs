// Sends the requests of story.cjs to a server, and returns what is answered: the examples of the control API's document.
const path = require('node:path');
const story = require('./story.cjs');

/** The server that the story is for: `stepmill` with these arguments. */
const serverArguments = (dataDirectory) => [
  ...['start', path.join(module.path, 'template.yaml'), '--edit', '--no-watch', '--port', '0', '--time', 'skip'],
  ...['--data-dir', dataDirectory],
];

/**
 * Examples by the names of their routes, and by their own.
 *
 * @param url of a server that has answered nothing yet
 * @param controls its routes
 */
async function playExamples(url, controls) {
  const examples = {};
  let account;
  for (const step of story) {
    if (step.use !== undefined) account = step.use;
    else if (step.api !== undefined) await callApi(url, account, step);
    else {
      const control = controls.find(({ name }) => name === step.route);
      const example = await callRoute(url, account, control, step);
      if (step.as !== undefined) (examples[step.route] ??= {})[step.as] = example;
    }
  }
  return examples;
}

async function callApi(url, account, { api, input }) {
  const headers = {
    'x-amz-target': `AWSStepFunctions.${api}`,
    'content-type': 'application/x-amz-json-1.0',
    authorization: `AWS4-HMAC-SHA256 Credential=${account}/20300101/us-east-1/states/aws4_request`,
  };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) });
  if (!response.ok) throw new Error(`${api}: ${await response.text()}`);
}

async function callRoute(url, account, { name, method, path: route, of }, step) {
  const { as, path: places = {}, query, body, headers, raw, first, status = 200 } = step;
  const filled = route.replaceAll(/\{(\w+)\}/g, (_, place) => encodeURIComponent(places[place]));
  const base = `${url}/_stepmill/v1${of === 'account' ? `/accounts/${account}` : ''}`;
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  const sent = raw ?? (body && JSON.stringify(body));
  const response = await fetch(`${base}${filled}${search}`, { method, headers, body: sent });
  const answer = cut(stable(await response.json()), first);
  if (response.status !== status)
    throw new Error(`${name} ${as}: ${response.status} instead of ${status}: ${JSON.stringify(answer)}`);
  const hasPlaces = Object.keys(places).length > 0;
  return { ...(hasPlaces && { path: places }), ...(query && { query }), ...(body && { body }), status, answer };
}

/** An answer whose lists have that many elements at most. */
function cut(answer, first = Infinity) {
  const entries = Object.entries(answer).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.slice(0, first) : value,
  ]);
  return Object.fromEntries(entries);
}

/** An answer without what differs in each run: the folder, ids that no seed decides, real time. */
function stable(value) {
  if (Array.isArray(value)) return value.map(stable);
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string'
      ? value.replaceAll(module.path, '/shop').replace(/(?<="recordedAt": ")[^"]+/, '2030-01-01T00:00:00.000Z')
      : value;
  const entries = Object.entries(value).map(([name, each]) => [name, stable(each)]);
  const steady = Object.fromEntries(entries);
  if ('epoch' in steady) steady.epoch = '6f0f9a0e-3f0c-4d38-9d3c-5d1a1f3f6a1b';
  if ('deadline' in steady) steady.deadline = '2030-01-01T00:00:30.000Z';
  if ('stream' in steady) steady.at = '2030-01-01T00:00:00.000Z';
  return steady;
}

module.exports = { playExamples, serverArguments };
