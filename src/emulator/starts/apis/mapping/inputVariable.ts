import { compilePath } from '../../../../language/expressions/jsonPath/compilePath';
import { toCompactText, toText, type Json } from '../../../../util/json';
import { TemplateError } from '../velocity/TemplateError';
import { fromJson, JavaMap, print, type JavaObject, type Value } from '../velocity/values';
import { headerOf, jsonOf, type RequestParts } from './RequestParts';

/**
 * `$input`: the body of the request, or of the integration's response, and the parameters of the request.
 *
 * AWS: an empty body is `{}` (localstack, template_mapping). A path without a value prints nothing, and is `""` in JSON
 * (seen in many templates; not documented).
 */
export function inputVariable(body: string, of: 'request' | 'response', parameters: RequestParts): JavaObject {
  let document: Json | undefined;
  const select = (path: Value): Json | undefined => {
    document ??= jsonOf(body, of);
    return selectAt(document, path);
  };
  return {
    kind: 'object',
    name: '$input',
    properties: { body: () => (body === '' ? '{}' : body) },
    methods: {
      json: ([path = '$']) => {
        const found = select(path);
        if (found === undefined) return '""';
        return path === '$' ? toText(found) : toCompactText(found);
      },
      path: ([path = '$']) => {
        const found = select(path);
        return found === undefined ? null : fromJson(found);
      },
      params: ([name]) => (name === undefined ? allParameters(parameters) : parameterNamed(parameters, print(name))),
    },
  };
}

function selectAt(document: Json, path: Value): Json | undefined {
  const written = print(path);
  const scope = { input: document, context: () => ({}), variable: () => undefined, random: () => 0 };
  try {
    return compilePath(written.startsWith('$') ? written : `$.${written}`).select(scope);
  } catch (error) {
    throw new TemplateError(`The path '${written}' is wrong: ${(error as Error).message}`);
  }
}

function allParameters({ path, querystring, header }: RequestParts): Value {
  return JavaMap.of({ path: JavaMap.of(path), querystring: JavaMap.of(querystring), header: JavaMap.of(header) });
}

/** AWS: path, query string and header, in this order; an empty string if none has it. */
function parameterNamed({ path, querystring, header }: RequestParts, name: string): Value {
  for (const parameters of [path, querystring]) if (Object.hasOwn(parameters, name)) return parameters[name]!;
  return headerOf(header, name) ?? '';
}
