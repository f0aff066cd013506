import { withMermaid } from 'vitepress-plugin-mermaid';
import { sidebar } from './sidebar.mjs';

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
    nav: [page('Start', '/'), page('All pages', '/docs/'), page('API', '/api/'), page('Changes', '/CHANGELOG')],
    outline: [2, 3],
    sidebar: [...sidebar, { text: 'API of the package', items: [page('Every type', '/api/')] }],
  },
});
