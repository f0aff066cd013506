// The default theme with the fonts of the system, and a flow chart that loads its library on the one page that has some.
import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineAsyncComponent } from 'vue';
import './site.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component(
      'Mermaid',
      defineAsyncComponent(() => import('./Mermaid.mjs')),
    );
  },
};
