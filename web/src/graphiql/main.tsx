import './graphiql.css';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { EXAMPLES } from './examples';

const root = document.getElementById('root');
if (!root) throw new Error('graphiql.html has no #root');

const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  subscriptionUrl: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`,
});

createRoot(root).render(<GraphiQL fetcher={fetcher} defaultTabs={EXAMPLES} />);
