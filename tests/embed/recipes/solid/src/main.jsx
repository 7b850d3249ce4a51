import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { Labelled } from './labelled.jsx';

const ferry = {
  version: 1,
  claims: [{ id: 'sundays', status: 'official', quote: { exact: 'The ferry will sail on Sundays' }, note: 'Said.', sources: [{ name: 'The ferryman' }] }],
};
const STORIES = {
  story: {
    title: 'The bridge',
    text: 'The town council says the bridge will close in May. Two papers report that repairs will cost nine million. It may stay closed all summer.',
    manifest: '/claims.json',
  },
  ferry: { title: 'The ferry', text: 'The ferry will sail on Sundays again. It may stay closed all summer.', manifest: ferry },
};

const App = () => {
  const [slug, setSlug] = createSignal('story');
  const go = (to) => (event) => {
    event.preventDefault();
    history.pushState(null, '', `#${to}`);
    setSlug(to);
  };
  addEventListener('popstate', () => setSlug(location.hash.slice(1) || 'story'));
  return (
    <main>
      <nav>
        <a href="#story" onClick={go('story')}>The bridge</a> <a href="#ferry" onClick={go('ferry')}>The ferry</a>
      </nav>
      <Labelled manifest={STORIES[slug()].manifest} onReady={({ detail }) => (window.anchored = detail.anchored)}>
        <article>
          <h1>{STORIES[slug()].title}</h1>
          <p>{STORIES[slug()].text}</p>
        </article>
      </Labelled>
    </main>
  );
};
render(() => <App />, document.querySelector('#root'));
