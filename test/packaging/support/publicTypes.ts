import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What an entry hands out, and the types that its signatures name without handing them out. */
export interface PublicTypes {
  /** Each export as it is declared, without comments, in the order of names. */
  readonly report: string;
  readonly missing: readonly string[];
}

/** Reads the declarations of a built package: `folder` is its `dist/`. */
export function readPublicTypes(folder: string, entries: readonly string[]): Record<string, PublicTypes> {
  const root = fs.realpathSync(folder);
  const files = entries.map((entry) => path.join(root, `${entry}.d.ts`));
  const options = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noLib: true,
    types: [],
  };
  const program = ts.createProgram(files, options, ownFiles(options));
  const checker = program.getTypeChecker();
  const found = entries.map((entry, index) => {
    const source = program.getSourceFile(files[index]!)!;
    return [entry, readEntry(root, checker, checker.getSymbolAtLocation(source))] as const;
  });
  return Object.fromEntries(found);
}

/** Finds the files of the package alone: what packages of others declare is not ours, and takes longest to read. */
function ownFiles(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (names, containingFile, redirected) =>
    names.map(({ text }) =>
      text.startsWith('.')
        ? ts.resolveModuleName(text, containingFile, options, host, undefined, redirected, ts.ModuleKind.CommonJS)
        : { resolvedModule: undefined },
    );
  return host;
}

function readEntry(root: string, checker: ts.TypeChecker, module: ts.Symbol | undefined): PublicTypes {
  if (module === undefined) return { report: '', missing: [] };
  const exported = new Map<ts.Symbol, string>();
  for (const symbol of checker.getExportsOfModule(module)) exported.set(resolve(checker, symbol), symbol.name);
  const missing = new Set<string>();
  const texts = [...exported].map(([symbol, name]) => {
    const declarations = (symbol.declarations ?? []).filter((node) => isOurs(root, node));
    for (const declaration of declarations)
      for (const used of typesIn(checker, declaration))
        if (!exported.has(used) && used.declarations?.some((node) => isOurs(root, node) && !isGlobal(node)))
          missing.add(`${used.name} (in ${name})`);
    return [name, declarations.map(print).join('\n')] as const;
  });
  const report = texts.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `// ${name}\n${text}`);
  return { report: report.join('\n\n'), missing: [...missing].sort() };
}

function resolve(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isOurs(root: string, node: ts.Node): boolean {
  const { fileName } = node.getSourceFile();
  return fileName.startsWith(`${root}/`) && !fileName.slice(root.length).includes('/node_modules/');
}

/** What stands in `declare global` is there without being handed out. */
function isGlobal(node: ts.Declaration): boolean {
  return ts.isModuleBlock(node.parent) && (node.parent.parent.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
}

/** The types that a declaration names, but for its type parameters and what is private. */
function* typesIn(checker: ts.TypeChecker, node: ts.Node): Generator<ts.Symbol> {
  if (isPrivate(node)) return;
  const name = ts.isTypeReferenceNode(node)
    ? node.typeName
    : ts.isExpressionWithTypeArguments(node)
      ? node.expression
      : ts.isImportTypeNode(node)
        ? node.qualifier
        : undefined;
  const symbol = name && checker.getSymbolAtLocation(name);
  const found = symbol && resolve(checker, symbol);
  if (found !== undefined && (found.flags & ts.SymbolFlags.TypeParameter) === 0) yield found;
  for (const child of node.getChildren()) yield* typesIn(checker, child);
}

const printer = ts.createPrinter({ removeComments: true });

function print(node: ts.Declaration): string {
  const whole = ts.isVariableDeclaration(node) ? node.parent.parent : withoutPrivate(node);
  return printer.printNode(ts.EmitHint.Unspecified, whole, node.getSourceFile());
}

/** Of what is private to a class only that there is something: nothing else can then stand for an instance. */
function withoutPrivate(node: ts.Declaration): ts.Declaration {
  if (!ts.isClassDeclaration(node)) return node;
  const { factory } = ts;
  const { modifiers, name, typeParameters, heritageClauses, members } = node;
  const shown = members.filter((member) => !isPrivate(member));
  if (shown.length === members.length) return node;
  const hidden = factory.createPropertyDeclaration(
    [],
    factory.createPrivateIdentifier('#private'),
    undefined,
    undefined,
    undefined,
  );
  return factory.updateClassDeclaration(node, modifiers, name, typeParameters, heritageClauses, [...shown, hidden]);
}

function isPrivate(node: ts.Node): boolean {
  if (ts.isPropertyDeclaration(node) && ts.isPrivateIdentifier(node.name)) return true;
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)
  );
}
