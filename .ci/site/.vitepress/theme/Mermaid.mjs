import { useData } from 'vitepress';
import { defineComponent, h, onMounted, ref, watch } from 'vue';

let count = 0;

/** A flow chart in the colours of the page. `graph` is the text of it, encoded for an attribute. */
export default defineComponent({
  props: { graph: { type: String, required: true } },
  setup({ graph }) {
    const { isDark } = useData();
    const svg = ref('');
    async function draw() {
      const { default: mermaid } = await import('mermaid');
      mermaid.initialize({ startOnLoad: false, theme: isDark.value ? 'dark' : 'neutral' });
      count += 1;
      svg.value = (await mermaid.render(`mermaid-${count}`, decodeURIComponent(graph))).svg;
    }
    onMounted(draw);
    watch(isDark, draw);
    return () => h('div', { class: 'mermaid', innerHTML: svg.value });
  },
});
