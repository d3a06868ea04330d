import './theme/fonts.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { bridge } from './app/bridge.ts';
import { connect } from './app/connect.ts';
import { ErrorBoundary } from './app/ErrorBoundary.tsx';
import { receive } from './state/store.ts';
import { recordTrends } from './trends/record.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no element with the id root');

recordTrends();
createRoot(place).render(
  <StrictMode>
    <ErrorBoundary what="The window">
      <App />
    </ErrorBoundary>
  </StrictMode>,
);

const found = bridge();
if (found === null) {
  cannotStart('This page is the inside of IPC Scope’s window and has no system to read by itself.');
} else {
  connect(found).catch((error: unknown) => {
    cannotStart(error instanceof Error ? error.message : String(error));
  });
}

function cannotStart(reason: string): void {
  const remedy = 'Start IPC Scope with `npm start` or with its command, ipcscope.';
  receive({ kind: 'collector', collector: { phase: 'failed', reason, remedy } });
}
