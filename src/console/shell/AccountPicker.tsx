import { useEffect, useState } from 'preact/hooks';
import { loadAccounts, ownAccounts } from '../api/control';
import { later } from '../live/timers';
import { Dialog } from '../parts/Dialog';
import { goTo } from '../route/navigate';
import { chooseScope, scope } from '../model/scope';

const everyMs = 4000;
const other = 'other';

/** Whose state machines are shown: the server's own account, those with a service of their own, or any other. */
export function AccountPicker() {
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    let timer: { cancel(): void } | undefined;
    const look = (): void => {
      // A server whose control API is closed to this page still has accounts: the user types them in.
      void loadAccounts()
        .catch(() => undefined)
        .then(() => (timer = later(everyMs, look)));
    };
    look();
    return () => timer?.cancel();
  }, []);
  const { account = '', region = '' } = scope.value;
  const own = ownAccounts.value;
  const isListed = account === '' || own.some(({ accountId }) => accountId === account);
  return (
    <>
      <label class="picker">
        <span>Account</span>
        <select
          aria-label="Account"
          value={account}
          onChange={({ currentTarget }) => {
            const { value } = currentTarget;
            if (value === other) {
              currentTarget.value = account;
              setAsks(true);
              return;
            }
            chooseScope(
              value === ''
                ? {}
                : { account: value, region: own.find(({ accountId }) => accountId === value)?.region ?? region },
            );
            goTo('machines');
          }}
        >
          <option value="">the server’s own</option>
          {own.map(({ accountId }) => (
            <option value={accountId}>{accountId}</option>
          ))}
          {!isListed && (
            <option value={account}>
              {account} · {region}
            </option>
          )}
          <option value={other}>another …</option>
        </select>
      </label>
      {asks && <AskAccount onClose={() => setAsks(false)} />}
    </>
  );
}

function AskAccount({ onClose }: { onClose: () => void }) {
  const [account, setAccount] = useState(scope.value.account ?? '');
  const [region, setRegion] = useState(scope.value.region ?? 'us-east-1');
  return (
    <Dialog title="Another account or region" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          chooseScope({ account, region });
          goTo('machines');
          onClose();
        }}
      >
        <p>
          Clients are of the account that is their access key id, twelve digits, and of the region that they sign for.
        </p>
        <label>
          Account
          <input
            required
            pattern="\d{12}"
            inputMode="numeric"
            title="Twelve digits"
            value={account}
            onInput={(event) => setAccount(event.currentTarget.value)}
          />
        </label>
        <label>
          Region
          <input
            required
            pattern="[a-z0-9\-]+"
            title="A region like eu-west-1"
            value={region}
            onInput={(event) => setRegion(event.currentTarget.value)}
          />
        </label>
        <button class="main" type="submit">
          Show it
        </button>
      </form>
    </Dialog>
  );
}
