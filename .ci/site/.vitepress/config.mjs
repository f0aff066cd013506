import { withMermaid } from 'vitepress-plugin-mermaid';

const page = (text, link) => ({ text, link });

export default withMermaid({
  srcDir: 'pages',
  outDir: 'dist',
  title: 'Stepmill',
  description: 'Run and test AWS Step Functions locally.',
  // A page that leads nowhere fails the build; the folders of the repository are not pages.
  ignoreDeadLinks: [/\/(?:lambda-sqs|order-approval)\//],
  cleanUrls: true,
  lastUpdated: false,
  themeConfig: {
    search: { provider: 'local' },
    nav: [page('Start', '/'), page('Recipes', '/docs/recipes'), page('API', '/api/'), page('Changes', '/CHANGELOG')],
    outline: [2, 3],
    sidebar: [
      {
        text: 'Start',
        items: [
          page('Stepmill', '/'),
          page('Recipes', '/docs/recipes'),
          page('How it works', '/docs/concepts'),
          page('Troubleshooting', '/docs/troubleshooting'),
          page('Errors by name', '/docs/errors'),
          page('Questions', '/docs/faq'),
          page('Which tool for what', '/docs/comparison'),
        ],
      },
      {
        text: 'Guides',
        items: [
          page('The harness', '/docs/harness'),
          page('Mocks', '/docs/mocks'),
          page('Mock files', '/mocks/'),
          page('Distributed Map', '/docs/distributed-map'),
          page('S3', '/docs/s3'),
          page('The server', '/docs/server'),
          page('Docker', '/docs/docker'),
          page('A data directory', '/docs/data-dir'),
          page('The console', '/docs/console'),
          page('Tests in any language', '/docs/languages'),
          page('Functions in any language', '/docs/functions'),
          page('Continuous integration', '/docs/ci'),
          page('Coverage', '/docs/coverage'),
          page('Failures', '/docs/failures'),
          page('Property runs', '/docs/properties'),
          page('Mutation', '/docs/mutation'),
          page('Recordings', '/docs/recordings'),
          page('Diff', '/docs/diff'),
          page('TestState', '/docs/teststate'),
          page('Logs, events, metrics', '/docs/telemetry'),
        ],
      },
      {
        text: 'Definitions',
        items: [
          page('All formats', '/docs/definitions'),
          page('ASL files', '/docs/definitions/asl'),
          page('SAM and CloudFormation', '/docs/definitions/sam'),
          page('CDK', '/docs/definitions/cdk'),
          page('Serverless Framework', '/docs/definitions/serverless'),
          page('Terraform', '/docs/definitions/terraform'),
        ],
      },
      {
        text: 'Reference',
        items: [
          page('API', '/api/'),
          page('Command line', '/docs/cli'),
          page('Environment variables', '/docs/environment'),
          page('The control API', '/docs/control'),
          page('Platforms', '/docs/platforms'),
          page('What works', '/docs/support'),
          page('Feature by feature', '/docs/features'),
          page('The language', '/docs/language'),
          page('Conformance', '/docs/conformance'),
          page('Scoreboard', '/docs/scoreboard'),
        ],
      },
      {
        text: 'Moving',
        items: [
          page('From Step Functions Local', '/docs/moving/from-step-functions-local'),
          page('From LocalStack', '/docs/moving/from-localstack'),
          page('From aws-local-stepfunctions', '/docs/moving/from-aws-local-stepfunctions'),
        ],
      },
      {
        text: 'The project',
        items: [page('Decisions', '/docs/decisions/'), page('Working on Stepmill', '/docs/CONTRIBUTING')],
      },
    ],
  },
});
