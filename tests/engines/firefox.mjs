#!/usr/bin/env node
// Firefox as Debian ships it, for Playwright, which starts this file as if it were the browser. It knows less of emulation
// than Playwright asks for: readers' settings are preferences here, and commands for what it cannot emulate are answered
// for it. It also reports what it has to say of a page (a wrong hash, a blocked file) as if a script had thrown it.

import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { offerEndpoint, settings } from './bidi.mjs';

const { colorScheme, forcedColors, reducedMotion } = settings();
const PREFERENCES = {
  'ui.useOverlayScrollbars': 1,
  'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
  'browser.display.document_color_use': forcedColors === 'active' ? 2 : 1,
  'ui.prefersReducedMotion': reducedMotion === 'reduce' ? 1 : 0,
};

const args = process.argv.slice(2);
const profile = args[args.indexOf('--profile') + 1];
for (const [name, value] of Object.entries(PREFERENCES)) {
  appendFileSync(join(profile, 'user.js'), `user_pref("${name}", ${value});\n`);
}

const THROWN = /^(uncaught exception|\w*(Error|Exception)\b)/i;
// An event as Playwright should hear it.
const heard = (event) => {
  const { type, level, text } = event.params;
  if (event.method !== 'log.entryAdded' || type !== 'javascript' || level !== 'error' || THROWN.test(text)) return event;
  const line = { type: 'console', method: 'error', args: [{ type: 'string', value: text }] };
  return { ...event, params: { ...event.params, ...line } };
};
// What it cannot emulate is left as it is.
const answer = (reply, { method } = {}) =>
  method?.startsWith('emulation.') && reply.error === 'unknown command' ? { type: 'success', id: reply.id, result: {} } : reply;

// It tells of no commit when a page comes back from the back/forward cache: the way there is known, and that it ended.
const underWay = new Map();
const follow = ({ method, params }) => {
  if (method === 'browsingContext.navigationStarted') underWay.set(params.context, params);
  else if (/^browsingContext\.(navigation|fragment|history)/.test(method)) underWay.delete(params.context);
};
const arrival = (context) => {
  const params = underWay.get(context);
  const events = params ? ['navigationCommitted', 'domContentLoaded', 'load'] : [];
  return events.map((name) => ({ type: 'event', method: `browsingContext.${name}`, params }));
};

const relay = async (address) => {
  const browser = new WebSocket(`${address}/session`, { maxPayload: 1 << 28 });
  await new Promise((open, fail) => browser.once('open', open).once('error', fail));
  const playwright = await offerEndpoint();
  const send = (message) => playwright.send(JSON.stringify(message));
  const asked = new Map();
  playwright.on('message', (data) => {
    const command = JSON.parse(data);
    if (/^emulation\.|traverseHistory$/.test(command.method)) asked.set(command.id, command);
    browser.send(data, { binary: false });
  });
  browser.on('message', (data) => {
    const message = JSON.parse(data);
    if (message.type === 'event') {
      follow(message);
      return send(heard(message));
    }
    const command = asked.get(message.id);
    asked.delete(message.id);
    if (command?.method === 'browsingContext.traverseHistory') arrival(command.params.context).forEach(send);
    send(answer(message, command));
  });
  playwright.on('close', () => browser.close());
  browser.on('close', () => playwright.close());
};

const browser = spawn(process.env.FIREFOX ?? 'firefox-esr', args, { stdio: ['ignore', 'ignore', 'pipe'] });
browser.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
browser.on('exit', (code) => process.exit(code ?? 1));
createInterface({ input: browser.stderr }).on('line', (line) => {
  const [, address] = /^WebDriver BiDi listening on (ws:.*)$/.exec(line) ?? [];
  if (address) relay(address);
  else process.stderr.write(`${line}\n`);
});
