import { pass } from '../../support/pass';
import { project } from '../../support/project';
import { machine } from '../sam/machine';

const asl = JSON.stringify(pass('${Word}'));

test('functions use Globals, and their handlers are found, including TypeScript', () => {
  const { folder, load } = project({
    'template.yaml': machine(
      'DefinitionUri: order.asl.json',
      `  Charge:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: charge.handler, Environment: { Variables: { B: own } } }
    Metadata: { BuildMethod: esbuild, BuildProperties: { EntryPoints: [lambdas/charge.ts] } }
  Ship:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: dist, Handler: deep/ship.handlers.ship, Timeout: 9 }
  Mail:
    Type: AWS::Serverless::Function
    Properties: { Runtime: python3.12, CodeUri: src/, Handler: charge.handler }
  Tiny:
    Type: AWS::Serverless::Function
    Properties: { InlineCode: "exports.handler = () => 1;", Handler: index.handler }
Globals:
  Function:
    Runtime: nodejs22.x
    Timeout: 30
    Environment: { Variables: { A: shared, B: shared } }
`,
    ),
    'order.asl.json': asl,
    'src/lambdas/charge.ts': '',
    'dist/deep/ship.js': '',
    'dist/deep/ship.ts': '',
  });
  const shared = { environment: { A: 'shared', B: 'shared' }, runtime: 'nodejs22.x', timeoutSeconds: 30 };
  const functions = load('template.yaml').functions.map(({ arn: _, name: __, source: ___, ...rest }) => rest);

  expect(functions).toEqual([
    {
      ...shared,
      logicalId: 'Charge',
      handler: 'charge.handler',
      codePath: `${folder}/src/`,
      handlerFile: `${folder}/src/lambdas/charge.ts`,
      handlerExport: 'handler',
      environment: { A: 'shared', B: 'own' },
    },
    {
      ...shared,
      logicalId: 'Ship',
      handler: 'deep/ship.handlers.ship',
      codePath: `${folder}/dist`,
      handlerFile: `${folder}/dist/deep/ship.js`,
      handlerExport: 'handlers.ship',
      timeoutSeconds: 9,
    },
    { ...shared, logicalId: 'Mail', handler: 'charge.handler', runtime: 'python3.12', codePath: `${folder}/src/` },
    { ...shared, logicalId: 'Tiny', handler: 'index.handler', inlineCode: 'exports.handler = () => 1;' },
  ]);
});
