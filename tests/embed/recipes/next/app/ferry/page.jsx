import { Labelled } from '../labelled';

const manifest = {
  version: 1,
  claims: [{ id: 'sundays', status: 'official', quote: { exact: 'The ferry will sail on Sundays' }, note: 'Said.', sources: [{ name: 'The ferryman' }] }],
};

export default () => (
  <Labelled manifest={manifest}>
    <article>
      <h1>The ferry</h1>
      <p>The ferry will sail on Sundays again. It may stay closed all summer.</p>
    </article>
  </Labelled>
);
