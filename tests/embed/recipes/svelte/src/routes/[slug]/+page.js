const ferry = {
  version: 1,
  claims: [{ id: 'sundays', status: 'official', quote: { exact: 'The ferry will sail on Sundays' }, note: 'Said.', sources: [{ name: 'The ferryman' }] }],
};
const stories = {
  story: {
    title: 'The bridge',
    text: 'The town council says the bridge will close in May. Two papers report that repairs will cost nine million. It may stay closed all summer.',
    manifest: '/claims.json',
  },
  ferry: { title: 'The ferry', text: 'The ferry will sail on Sundays again. It may stay closed all summer.', manifest: ferry },
};

export const entries = () => Object.keys(stories).map((slug) => ({ slug }));
export const load = ({ params }) => stories[params.slug];
