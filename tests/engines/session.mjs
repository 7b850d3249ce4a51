// WebDriver in the engine that ENGINE names: one session, or one for each kind of reader, for all test files of this process.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, Builder } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';
import { DriverService } from 'selenium-webdriver/remote/index.js';

// Of the window, in CSS pixels; a frame as high as a phone has room in it.
const SIZE = { width: 1280, height: 1000 };

// What tests save goes there and not to whoever runs them.
const DOWNLOADS = mkdtempSync(join(tmpdir(), 'downloads-'));
process.on('exit', () => rmSync(DOWNLOADS, { recursive: true, force: true }));

const startFirefox = async ({ motion }) => {
  const options = new firefox.Options()
    .setBinary(process.env.FIREFOX ?? '/usr/bin/firefox-esr')
    .addArguments('-headless', '--width', String(SIZE.width), '--height', String(SIZE.height))
    .setPreference('ui.useOverlayScrollbars', 1) // as on a phone
    .setPreference('ui.prefersReducedMotion', motion ? 0 : 1)
    .setPreference('browser.download.folderList', 2)
    .setPreference('browser.download.dir', DOWNLOADS);
  const driver = await new Builder()
    .forBrowser(Browser.FIREFOX)
    .setFirefoxOptions(options)
    .setFirefoxService(new firefox.ServiceBuilder(process.env.GECKODRIVER ?? 'geckodriver'))
    .build();
  return { driver, stop: () => driver.quit() };
};

// WebKitGTK has no headless mode: Xvfb is its display, and says on its third file which number it chose.
const startDisplay = async () => {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
  const display = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = await Promise.race([
    once(display.stdio[3], 'data'),
    once(display, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it had a display.'))),
  ]);
  process.on('exit', () => display.kill());
  return { name: `:${String(number).trim()}`, stop: () => display.kill() };
};

const startWebKit = async ({ motion }) => {
  const display = await startDisplay();
  // A folder of its own: nothing of whoever runs the tests is read or kept. A reader's wish for less motion is a setting of GTK.
  const folder = mkdtempSync(join(tmpdir(), 'webkit-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0/settings.ini'), `[Settings]\ngtk-enable-animations=${motion ? 1 : 0}\n`);
  writeFileSync(join(folder, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${DOWNLOADS}"\n`);
  const folders = Object.fromEntries(['CONFIG', 'DATA', 'CACHE'].map((kind) => [`XDG_${kind}_HOME`, folder]));
  const env = { ...process.env, ...folders, DISPLAY: display.name, GDK_BACKEND: 'x11', GTK_THEME: 'Adwaita', LC_ALL: 'C' };
  const service = new DriverService.Builder(process.env.WEBKITDRIVER ?? 'WebKitWebDriver').setLoopback(true).setEnvironment(env).build();
  const driver = await new Builder()
    .usingServer(await service.start())
    .withCapabilities({ browserName: 'MiniBrowser' })
    .build();
  await driver.manage().window().setRect({ x: 0, y: 0, ...SIZE });
  const stop = async () => {
    await driver.quit();
    await service.kill();
    display.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { driver, stop };
};

const ENGINES = {
  firefox: { name: 'Firefox', start: startFirefox },
  webkit: { name: 'WebKitGTK', start: startWebKit },
};
const engine = ENGINES[process.env.ENGINE];
if (!engine) throw new Error('Say which engine to drive: ENGINE=firefox or ENGINE=webkit.');

/** The engine's name, as people say it. */
export const NAME = engine.name;

const started = new Map();
/** The session of a reader with these settings, `{ motion: true }` for one who likes it; started when it is first asked for. */
export const session = async (settings = {}) => {
  const key = JSON.stringify(settings);
  if (!started.has(key)) started.set(key, engine.start(settings));
  const { driver } = await started.get(key);
  return driver;
};
/** Ends what `session` started. */
export const endSessions = () => Promise.all([...started.values()].map(async (one) => (await one).stop()));
