// What happens in pages, as WebDriver BiDi words it.

const now = () => Date.now();
const listed = (headers) =>
  Object.entries(headers).map(([name, value]) => ({ name, value: { type: 'string', value: String(value) } }));

let requests = 0;
const known = new WeakMap();
const described = (asked) => {
  if (!known.has(asked)) known.set(asked, { id: `request-${++requests}`, time: now() });
  const { id, time } = known.get(asked);
  return {
    request: id,
    url: asked.url,
    method: asked.method,
    headers: listed(asked.headers),
    cookies: [],
    headersSize: 0,
    bodySize: 0,
    destination: '',
    initiatorType: null,
    timings: { requestTime: time, requestStart: time, responseStart: now(), responseEnd: now() },
  };
};

const EVENTS = {
  asked: 'network.beforeRequestSent',
  answered: 'network.responseStarted',
  finished: 'network.responseCompleted',
  failed: 'network.fetchError',
};

/** A request at one of its stages, in a window. */
export const networkEvent = (stage, asked, answered, { context, navigation }) => ({
  method: EVENTS[stage],
  params: {
    context,
    navigation,
    isBlocked: false,
    redirectCount: 0,
    timestamp: now(),
    initiator: { type: 'other' },
    request: described(asked),
    errorText: 'failed',
    response: answered && {
      url: asked.url,
      protocol: 'http/1.1',
      status: answered.statusCode,
      statusText: answered.statusMessage,
      headers: listed(answered.headers),
      fromCache: false,
      mimeType: '',
      bytesReceived: 0,
      headersSize: 0,
      bodySize: 0,
      content: { size: 0 },
    },
  },
});

const logged = (source, entry) => ({ method: 'log.entryAdded', params: { source, timestamp: now(), ...entry } });

/** What the agent of a page told. */
export const pageEvent = ({ type, ...news }, { context, realm, url, navigation }) => {
  const source = { context, realm };
  switch (type) {
    case 'console':
      return logged(source, { type: 'console', level: 'info', text: null, method: news.method, args: news.args });
    case 'thrown':
      return logged(source, { type: 'javascript', level: 'error', text: news.text });
    case 'message':
      return { method: 'script.message', params: { channel: news.channel, data: news.data, source } };
    default:
      return { method: `browsingContext.${type}`, params: { context, url, navigation, timestamp: now() } };
  }
};
