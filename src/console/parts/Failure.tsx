import { ApiError, LostError } from '../api/send';
import { scopeOfArn } from '../api/aws';
import { Loading } from './Loading';
import { Notice } from './Notice';
import { useState } from 'preact/hooks';
import { setToken } from '../api/control';

/** The placeholder for content that is loading or failed to load. */
export function NotYet({
  what,
  error,
  ...place
}: {
  what: string;
  error: Error | undefined;
  arn?: string | undefined;
  isPage?: boolean;
}) {
  return error === undefined ? <Loading what={what} /> : <Failure error={error} {...place} />;
}

/** What could not be shown, and what to do. `arn`: the requested resource; `isPage`: a whole page. */
export function Failure({
  error,
  arn,
  isPage,
}: {
  error: Error;
  arn?: string | undefined;
  isPage?: boolean | undefined;
}) {
  if (error instanceof LostError) {
    return (
      <Notice title="Connection lost" kind="error" isPage={isPage}>
        <p>{error.message} This page asks again on its own; nothing is shown until it answers.</p>
      </Notice>
    );
  }
  if (error instanceof ApiError && error.code === 'Forbidden') {
    return (
      <Notice title="The control API is not open to this page" kind="error" isPage={isPage}>
        <p>{error.message}</p>
        <TokenForm />
      </Notice>
    );
  }
  const code = error instanceof ApiError ? error.code : error.name;
  const title = titles.find(([form]) => form.test(code))?.[1] ?? code;
  return (
    <Notice title={title} kind="error" isPage={isPage}>
      <p>{error.message}</p>
      {arn !== undefined && title === gone && <WhyGone arn={arn} />}
    </Notice>
  );
}

const gone = 'It is not there';

const titles: readonly (readonly [RegExp, string])[] = [
  [/DoesNotExist|ResourceNotFound|NotFound/, gone],
  [/InvalidArn|ValidationException/, 'That is not an ARN the server can read'],
];

function WhyGone({ arn }: { arn: string }) {
  const { account, region } = scopeOfArn(arn);
  return (
    <>
      <p>
        Looked for in account <code>{account ?? 'of the server'}</code>
        {region !== undefined && (
          <>
            , region <code>{region}</code>
          </>
        )}
        . A server without a data directory forgets everything when it ends; any server does when it is reset, and of
        what has ended it keeps the last.
      </p>
      <p>
        <a href="#/machines">All state machines</a>
      </p>
    </>
  );
}

/** Asks for the token that a server on another machine requires for everything beyond the AWS API. */
function TokenForm() {
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
