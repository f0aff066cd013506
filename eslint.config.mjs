import { defineConfig, globalIgnores } from 'eslint/config';
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const time = 'Time is a parameter: take it from the clock that you are given (src/clock/).';
const chance =
  'A run is repeatable: take ids and random numbers from where you are given them (src/emulator/store/ids.ts).';

/** What reads the machine's clock or its randomness. `test/architecture.test.ts` holds the same border. */
const clockAndChance = {
  'no-restricted-globals': [
    'error',
    ...['setTimeout', 'setInterval', 'setImmediate', 'performance'].map((name) => ({ name, message: time })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: time },
    { object: 'process', property: 'hrtime', message: time },
    { object: 'Math', property: 'random', message: chance },
    { object: 'crypto', property: 'randomUUID', message: chance },
    { object: 'crypto', property: 'randomBytes', message: chance },
    { object: 'crypto', property: 'getRandomValues', message: chance },
  ],
  'no-restricted-imports': [
    'error',
    {
      paths: [
        ...['timers', 'node:timers', 'timers/promises', 'node:timers/promises', 'node:perf_hooks'].map((name) => ({
          name,
          message: time,
        })),
        { name: 'node:crypto', importNames: ['randomUUID', 'randomBytes', 'randomInt'], message: chance },
        { name: 'crypto', message: 'Write node:crypto.' },
      ],
    },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: time },
    {
      // V8 allocates such a function among the old objects: whatever it sees survives until the next full collection.
      selector: 'AssignmentExpression[left.type="MemberExpression"][right.type=/^(ArrowFunction|Function)Expression$/]',
      message:
        'Give the function a name (`const now = () => …`) and assign that: see "Memory" in docs/CONTRIBUTING.md.',
    },
    {
      selector: "SwitchStatement > MemberExpression.discriminant[property.name='Type']",
      message: 'Each state type answers for itself: look it up in the table of state handlers.',
    },
  ],
};

/** `expect(promise).rejects.toThrow()`, also with `.not`, as a statement of its own. */
const unawaited = (way) => ({
  selector: `ExpressionStatement > CallExpression > MemberExpression ${way} MemberExpression[property.name=/^(rejects|resolves)$/]`,
  message: 'Nobody waits for this expectation: put `await` in front.',
});

export default defineConfig(
  globalIgnores([
    '.ci/site/dist',
    '.ci/site/pages',
    '.ci/site/.vitepress/cache',
    'dist/',
    'coverage/',
    '**/fixtures/',
    'examples/*/dist/',
    '**/cdk.out/',
    '.stepmill/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly'])),
    },
  },
  {
    files: ['bench/suite/**/*.cjs'],
    languageOptions: {
      globals: { afterAll: 'readonly', beforeAll: 'readonly', expect: 'readonly', jest: 'readonly', test: 'readonly' },
    },
  },
  // The handlers of Lambda functions, as most of them are.
  { files: ['examples/**/*.js'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: ['examples/**/*.test.js'],
    languageOptions: {
      globals: { __dirname: 'readonly', beforeEach: 'readonly', expect: 'readonly', test: 'readonly' },
    },
  },
  {
    files: ['test/**/*.cjs', '.ci/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly' } },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'examples/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // `require('jsonata') as typeof import('jsonata')`, inside a function, is how a heavy package loads when needed.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `!` after a check of length or of a key's presence says less than a branch that can never be taken.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Interfaces and type aliases each have their place (a union of JSON kinds is no interface).
      '@typescript-eslint/consistent-type-definitions': 'off',
      // `return fail(…)` of a function that returns nothing is how a case ends early on one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Types do not bind the callers of a public function, nor hostile data: checks for what "cannot be" are wanted.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // A type parameter that is used once may still be the name that explains a signature.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `[...text]` is the way to the code points of a text.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Contexts are made of closures and taken apart in the parameter list: `({ report, path }) => …`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      // Control characters are data to an emulator.
      'no-control-regex': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // Views of features are part of the console's program.
    files: ['src/insight/**/*.view.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: false, project: './src/console/tsconfig.json' } },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/clock/**', 'src/emulator/store/ids.ts', 'src/console/live/timers.ts'],
    rules: clockAndChance,
  },
  {
    files: ['test/**/*.ts', 'examples/**/*.ts'],
    rules: {
      // A test says what it expects of a value before its type does.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // Much here answers at once or with a promise, and a test knows which. A forgotten expectation is still found.
      '@typescript-eslint/no-floating-promises': 'off',
      'no-restricted-syntax': ['error', ...['>', '> MemberExpression >'].map(unawaited)],
      // Hostile input: what is thrown is no error, what is awaited no promise.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/await-thenable': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
);
