// What the docstrings of a class or an interface say: its public members, read from the source, without its types.
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const sources = path.join(module.path, '../../src');
const parsed = new Map();

function parse(file) {
  if (!parsed.has(file)) {
    const text = fs.readFileSync(path.join(sources, file), 'utf8');
    parsed.set(file, ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  }
  return parsed.get(file);
}

/** The declaration of a class, an interface or a type alias in a file of src/; throws if there is none. */
function declarationOf(file, name) {
  const found = parse(file).statements.find((statement) => statement.name?.text === name);
  if (found === undefined) throw new Error(`src/${file} declares no ${name}.`);
  return found;
}

/** The docstring of a node: what it says, in one line for each paragraph, and its examples. */
function docOf(node) {
  const doc = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  const tags = doc?.tags ?? [];
  const text = ts.getTextOfJSDocComment(doc?.comment) ?? '';
  return {
    paragraphs: text.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim()),
    examples: tags
      .filter(({ tagName }) => tagName.text === 'example')
      .map((tag) => (ts.getTextOfJSDocComment(tag.comment) ?? '').trim()),
    isInternal: tags.some(({ tagName }) => tagName.text === 'internal'),
  };
}

/**
 * The public members of a class, an interface, or the object in a type alias, in the order of the file. `usage` is how
 * one writes them: `run(input?, options?)`, `clock`.
 */
function membersOf(file, name) {
  const declaration = declarationOf(file, name);
  const members = declaration.members ?? objectsIn(declaration.type).flatMap((object) => [...object.members]);
  const seen = new Set();
  return members
    .filter((member) => isPublic(member) && !seen.has(member.name.text) && seen.add(member.name.text))
    .map((member) => ({ name: member.name.text, usage: usageOf(file, member), ...docOf(member) }))
    .filter(({ isInternal }) => !isInternal);
}

function objectsIn(type) {
  if (ts.isTypeLiteralNode(type)) return [type];
  return ts.isIntersectionTypeNode(type) ? type.types.flatMap(objectsIn) : [];
}

function isPublic(member) {
  if (member.name === undefined || !ts.isIdentifier(member.name) || ts.isSetAccessor(member)) return false;
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
  return !(member.modifiers ?? []).some(({ kind }) => hidden.includes(kind));
}

function usageOf(file, member) {
  const isMethod = ts.isMethodDeclaration(member) || ts.isMethodSignature(member);
  if (!isMethod) return member.name.text;
  return `${member.name.text}(${member.parameters.map((parameter) => parameterText(file, parameter)).join(', ')})`;
}

/** `input?`; of an object with few members, these: `{ rule }?`. */
function parameterText(file, parameter) {
  const optional = parameter.questionToken !== undefined || parameter.initializer !== undefined ? '?' : '';
  const members = parameter.type === undefined ? [] : membersOfOptions(file, parameter.type);
  const isShown = members.length > 0 && members.length <= 4;
  const rest = parameter.dotDotDotToken === undefined ? '' : '...';
  return `${rest}${isShown ? `{ ${members.join(', ')} }` : parameter.name.getText()}${optional}`;
}

function membersOfOptions(file, type) {
  const names = (node) => node.members.map(({ name }) => name?.getText()).filter((name) => name !== undefined);
  if (ts.isTypeLiteralNode(type)) return names(type);
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return [];
  const own = parse(file).statements.find((statement) => statement.name?.text === type.typeName.text);
  const at = own === undefined ? importedFrom(file, type.typeName.text) : file;
  const declared = own ?? (at && parse(at).statements.find(({ name }) => name?.text === type.typeName.text));
  return declared !== undefined && ts.isInterfaceDeclaration(declared) ? names(declared) : [];
}

/** The file of src/ that a name comes from. */
function importedFrom(file, name) {
  for (const statement of parse(file).statements) {
    if (!ts.isImportDeclaration(statement) || !statement.moduleSpecifier.text.startsWith('.')) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    if (bindings.elements.some((element) => element.name.text === name))
      return `${path.posix.join(path.posix.dirname(file), statement.moduleSpecifier.text)}.ts`;
  }
  return undefined;
}

module.exports = { docOf, declarationOf, membersOf };
