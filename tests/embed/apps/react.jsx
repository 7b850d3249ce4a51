// An article that React renders from `window.state`: text beside text, nested text, a part that comes and goes, a keyed list.

import { StrictMode, useEffect, useState } from 'react';

const Story = ({ lead, verb, aside, items }) => (
  <article id="story">
    <h1>The bridge</h1>
    <p>
      {lead} the <em>town council</em> says the bridge {verb} close in May.{aside && <strong> {aside}</strong>}
    </p>
    <ul>
      {items.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  </article>
);

const Page = ({ place, story }) => (
  <main>
    {place === 'beside' && <claim-labels for="#story" manifest="/claims.json" />}
    {place === 'inside' ? (
      <claim-labels manifest="/claims.json" onclaimlabelsopen={({ detail }) => (window.opened = detail.id)}>
        {story}
      </claim-labels>
    ) : (
      story
    )}
  </main>
);

/** `started` is called once the page stands. */
export const App = ({ initial, started }) => {
  const [state, setState] = useState(initial);
  useEffect(() => {
    window.app = { set: setState, ...window.app };
    started?.();
  }, []);
  return (
    <StrictMode>
      <Page place={state.place} story={<Story {...state} />} />
    </StrictMode>
  );
};
