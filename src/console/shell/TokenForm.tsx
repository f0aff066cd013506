import { useState } from 'preact/hooks';
import { setToken } from '../api/control';

/** The server is on another machine and wants its token for what is more than the AWS API. */
export function TokenForm() {
  const [text, setText] = useState('');
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        setToken(text.trim());
        location.reload();
      }}
    >
      <label>
        Token{' '}
        <input
          type="password"
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit">Use it in this tab</button>
    </form>
  );
}
