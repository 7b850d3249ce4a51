// WebKitWebDriver on a display of its own, and its protocol: classic WebDriver.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const STARTED_WITHIN = 30_000;

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
};

const display = async () => {
  const options = { stdio: ['ignore', 'pipe', 'ignore'] };
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], options);
  const failed = once(server, 'error').then(([error]) => Promise.reject(error));
  const [number] = await Promise.race([once(createInterface({ input: server.stdout }), 'line'), failed]);
  return { server, DISPLAY: `:${number}` };
};

// The reader's settings, as a desktop has them; and a window that can be as narrow as a phone.
const desktop = (folder, { colorScheme, reducedMotion }) => {
  mkdirSync(join(folder, 'gtk-3.0'), { recursive: true });
  const settings = `[Settings]\ngtk-enable-animations=${reducedMotion === 'reduce' ? 0 : 1}\n`;
  writeFileSync(join(folder, 'gtk-3.0/settings.ini'), settings);
  const narrow = 'headerbar *, toolbar *, entry, button { min-width: 0; padding: 0; margin: 0; border: 0 }\n';
  writeFileSync(join(folder, 'gtk-3.0/gtk.css'), narrow);
  const theme = { GTK_THEME: colorScheme === 'dark' ? 'Adwaita:dark' : 'Adwaita', LC_ALL: 'C' };
  return { ...theme, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: join(folder, 'cache'), XDG_DATA_HOME: join(folder, 'data') };
};

const connections = new Agent({ keepAlive: true });
const send = (port, method, path, body) => {
  const call = request({ port, method, path, agent: connections });
  call.end(body && JSON.stringify(body));
  const answer = (async () => {
    const [response] = await once(call, 'response');
    const chunks = [];
    for await (const chunk of response) chunks.push(chunk);
    const { value } = JSON.parse(Buffer.concat(chunks));
    if (response.statusCode === 200) return value;
    throw Object.assign(new Error(value.message || value.error), { code: value.error });
  })();
  answer.catch(() => {});
  return { sent: once(call, 'finish').catch(() => {}), answer };
};

const reachable = async (port) => {
  const end = Date.now() + STARTED_WITHIN;
  for (;;) {
    try {
      return await send(port, 'GET', '/status').answer;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 20));
    }
  }
};

/** Starts all that is needed for one session, whose pages load through the proxy at `proxyPort`. */
export const startSession = async (folder, settings, proxyPort) => {
  const { server, DISPLAY } = await display();
  const port = await freePort();
  const env = { ...process.env, ...desktop(folder, settings), DISPLAY };
  const driver = spawn(process.env.WEBKITDRIVER ?? 'WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  const proxy = { proxyType: 'manual', httpProxy: `127.0.0.1:${proxyPort}` };
  const stop = () => [driver, server].forEach((process) => process.kill());
  await Promise.race([reachable(port), once(driver, 'error').then(([error]) => Promise.reject(error))]);
  const created = send(port, 'POST', '/session', { capabilities: { alwaysMatch: { pageLoadStrategy: 'none', proxy } } });
  const { sessionId } = await Promise.race([
    created.answer,
    new Promise((_, fail) => setTimeout(fail, STARTED_WITHIN, new Error('WebKitWebDriver starts no session.'))),
  ]);
  const at = (method, path, body) => send(port, method, `/session/${sessionId}${path}`, body);
  await at('POST', '/timeouts', { script: null }).answer; // else the driver sets timers in pages
  return { at, stop };
};
