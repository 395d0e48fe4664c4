import './graphiql.css';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import { EXAMPLES } from './examples';

const root = document.getElementById('root');
if (!root) throw new Error('graphiql.html has no #root');

const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  wsClient: createClient({
    url: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`,
    // A subscription may be silent for long; proxies close sockets that are.
    keepAlive: 15_000,
  }),
});

createRoot(root).render(<GraphiQL fetcher={fetcher} defaultTabs={EXAMPLES} />);
