// A unit test as apps have them: the package is imported, an article with the element is rendered, used and taken away.

import { createElement } from 'react';
import { ENVIRONMENTS } from './environments.mjs';

const close = ENVIRONMENTS[process.argv[2]]();
const { defineClaimLabels } = await import('claim-labels');
const { createRoot } = await import('react-dom/client');
defineClaimLabels();
const turns = async (count) => {
  for (let turn = 0; turn < count; turn++) await new Promise((done) => setImmediate(done));
};

const story = document.createElement('div');
story.innerHTML = '<claim-labels manifest="/claims.json"><article><p>The bridge will close in May.</p></article></claim-labels>';
document.body.append(story);
const element = story.firstChild;
element.manifest = { version: 1, claims: [] };
element.filter = ['official'];
console.log(JSON.stringify([element.claims, [...element.filter], element.open('a'), element.manifest]));
element.close();
await turns(5);
await element.reload();

const host = document.createElement('div');
document.body.append(host);
const root = createRoot(host);
root.render(createElement('claim-labels', { manifest: '/claims.json' }, createElement('p', null, 'It may rain.')));
await turns(20);
console.log(host.textContent);
root.unmount();
story.remove();
await turns(20);
console.log(document.body.textContent);
await close();
