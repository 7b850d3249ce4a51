// Takes over what a server rendered, then loads the element, as docs/embedding.md advises. With `window.early` the page has
// loaded it before, and says when to hydrate.

import { hydrateRoot } from 'react-dom/client';
import { App } from './react.jsx';

window.recovered = [];
const started = () => !window.early && import('/claim-labels.js');
window.hydrate = () => {
  const root = hydrateRoot(document.querySelector('#root'), <App initial={window.state} started={started} />, {
    onRecoverableError: (cause) => window.recovered.push(cause.message),
  });
  window.app = { ...window.app, unmount: () => root.unmount() };
};
if (!window.early) window.hydrate();
