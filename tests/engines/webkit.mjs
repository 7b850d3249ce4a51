#!/usr/bin/env node
// WebKitGTK, for Playwright, which starts this file as if it were Firefox: WebDriver BiDi on one side, on the other
// WebKit's classic driver, and a proxy for what that cannot tell.

import { offerEndpoint, settings } from './bidi.mjs';
import { Browser } from './webkit/browser.mjs';
import { commandsOf } from './webkit/commands.mjs';

const args = process.argv.slice(2);
const folder = args[args.indexOf('--profile') + 1];

let connection;
const emit = ({ method, params }) => connection?.send(JSON.stringify({ type: 'event', method, params }));
const browser = await Browser.start(folder, settings(), emit);
const commands = commandsOf(browser);
const leave = () => {
  browser.stop();
  process.exit();
};

const answer = async ({ id, method, params }) => {
  try {
    if (!commands[method]) throw Object.assign(new Error(method), { code: 'unknown command' });
    return { type: 'success', id, result: (await commands[method](params)) ?? {} };
  } catch (error) {
    return { type: 'error', id, error: error.code ?? 'unknown error', message: error.message };
  }
};

connection = await offerEndpoint();
connection.on('message', async (data) => {
  const command = JSON.parse(data);
  connection.send(JSON.stringify(await answer(command)));
  if (command.method === 'browser.close') leave();
});
connection.on('close', leave);
