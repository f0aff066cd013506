import { defineConfig } from 'vitepress';
import { sidebar } from './sidebar.mjs';
import { origin } from '../origin.mjs';

const page = (text, link) => ({ text, link });

export default defineConfig({
  srcDir: 'pages',
  outDir: 'dist',
  // Files for llms.txt.
  srcExclude: ['public/**'],
  title: 'Stepmill',
  description: 'Run and test AWS Step Functions locally.',
  lang: 'en',
  // A page that leads nowhere fails the build; the folders of the repository are not pages.
  ignoreDeadLinks: true,
  cleanUrls: true,
  lastUpdated: false,
  sitemap: { hostname: origin },
  // A visitor loads the page that they opened, and no other.
  router: { prefetchLinks: false },
  markdown: {
    image: { lazyLoading: true },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(markdown) {
      const { fence } = markdown.renderer.rules;
      markdown.renderer.rules.fence = (tokens, index, ...rest) =>
        tokens[index].info.trim() === 'mermaid'
          ? `<Mermaid graph="${encodeURIComponent(tokens[index].content)}" />`
          : fence(tokens, index, ...rest);
      // Wide tables scroll, by keyboard too.
      markdown.renderer.rules.table_open = () => '<table tabindex="0">\n';
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    nav: [page('Start', '/'), page('All pages', '/docs/'), page('API', '/api/'), page('Changes', '/CHANGELOG')],
    outline: [2, 3],
    sidebar: [...sidebar, { text: 'API of the package', items: [page('Every type', '/api/')] }],
  },
});
