// The same article as in react.jsx, rendered by Vue.

import { h, shallowRef } from 'vue';

const story = ({ lead, verb, aside, items }) =>
  h('article', { id: 'story' }, [
    h('h1', 'The bridge'),
    h('p', [
      `${lead} the `,
      h('em', 'town council'),
      ' says the bridge ',
      verb,
      ' close in May.',
      aside ? h('strong', ` ${aside}`) : null,
    ]),
    h('ul', items.map(({ key, text }) => h('li', { key }, text))),
  ]);

const page = (state) =>
  h('main', [
    state.place === 'beside' ? h('claim-labels', { for: '#story', manifest: '/claims.json' }) : null,
    state.place === 'inside' ? h('claim-labels', { manifest: '/claims.json' }, [story(state)]) : story(state),
  ]);

/** The app's root component, and what changes its state. */
export const app = (initial, mounted) => {
  const state = shallowRef(initial);
  return { root: { render: () => page(state.value), mounted }, set: (value) => (state.value = value) };
};
