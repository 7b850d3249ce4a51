import { Labelled } from '../labelled';

export default () => (
  <Labelled manifest="/claims.json">
    <article>
      <h1>The bridge</h1>
      <p>
        The town council says <em>the bridge</em> will close in May. Two papers report that repairs will cost nine million. It may stay
        closed all summer.
      </p>
    </article>
  </Labelled>
);
