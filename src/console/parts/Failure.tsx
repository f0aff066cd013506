import { ApiError, LostError } from '../api/ApiError';
import { scopeOfArn } from '../api/aws';
import { TokenForm } from '../shell/TokenForm';
import { Notice } from './Notice';

/** What could not be shown, and what helps. `arn`: what was asked about. */
export function Failure({ error, arn }: { error: Error; arn?: string | undefined }) {
  if (error instanceof LostError) {
    return (
      <Notice title="Connection lost" kind="error">
        <p>{error.message} This page asks again on its own; nothing is shown until it answers.</p>
      </Notice>
    );
  }
  if (error instanceof ApiError && error.code === 'Forbidden') {
    return (
      <Notice title="The control API is not open to this page" kind="error">
        <p>{error.message}</p>
        <TokenForm />
      </Notice>
    );
  }
  const code = error instanceof ApiError ? error.code : error.name;
  const title = titles.find(([form]) => form.test(code))?.[1] ?? code;
  return (
    <Notice title={title} kind="error">
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
