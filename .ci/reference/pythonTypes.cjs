// The types of `python/`: one TypedDict for each schema of the control API's document that its answers contain.
const header = `"""
The answers of the control API. Written by \`npm run docs\` from its OpenAPI document.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict
`;

/** The text of \`answers.py\`, for the schemas of the document. */
function renderPythonTypes(schemas) {
  const classes = [];
  for (const [name, schema] of Object.entries(schemas))
    if (isPlain(schema)) addClass(classes, name, schema);
    else
      classes.push(
        `#: ${name} of the control API: a member has a name that Python reserves.\n${name} = dict[str, Any]\n`,
      );
  return [header, ...classes].join('\n\n');
}

/** Whether a class can have its members. */
function isPlain({ type, properties }) {
  return type === 'object' && properties !== undefined && !Object.keys(properties).some((name) => reserved.has(name));
}

const reserved = new Set(['lambda', 'from', 'class', 'in', 'is']);

/** A class for the members that are always there, and one for all. */
function addClass(classes, name, { description, properties, required = [] }) {
  const lines = (names) => names.map((each) => member(classes, name, each, properties[each])).join('\n');
  const optional = Object.keys(properties).filter((each) => !required.includes(each));
  const always = Object.keys(properties).filter((each) => required.includes(each));
  const own = `    """${description ?? `${name} of the control API.`}"""\n`;
  if (optional.length === 0) {
    classes.push(`class ${name}(TypedDict):\n${own}\n${lines(always)}\n`);
    return;
  }
  const base = always.length === 0 ? 'TypedDict' : `_${name}`;
  const body = lines(optional);
  if (always.length > 0) classes.push(`class _${name}(TypedDict):\n${lines(always)}\n`);
  classes.push(`class ${name}(${base}, total=False):\n${own}\n${body}\n`);
}

function member(classes, owner, name, schema) {
  const type = typeOf(classes, `${owner}${name[0].toUpperCase()}${name.slice(1)}`, schema);
  const { description } = schema;
  return `${description === undefined ? '' : `    #: ${description.replaceAll('\n', ' ')}\n`}    ${name}: ${type}`;
}

function typeOf(classes, name, schema) {
  const { $ref, type, items, properties, enum: words } = schema;
  if ($ref !== undefined) return $ref.split('/').at(-1);
  if (words !== undefined) return `Literal[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
  if (type === 'string') return 'str';
  if (type === 'integer') return 'int';
  if (type === 'number') return 'float';
  if (type === 'boolean' || schema.const === true) return 'bool';
  if (type === 'array') return items === undefined ? 'list[Any]' : `list[${typeOf(classes, name, items)}]`;
  if (type === 'object' && properties !== undefined) {
    addClass(classes, name, schema);
    return name;
  }
  return type === 'object' ? 'dict[str, Any]' : 'Any';
}

module.exports = { renderPythonTypes };
