import { signal } from '@preact/signals';

const key = 'stepmill.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

function read(): 'dark' | 'light' {
  try {
    const chosen = localStorage.getItem(key);
    if (chosen === 'dark' || chosen === 'light') return chosen;
  } catch {
    // The system's then.
  }
  return system.matches ? 'dark' : 'light';
}

export const theme = signal(read());

theme.subscribe((name) => {
  document.documentElement.dataset['theme'] = name;
});
system.addEventListener('change', () => {
  theme.value = read();
});

export function switchTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem(key, theme.value);
  } catch {
    // Then it holds for this visit.
  }
}
