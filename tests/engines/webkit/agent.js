// Runs in every page before its own scripts: holds what Playwright has handles of, and tells what happens here. It stands
// in for what WebDriver BiDi promises and classic WebDriver has not.

(() => {
  if (globalThis.__agent) return globalThis.__agent;

  // News, until somebody asks for them.
  let queue = [];
  let wake = () => {};
  const tell = (news) => {
    queue.push(news);
    wake();
  };

  const handles = new Map();
  let last = 0;
  const keep = (value) => {
    const id = `${agent.document}-${++last}`;
    handles.set(id, value);
    return id;
  };
  const shared = new WeakMap();
  const share = (node) => {
    if (!shared.has(node)) shared.set(node, keep(node));
    return shared.get(node);
  };
  const held = (id) => {
    if (!handles.has(id)) throw new Error(`no such handle ${id}`);
    return handles.get(id);
  };

  const NUMBERS = new Map([['NaN', NaN], ['-0', -0], ['Infinity', Infinity], ['-Infinity', -Infinity]]);
  const entries = (pairs) => pairs.map(([key, value]) => [typeof key === 'string' ? key : local(key), local(value)]);
  const local = ({ type, value, handle, sharedId }) => {
    if (handle ?? sharedId) return held(handle ?? sharedId);
    switch (type) {
      case 'null': return null;
      case 'number': return NUMBERS.get(value) ?? value;
      case 'bigint': return BigInt(value);
      case 'date': return new Date(value);
      case 'regexp': return new RegExp(value.pattern, value.flags);
      case 'array': return value.map(local);
      case 'set': return new Set(value.map(local));
      case 'map': return new Map(entries(value));
      case 'object': return Object.fromEntries(entries(value));
      case 'channel': return (data) => tell({ type: 'message', channel: value.channel, data: remote(data) });
      default: return value;
    }
  };

  const OBJECTS = [['array', Array], ['function', Function], ['error', Error], ['promise', Promise], ['date', Date],
    ['regexp', RegExp], ['map', Map], ['set', Set]];
  const described = (value, depth) => {
    if (value instanceof Node) {
      return { type: 'node', sharedId: share(value), value: { nodeType: value.nodeType, localName: value.localName } };
    }
    const [type] = OBJECTS.find(([, constructor]) => value instanceof constructor) ?? ['object'];
    if (!depth) return { type };
    if (type === 'array') return { type, value: value.map((one) => remote(one, depth - 1)) };
    if (type === 'object') return { type, value: Object.entries(value).map(([key, one]) => [key, remote(one, depth - 1)]) };
    return { type };
  };
  const remote = (value, depth = 50) => {
    if (value === null) return { type: 'null' };
    const type = typeof value;
    if (type === 'object' || type === 'function') return described(value, depth);
    if (type === 'number' && (!isFinite(value) || Object.is(value, -0))) {
      return { type, value: Object.is(value, -0) ? '-0' : String(value) };
    }
    return { type, value: type === 'bigint' ? String(value) : value };
  };

  // A strict policy forbids `eval`, which Playwright calls on what a test wants evaluated: here that is compiled already.
  const compiled = new Map();
  const { eval: own } = globalThis;
  globalThis.eval = (text) => {
    const run = compiled.get(text) ?? [...compiled].find(([source]) => source.includes('module.exports') && text.includes(source))?.[1];
    return run ? run() : own(text);
  };

  const agent = {
    document: Math.random().toString(36).slice(2),
    knows: (text, run) => void compiled.set(text, run),
    // Nothing when another document was meant.
    call: async (run, { args, root, shallow, document }) => {
      if (document && document !== agent.document) return undefined;
      try {
        const value = await run(...args.map(local));
        const result = remote(value, shallow ? 0 : undefined);
        if (root && Object(value) === value) result.handle = keep(value);
        return { type: 'success', result };
      } catch (error) {
        return { type: 'exception', exceptionDetails: { text: String(error), exception: remote(error, 0) } };
      }
    },
    handle: held,
    // What has happened since `document` told last; what is known of another document is nothing.
    news: async (document) => {
      if (document === agent.document && !queue.length) await new Promise((done) => (wake = done));
      const told = queue;
      queue = [];
      return { document: agent.document, url: location.href, news: told };
    },
  };
  Object.defineProperty(globalThis, '__agent', { value: agent });

  for (const method of ['log', 'info', 'warn', 'error', 'debug']) {
    const write = console[method].bind(console);
    console[method] = (...args) => {
      tell({ type: 'console', method, args: args.map((one) => remote(Object(one) === one ? String(one) : one)) });
      write(...args);
    };
  }
  addEventListener('error', ({ target, error, message }) => {
    if (target === globalThis) tell({ type: 'thrown', text: error ? String(error) : message });
  });
  addEventListener('unhandledrejection', ({ reason }) => tell({ type: 'thrown', text: String(reason) }));

  const ready = () => tell({ type: 'domContentLoaded' });
  const loaded = () => tell({ type: 'load' });
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', ready);
  else ready();
  if (document.readyState === 'complete') loaded();
  else addEventListener('load', loaded);
  // A document that is written anew is there when it is closed; it has no listeners any more.
  const close = document.close.bind(document);
  document.close = () => {
    close();
    ready();
    loaded();
  };
  addEventListener('popstate', () => tell({ type: 'moved' }));
  for (const method of ['pushState', 'replaceState']) {
    const change = history[method].bind(history);
    history[method] = (...args) => {
      change(...args);
      tell({ type: 'moved' });
    };
  }
  // A page in the back/forward cache answers nobody; back from there, it is a document anew.
  addEventListener('pagehide', () => tell({ type: 'left' }));
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    agent.document = Math.random().toString(36).slice(2);
    queue = [];
    ready();
    loaded();
  });
  return agent;
})()
