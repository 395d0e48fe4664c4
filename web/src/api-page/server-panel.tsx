import { apiTexts } from '../texts/api-texts';
import { CopyButton } from '../ui/copy-button';
import { Panel } from '../ui/panel';
import classes from './server-panel.module.css';

const { addresses } = apiTexts;

/** The addresses of this server, to copy and to open. */
export function ServerPanel() {
  const { origin } = location;
  const endpoint = `${origin}/graphql`;
  const socket = endpoint.replace(/^http/, 'ws');
  return (
    <Panel title={apiTexts.server}>
      <dl className={classes.addresses}>
        <Address name={addresses.endpoint} address={endpoint} />
        <Address name={addresses.socket} address={socket} />
        <Way name={addresses.playground} path="/graphiql" />
        <Way name={addresses.schema} path="/schema.graphql" />
        <Way name={addresses.tickets} path="/export/tickets.csv" file />
        <Way name={addresses.stats} path="/export/stats.csv" file />
      </dl>
      <p className={classes.note}>{apiTexts.events}</p>
      <p className={classes.note}>{apiTexts.exports}</p>
    </Panel>
  );
}

function Address({ name, address }: { name: string; address: string }) {
  return (
    <div className={classes.entry}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.address}>
        <code className={classes.code}>{address}</code>
        <CopyButton label={apiTexts.copyAddress(name)} text={() => address} />
      </dd>
    </div>
  );
}

function Way({ name, path, file }: { name: string; path: string; file?: boolean }) {
  return (
    <div className={classes.entry}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.address}>
        {/* Not pages of the app, hence no client-side links. */}
        <a href={path} className={classes.code} download={file}>
          {path}
        </a>
      </dd>
    </div>
  );
}
