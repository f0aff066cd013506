import type * as TypeScript from 'typescript';

type Ts = typeof TypeScript;

/** A name that a file declares, and the values that it gets there. */
export interface Binding {
  /** The module of an import. */
  readonly module?: string;
  /** `undefined` in the list: a value that the file does not show, such as that of a parameter. */
  readonly values: (TypeScript.Expression | undefined)[];
}

/** What the names of one source file mean, block by block. */
export class Scopes {
  private readonly scopes = new Map<TypeScript.Node, Map<string, Binding>>();

  constructor(
    private readonly ts: Ts,
    file: TypeScript.SourceFile,
  ) {
    this.declareIn(file);
    this.assignIn(file);
  }

  /** What a name means at a place; `undefined` if the file does not declare it. */
  bindingOf({ text }: TypeScript.Identifier, at: TypeScript.Node): Binding | undefined {
    for (let node: TypeScript.Node | undefined = at; node !== undefined; node = node.parent) {
      const found = this.scopes.get(node)?.get(text);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private declareIn(node: TypeScript.Node): void {
    const { ts } = this;
    if (ts.isImportDeclaration(node)) this.declareImport(node);
    else if (ts.isVariableDeclaration(node)) this.declareVariable(node);
    else if (ts.isParameter(node)) this.declarePattern(node.name, node.parent, []);
    else if ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name !== undefined)
      this.declare(node.name.text, this.blockAround(node.parent), [undefined]);
    else if ((ts.isFunctionExpression(node) || ts.isClassExpression(node)) && node.name !== undefined)
      this.declare(node.name.text, node, [undefined]);
    ts.forEachChild(node, (child) => this.declareIn(child));
  }

  private declareImport({ importClause, moduleSpecifier, parent }: TypeScript.ImportDeclaration): void {
    const { ts } = this;
    const module = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
    const { name, namedBindings: bindings } = importClause ?? {};
    const declare = ({ text }: TypeScript.Identifier, of: string): void => this.declare(text, parent, [undefined], of);
    if (name !== undefined) declare(name, '');
    if (bindings === undefined) return;
    if (ts.isNamespaceImport(bindings)) declare(bindings.name, '');
    else for (const one of bindings.elements) declare(one.name, `${module}#${(one.propertyName ?? one.name).text}`);
  }

  private declareVariable({ name, initializer, parent }: TypeScript.VariableDeclaration): void {
    const { ts } = this;
    const isVar = ts.isVariableDeclarationList(parent) && (parent.flags & ts.NodeFlags.BlockScoped) === 0;
    const scope = isVar ? this.functionAround(parent) : this.blockAround(parent);
    const required = initializer === undefined ? undefined : this.requiredModule(initializer);
    if (ts.isIdentifier(name)) this.declare(name.text, scope, initializer === undefined ? [] : [initializer]);
    else if (required !== undefined && ts.isObjectBindingPattern(name))
      for (const { name: own, propertyName } of name.elements)
        if (ts.isIdentifier(own)) {
          const exported = propertyName !== undefined && ts.isIdentifier(propertyName) ? propertyName : own;
          this.declare(own.text, scope, [undefined], `${required}#${exported.text}`);
        } else this.declarePattern(own, scope, [undefined]);
    else this.declarePattern(name, scope, [undefined]);
  }

  /** `require('module')`. */
  private requiredModule(expression: TypeScript.Expression): string | undefined {
    const { ts } = this;
    if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return undefined;
    const [module] = expression.arguments;
    return expression.expression.text === 'require' && module !== undefined && ts.isStringLiteral(module)
      ? module.text
      : undefined;
  }

  private declarePattern(
    name: TypeScript.BindingName,
    scope: TypeScript.Node,
    values: (TypeScript.Expression | undefined)[],
  ): void {
    const unknown = values.length === 0 ? [undefined] : values;
    if (this.ts.isIdentifier(name)) return this.declare(name.text, scope, unknown);
    for (const element of name.elements)
      if (!this.ts.isOmittedExpression(element)) this.declarePattern(element.name, scope, unknown);
  }

  private declare(
    name: string,
    scope: TypeScript.Node,
    values: (TypeScript.Expression | undefined)[],
    module?: string,
  ): void {
    const names = this.scopes.get(scope) ?? new Map<string, Binding>();
    this.scopes.set(scope, names);
    const before = names.get(name);
    // Declared twice, as functions and `var` can be: no value is certain.
    if (before !== undefined) names.set(name, { values: [undefined] });
    else names.set(name, { values: [...values], ...(module !== undefined && { module }) });
  }

  private assignIn(node: TypeScript.Node): void {
    const { ts } = this;
    if (ts.isBinaryExpression(node) && isAssignment(ts, node.operatorToken.kind)) {
      const isPlain = node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
      if (ts.isIdentifier(node.left)) this.bindingOf(node.left, node)?.values.push(isPlain ? node.right : undefined);
      else if (!ts.isPropertyAccessExpression(node.left)) this.forgetIn(node.left);
    } else if (
      (ts.isForOfStatement(node) || ts.isForInStatement(node)) &&
      !ts.isVariableDeclarationList(node.initializer)
    )
      this.forgetIn(node.initializer);
    else if ((ts.isForOfStatement(node) || ts.isForInStatement(node)) && ts.isVariableDeclarationList(node.initializer))
      for (const { name } of node.initializer.declarations) if (ts.isIdentifier(name)) this.forgetIn(name);
    ts.forEachChild(node, (child) => this.assignIn(child));
  }

  /** What is assigned by a pattern or a loop is not known. */
  private forgetIn(node: TypeScript.Node): void {
    if (this.ts.isIdentifier(node)) this.bindingOf(node, node)?.values.push(undefined);
    this.ts.forEachChild(node, (child) => this.forgetIn(child));
  }

  private blockAround(from: TypeScript.Node): TypeScript.Node {
    const { ts } = this;
    let node = from;
    while (
      !ts.isSourceFile(node) &&
      !ts.isBlock(node) &&
      !ts.isFunctionLike(node) &&
      !ts.isCaseBlock(node) &&
      !ts.isCatchClause(node) &&
      !ts.isModuleBlock(node) &&
      !ts.isForStatement(node) &&
      !ts.isForOfStatement(node) &&
      !ts.isForInStatement(node)
    )
      node = node.parent;
    return node;
  }

  private functionAround(from: TypeScript.Node): TypeScript.Node {
    let node = from;
    while (!this.ts.isSourceFile(node) && !this.ts.isFunctionLike(node)) node = node.parent;
    return node;
  }
}

function isAssignment({ SyntaxKind }: Ts, kind: TypeScript.SyntaxKind): boolean {
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}
