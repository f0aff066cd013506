import { useState } from 'preact/hooks';
import type { Scope } from '../../api/aws';
import { callApi, type ApiAnswer, type Start } from '../../api/starts';
import { JsonView } from '../../parts/JsonView';
import { Act } from './Act';
import { StartedLink } from './Outcome';

/** Sends a request to a route of an API. */
export function CallRoute({ route, scope }: { route: Start; scope: Scope }) {
  const { api, httpMethod, path: restPath, routeKey = '', stage } = route.settings as Readonly<Record<string, string>>;
  const [routeMethod = '', routePath = '/'] = routeKey.split(' ');
  const known = httpMethod ?? routeMethod;
  const [method, setMethod] = useState(/^[A-Z]+$/.test(known) && known !== 'ANY' ? known : 'POST');
  const [path, setPath] = useState((restPath ?? routePath).replace(/\{(\w+)\+?\}/g, '1'));
  const [body, setBody] = useState('{}');
  const request = { api: api!, method, path: path.split('?')[0]!, query: queryOf(path), body };
  return (
    <Act words="Send" act={() => callApi(request, scope)} show={(answer) => <Answer answer={answer} />}>
      <div class="row">
        <label class="grow">
          Method
          <input value={method} onInput={(event) => setMethod(event.currentTarget.value)} />
        </label>
        <label class="grow">
          Path, without the stage
          <input value={path} onInput={(event) => setPath(event.currentTarget.value)} />
        </label>
      </div>
      <label>
        Body
        <textarea rows={8} spellcheck={false} value={body} onInput={(event) => setBody(event.currentTarget.value)} />
      </label>
      <p class="dim">
        Programs call it at <code>{urlOf(api!, stage ?? (httpMethod === undefined ? '$default' : 'prod'), path)}</code>
      </p>
    </Act>
  );
}

function Answer({ answer: { status, body, integration, executionArn, why } }: { answer: ApiAnswer }) {
  return (
    <section aria-label="Answer" role="status">
      <h3>Answered {status}</h3>
      {executionArn !== undefined && (
        <p>
          <StartedLink executionArn={executionArn} />
        </p>
      )}
      {why !== undefined && <p class="fault">{why}</p>}
      <JsonView text={body} label="Body of the answer" />
      {integration !== undefined && (
        <details>
          <summary>What it sent to Step Functions: {integration.action}</summary>
          <JsonView text={integration.request} label="Request to Step Functions" />
        </details>
      )}
    </section>
  );
}

function queryOf(path: string): readonly (readonly string[])[] {
  return [...new URL(path, 'http://localhost').searchParams];
}

function urlOf(api: string, stage: string, path: string): string {
  const root = `${location.origin}/_api/${encodeURIComponent(api)}`;
  return `${root}${stage === '$default' ? '' : `/${encodeURIComponent(stage)}`}${path}`;
}
