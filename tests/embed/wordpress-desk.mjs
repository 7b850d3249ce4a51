// A newsroom's WordPress with the plugin, installed as its administrator does it, and what editors do in it.

import { join } from 'node:path';
import { browser } from '../e2e/support.mjs';
import { ROOT, fixture } from './support.mjs';
import { startWordPress } from './wordpress-site.mjs';

export const FIRST = 'The town council says the bridge will close in spring.';
export const SECOND = 'Two papers report that repairs will cost nine million.';
export const THIRD = 'It may stay closed all summer.';
export const CLAIMS = {
  version: 1,
  claims: [
    { id: 'close', status: 'official', quote: { exact: FIRST }, note: 'Said in the council.', sources: [{ name: 'The council' }] },
    { id: 'cost', status: 'reported', quote: { exact: SECOND }, note: 'Two papers.', sources: [{ publisher: 'The Courier' }] },
    { id: 'summer', status: 'speculative', quote: { exact: THIRD }, note: 'No source; residents fear it.', comment: 'ask the mayor' },
    { id: 'held', status: 'reported', quote: { exact: 'the bridge' }, sources: [{ name: 'A tip' }], draft: true },
  ],
};
export const paragraph = (text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;
export const TEXT = [`${FIRST} ${SECOND}`, THIRD].map(paragraph).join('\n\n');

// Posts whose title says so are edited without blocks.
const SITE = `<?php
add_filter('use_block_editor_for_post', fn($use, $post) => $use && !str_contains($post->post_title, 'classic'), 10, 2);
`;
// Nothing greets the editor. What a page sets by script is gone where the preferences of the account come later.
const USERS = `<?php
foreach (['author' => 'author', 'second' => 'editor', 'stranger' => 'author', 'contributor' => 'contributor'] as $name => $role) {
  wp_insert_user(['user_login' => $name, 'user_pass' => 'no secret', 'role' => $role, 'display_name' => ucfirst($name)]);
}
global $wpdb;
foreach (get_users() as $user) {
  update_user_meta($user->ID, $wpdb->get_blog_prefix() . 'persisted_preferences', [
    'core/edit-post' => ['welcomeGuide' => false, 'fullscreenMode' => false],
    '_modified' => gmdate('Y-m-d\\TH:i:s.000\\Z'),
  ]);
}
`;

const sessions = new Map();
/** A page of somebody who is logged in; `context` is the test's own. */
export const login = async (context, name) => {
  const { origin } = await site();
  await context.clearCookies();
  if (!sessions.has(name)) {
    const page = await context.newPage();
    // Not by the dashboard, which is slow, and asks other sites for their news.
    await page.goto(`${origin}/wp-login.php?redirect_to=${encodeURIComponent(`${origin}/wp-admin/profile.php`)}`);
    // Its script takes the focus a moment after the page is there; what is typed before goes into the wrong field.
    await page.waitForFunction(() => document.activeElement?.id === 'user_login');
    await page.getByLabel('Username or Email Address').fill(name);
    await page.getByLabel('Password', { exact: true }).fill('no secret');
    await page.getByRole('button', { name: 'Log In' }).click();
    await page.waitForURL(/\/wp-admin\/profile/, { waitUntil: 'commit' });
    sessions.set(name, await context.cookies());
    await page.close();
  }
  await context.addCookies(sessions.get(name));
  return context.newPage();
};

const upload = async ({ origin }) => {
  const context = await (await browser()).newContext();
  const page = await login(context, 'editor');
  await page.goto(`${origin}/wp-admin/plugin-install.php?tab=upload`);
  await page.getByLabel('Plugin zip file').setInputFiles(join(ROOT, 'dist/claim-labels-wordpress.zip'));
  await page.getByRole('button', { name: 'Install Now' }).click();
  await page.getByText('Plugin installed successfully.').waitFor();
  await page.getByRole('link', { name: 'Activate Plugin' }).click();
  await page.getByText('Plugin activated.').waitFor();
  await context.close();
};

let running;
let made;
/** The site: `origin`, `php`, `root`. */
export const site = () => (running ??= startWordPress(fixture({ 'site.php': SITE, 'posts.php': USERS })));
/** The same with the plugin. */
export const desk = async () => {
  const started = await site();
  await (made ??= upload(started));
  return started;
};

const literal = (value) => `json_decode(base64_decode('${Buffer.from(JSON.stringify(value)).toString('base64')}'), true)`;
/** Runs PHP in the site: `$given` is what is given, and what it returns is answered. */
export const inSite = async (code, given = null) => {
  const { php } = await desk();
  return JSON.parse(php(`$given = ${literal(given)}; echo json_encode((function () use ($given) { ${code} })());`));
};

/** A post with claims: its number. */
export const makePost = ({ title = 'The bridge', text = TEXT, claims = CLAIMS, by = 'editor', status = 'publish', ...fields } = {}) =>
  inSite(
    `$post = wp_insert_post(wp_slash(['post_title' => $given['title'], 'post_content' => $given['text'], 'post_status' => $given['status'],
       'post_author' => get_user_by('login', $given['by'])->ID] + $given['fields']));
     if ($given['claims']) {
       update_post_meta($post, '_claim_labels_manifest', wp_slash($given['claims']));
       Claim_Labels\\record_revision($post);
     }
     return $post;`,
    { title, text, by, status, fields, claims: claims && (typeof claims === 'string' ? claims : JSON.stringify(claims)) },
  );

/** The manifest that a post has now. */
export const storedIn = async (post) => {
  const text = await inSite('return get_post_meta($given, "_claim_labels_manifest", true);', post);
  return text && JSON.parse(text);
};

/** The editor of a post. */
export const edit = async (context, name, post) => {
  const page = await login(context, name);
  const { origin } = await desk();
  await page.goto(post ? `${origin}/wp-admin/post.php?post=${post}&action=edit` : `${origin}/wp-admin/post-new.php`);
  return page;
};

/** The panel or the box. */
export const panel = async (page) => {
  const found = page.locator('.claim-labels-panel:visible, #claim-labels:visible');
  const toggle = page.locator('.edit-post-header').getByRole('button', { name: 'Claims', exact: true });
  const isClassic = page.locator('#claim-labels');
  await toggle.or(isClassic).first().waitFor();
  if ((await toggle.count()) && (await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  await found.locator('.claim-labels-open').waitFor();
  return found;
};

/** The workbench over the post. */
export const workbench = async (page) => {
  await (await panel(page)).locator('.claim-labels-open').click();
  return page.frameLocator('.claim-labels-modal iframe');
};

/** Saves in the workbench, and waits until WordPress has it, or for what it says instead. */
export const saveInWorkbench = async (page, frame, words = 'Saved.') => {
  await frame.getByRole('button', { name: 'Save…' }).click();
  await frame.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await frame.getByText(words).first().waitFor();
};

/** Labels a sentence of the text by keys: its number, the label's key, and why. */
export const labelSentence = async (frame, sentence, key, why) => {
  const paper = frame.locator('#paper');
  for (let number = 0; number < sentence; number++) await paper.press('ArrowDown');
  await paper.press(String(key));
  await frame.getByRole('textbox', { name: 'Why' }).fill(why);
};

export const closeWorkbench = (page) => page.locator('.claim-labels-modal').getByRole('button', { name: /Close/ }).first().click();

/** What `wp.apiFetch` answers in an editor's page: `{ status, body }`. */
export const rest = (page, options) =>
  page.evaluate(async (options) => {
    const response = await wp.apiFetch({ parse: false, ...options }).catch((error) => error);
    return { status: response.status, body: await response.json().catch(() => null) };
  }, options);
