// A running WordPress: tests/embed/wordpress.sh says of what.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { atEnd } from '../at-end.mjs';
import { ROOT, run } from './support.mjs';

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const sites = [];
atEnd(() => Promise.all(sites.map(({ wordpress, ended }) => (wordpress.stdin.end(), ended))));

/**
 * A site made of a folder: its address, `php(code)`, which runs in it and answers what it prints, and `network()`, which makes it the
 * first of a network of sites.
 */
export const startWordPress = async (folder) => {
  const port = await freePort();
  const wordpress = spawn(join(ROOT, 'tests/embed/wordpress.sh'), [folder, String(port)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((done) => wordpress.on('exit', done));
  sites.push({ wordpress, ended });
  let said = '';
  const ready = new Promise((done) => wordpress.stdout.on('data', (text) => (said += text).includes('ready') && done(true)));
  assert.equal(await Promise.race([ready, ended]), true, `wordpress.sh ended early: ${said}`);
  const root = join(folder, 'unpacked/usr/share/wordpress');
  const host = `127.0.0.1:${port}`;
  const begin = `$_SERVER += ['HTTP_HOST' => '${host}', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'];
    require '${root}/wp-load.php';`;
  const php = (code) => run('php', ['-d', 'display_errors=stderr', '-r', `${begin}\n${code}`]);
  const network = () => {
    php(`require ABSPATH . 'wp-admin/includes/upgrade.php';
      foreach ($wpdb->tables('ms_global') as $table => $prefixed) $wpdb->$table = $prefixed;
      install_network();
      populate_network(1, '${host}', 'editor@news.example', 'News', '/', false);`);
    const constants = { MULTISITE: true, SUBDOMAIN_INSTALL: false, DOMAIN_CURRENT_SITE: host, PATH_CURRENT_SITE: '/', SITE_ID_CURRENT_SITE: 1, BLOG_ID_CURRENT_SITE: 1 };
    const lines = Object.entries(constants).map(([name, value]) => `define('${name}', ${JSON.stringify(value)});\n`);
    const config = join(root, 'wp-config.php');
    writeFileSync(config, readFileSync(config, 'utf8').replace('<?php\n', `<?php\n${lines.join('')}`));
  };
  return { origin: `http://${host}`, php, network };
};
