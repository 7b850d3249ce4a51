// All that pages load goes through here: requests are told of, and each page gets a script of ours before its own.

import { createServer, request } from 'node:http';

const SCRIPT = '/.before-all-scripts.js';
const TAG = `<script src="${SCRIPT}"></script>`;

const isPage = (asked, answered) =>
  /^text\/html/.test(asked.headers.accept ?? '') && /^text\/html/.test(answered.headers['content-type'] ?? '');

// The first element of the head, as a policy may allow scripts of the site only.
const withScript = (html) => {
  const [place] = /<head(\s[^>]*)?>/i.exec(html) ?? /^\s*<!doctype[^>]*>/i.exec(html) ?? [''];
  return html.replace(place, () => place + TAG);
};

const sendPage = async (answered, response) => {
  const chunks = [];
  for await (const chunk of answered) chunks.push(chunk);
  const html = Buffer.from(withScript(Buffer.concat(chunks).toString()));
  const { 'transfer-encoding': _, ...headers } = answered.headers;
  response.writeHead(answered.statusCode, { ...headers, 'content-length': html.length });
  response.end(html);
};

/** `script()` is what runs first in every page; `tell(what, request, answer)` hears of requests. */
export const startProxy = async (script, tell) => {
  const server = createServer((asked, response) => {
    if (asked.url.endsWith(SCRIPT)) {
      return response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(script());
    }
    tell('asked', asked);
    const fail = () => {
      tell('failed', asked);
      response.destroy();
    };
    const { 'accept-encoding': _, 'proxy-connection': __, ...headers } = asked.headers;
    const passed = request(asked.url, { method: asked.method, headers }, (answered) => {
      tell('answered', asked, answered);
      answered.on('end', () => tell('finished', asked, answered));
      answered.on('error', fail);
      if (isPage(asked, answered)) return sendPage(answered, response).catch(fail);
      response.writeHead(answered.statusCode, answered.headers);
      answered.pipe(response);
    });
    passed.on('error', fail);
    response.on('close', () => passed.destroy());
    asked.pipe(passed);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server.address().port;
};
