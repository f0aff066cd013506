import { defineConfig } from 'vitepress';
import { sidebar } from './sidebar.mjs';
import { origin, repositoryFolders } from '../origin.mjs';

const page = (text, link) => ({ text, link });

const slugify = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/ /g, '-');

/** Leaves out the styles of parts of the theme that no page has: each visitor would load them. */
function withoutUnusedStyles() {
  const unused = /\/VP(?:Team|Sponsor|HomeSponsor)\w*\.vue\?vue&type=style/;
  return {
    name: 'without-unused-styles',
    enforce: 'pre',
    transform: (_code, id) => (unused.test(id) ? '' : undefined),
  };
}

export default defineConfig({
  srcDir: 'pages',
  outDir: 'dist',
  // Files for llms.txt.
  srcExclude: ['public/**'],
  title: 'Stepmill',
  description: 'Run and test AWS Step Functions locally.',
  lang: 'en',
  // A page that leads nowhere fails the build.
  ignoreDeadLinks: [repositoryFolders],
  cleanUrls: true,
  lastUpdated: false,
  sitemap: { hostname: origin },
  // A visitor loads the page that they opened, and no other.
  router: { prefetchLinks: false },
  // Nothing here uses Vue's options API, which is a tenth of the framework.
  vite: { define: { __VUE_OPTIONS_API__: 'false' }, plugins: [withoutUnusedStyles()] },
  markdown: {
    // Anchors as GitHub makes them: the links of the pages hold in both places.
    anchor: { slugify },
    toc: { slugify },
    headers: { slugify },
    // Addresses in the text are examples.
    linkify: false,
    image: { lazyLoading: true },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(markdown) {
      const { fence, image } = markdown.renderer.rules;
      markdown.renderer.rules.fence = (tokens, index, ...rest) =>
        tokens[index].info.trim() === 'mermaid'
          ? `<Mermaid graph="${encodeURIComponent(tokens[index].content)}" />`
          : fence(tokens, index, ...rest);
      // Pictures and wide tables scroll, by keyboard too.
      markdown.renderer.rules.image = (...given) => `<span class="picture" tabindex="0">${image(...given)}</span>`;
      markdown.renderer.rules.table_open = () => '<table tabindex="0">\n';
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      page('Start', '/docs/start/install'),
      page('Tutorial', '/docs/tutorial'),
      page('All pages', '/docs/'),
      page('API', '/api/'),
      page('Changes', '/CHANGELOG'),
    ],
    outline: [2, 3],
    sidebar: [...sidebar, { text: 'API of the package', items: [page('Every type', '/api/')] }],
  },
});
