import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface SourceFile {
  /** Below src/, with slashes. */
  readonly name: string;
  readonly lines: number;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly specifier: string;
  /** The file below src/, when it is one of ours. */
  readonly target: string | undefined;
  /** Gone after compiling. */
  readonly typeOnly: boolean;
}

/** Paths below a folder, with slashes, sorted. */
export function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .sort();
}

export function readSource(folder: string, name: string): SourceFile {
  const text = fs.readFileSync(path.join(folder, name), 'utf8');
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, false);
  const imports: Import[] = [];
  // Few files import anywhere but at the top; a search of the source is much faster than a walk of the tree.
  const isDeep = /\b(?:import|require)\s*\(/.test(text);
  const visit = (node: ts.Node): void => {
    const found = readImport(node);
    if (found !== undefined) {
      const target = found.specifier.startsWith('.') ? resolve(folder, name, found.specifier) : undefined;
      imports.push({ ...found, target });
    }
    if (isDeep || node === tree) ts.forEachChild(node, visit);
  };
  visit(tree);
  return { name, lines: tree.getLineStarts().length - 1, tree, imports };
}

/** The names that a file declares and exports; what it hands on from another is not among them. */
export function exportsOf({ tree }: SourceFile): string[] {
  return tree.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    if (!isExported) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText(tree));
    }
    const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
    return name === undefined ? [] : [name.text];
  });
}

/** `import`, `export … from`, `import()`, `require()`, and `import('…')` in types. */
function readImport(node: ts.Node): Omit<Import, 'target'> | undefined {
  if (ts.isImportDeclaration(node)) {
    const bindings = node.importClause?.namedBindings;
    const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
    const eachIsType =
      named.length > 0 && node.importClause?.name === undefined && named.every((one) => one.isTypeOnly);
    return text(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || eachIsType);
  }
  if (ts.isExportDeclaration(node)) return text(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return text(node.argument.literal, true);
  if (!ts.isCallExpression(node)) return undefined;
  const isImport =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'require');
  return isImport ? text(node.arguments[0], false) : undefined;
}

function text(node: ts.Node | undefined, typeOnly: boolean): Omit<Import, 'target'> | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? { specifier: node.text, typeOnly } : undefined;
}

function resolve(folder: string, from: string, specifier: string): string {
  const target = path.posix.join(path.posix.dirname(from), specifier);
  if (target.endsWith('.mjs')) return target.replace(/mjs$/, 'mts');
  if (/\.(json|js|css)$/.test(target)) return target;
  return fs.existsSync(path.join(folder, `${target}.tsx`)) ? `${target}.tsx` : `${target}.ts`;
}

/** The forbidden places of a file, as `name:line: text`. Files without the string `mark` are skipped. */
export function findNodes(
  { name, tree }: SourceFile,
  mark: RegExp,
  isFault: (node: ts.Node, tree: ts.SourceFile) => boolean,
): string[] {
  const found: string[] = [];
  if (!mark.test(tree.text)) return found;
  const visit = (node: ts.Node): void => {
    if (isFault(node, tree)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      found.push(`${name}:${line + 1}: ${node.getText(tree).split('\n')[0]!}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
