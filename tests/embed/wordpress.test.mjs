// A running WordPress with the plugin of docs/embedding.md.

import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { CLAIMS } from '../e2e/stories.mjs';
import { EMBED, badge, card, complaints, fixture, fromGuide, heard, inBrowser } from './support.mjs';
import { startWordPress } from './wordpress-site.mjs';

const TEXT = `<!-- wp:paragraph -->
<p>The town council says <em>the bridge</em> will close in May. Two papers report that repairs will cost nine million.</p>
<!-- /wp:paragraph -->

<!-- wp:paragraph -->
<p>It may stay closed all summer.</p>
<!-- /wp:paragraph -->`;
const PART = `<!-- wp:shortcode -->
[claim-labels manifest="/claims.json"]
<!-- /wp:shortcode -->
${TEXT}
<!-- wp:shortcode -->
[/claim-labels]
<!-- /wp:shortcode -->`;
const CLASSIC = `[claim-labels manifest="/claims.json"]

The town council says the bridge will close in May.

It may stay closed all summer.

[/claim-labels]`;

// Written as an author who may not write unfiltered HTML.
const POSTS = `<?php
$author = wp_insert_user(['user_login' => 'author', 'user_pass' => 'no secret', 'role' => 'author']);
wp_set_current_user($author);
kses_init_filters();
$publish = fn($title, $text, $meta = []) => wp_insert_post([
  'post_title' => $title, 'post_name' => $title, 'post_content' => wp_slash($text), 'post_status' => 'publish',
  'post_author' => $author, 'meta_input' => $meta,
]);
$ids = [
  'field' => $publish('field', <<<'TEXT'\n${TEXT}\nTEXT, ['claims_manifest' => '/claims.json']),
  'part' => $publish('part', <<<'TEXT'\n${PART}\nTEXT),
  'classic' => $publish('classic', <<<'TEXT'\n${CLASSIC}\nTEXT),
  'plain' => $publish('plain', <<<'TEXT'\n${TEXT}\nTEXT),
  'evil' => $publish('evil', <<<'TEXT'\n${TEXT}\nTEXT, ['claims_manifest' => 'javascript:alert(1)"><script>window.evil = true</script>']),
];
file_put_contents(ABSPATH . 'posts.json', json_encode($ids));
file_put_contents(ABSPATH . 'claims.json', '${JSON.stringify(CLAIMS).replaceAll("'", "\\'")}');
`;

// The running site: its address, and the numbers of the posts.
const start = async () => {
  const folder = fixture({ 'plugin/claim-labels.php': fromGuide('claim-labels.php'), 'posts.php': POSTS });
  cpSync(EMBED, join(folder, 'plugin/bundle'), { recursive: true });
  const { origin } = await startWordPress(folder);
  return { origin, posts: await (await fetch(`${origin}/posts.json`)).json() };
};
let running; // since the first test

const declare = inBrowser();
// Addresses of another host than the test's own site.
const open = async (visit, name) => {
  const page = await visit('/blank.html', { '/blank.html': '<!doctype html><title>Blank</title>' });
  const { origin, posts } = await (running ??= start());
  await page.goto(`${origin}/?p=${posts[name]}`);
  return page;
};

for (const name of ['field', 'part']) {
  declare(`WordPress: a post with its manifest in a ${name === 'part' ? 'shortcode' : 'custom field'} is labelled`, async ({ visit }) => {
    const page = await open(visit, name);
    assert.equal((await heard(page, 'ready')).anchored, 3);
    await badge(page, 'cost').click();
    await card(page).getByText('Reported by The Courier').waitFor();
    assert.deepEqual(complaints(page), []);
  });
}

declare('WordPress: a post from the classic editor, with a shortcode, is labelled', async ({ visit }) => {
  const page = await open(visit, 'classic');
  const { anchored, orphaned } = await heard(page, 'ready');
  assert.deepEqual([anchored, orphaned], [2, 1]);
  assert.equal(await page.locator('claim-labels p:has([data-claim-badge])').count(), 2);
});

declare('WordPress: posts without a manifest load nothing', async ({ visit }) => {
  const page = await open(visit, 'plain');
  await page.getByText('It may stay closed all summer.').waitFor();
  assert.equal(await page.locator('claim-labels, script[src*="claim-labels"]').count(), 0);
});

declare('WordPress: a field that holds a script is only text', async ({ visit }) => {
  const page = await open(visit, 'evil');
  await page.getByText('It may stay closed all summer.').waitFor();
  assert.equal(await page.evaluate(() => window.evil), undefined);
  assert.doesNotMatch((await page.locator('claim-labels').getAttribute('manifest')) ?? '', /javascript:/);
});
