import { Icon } from './Icon';

export function Search({
  label,
  value,
  placeholder = 'Search',
  onChange,
}: {
  label: string;
  value: string;
  placeholder?: string;
  onChange: (text: string) => void;
}) {
  return (
    <label class="search">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
