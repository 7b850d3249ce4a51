// The WordPress plugin as editors and readers meet it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser } from '../e2e/support.mjs';
import { badge, card, heard, inBrowser } from './support.mjs';
import {
  CLAIMS, FIRST, SECOND, THIRD, closeWorkbench, desk, edit, inSite, labelSentence, login, makePost, paragraph, panel, saveInWorkbench, storedIn, workbench,
} from './wordpress-desk.mjs';

const declare = inBrowser();
const text = (page) => page.locator('[data-type="core/paragraph"]');
const rewrite = async (page, block, words) => {
  await block.click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
};
const update = async (page) => {
  await page.locator('.edit-post-header').getByRole('button', { name: 'Update', exact: true }).click();
  await page.getByTestId('snackbar').filter({ hasText: /updated|published/ }).or(page.locator('.components-snackbar').filter({ hasText: /updated|published/ })).first().waitFor();
};
// The post as somebody sees it who is not logged in.
const read = async (context, post) => {
  await context.clearCookies();
  const page = await context.newPage();
  const { origin } = await desk();
  await page.goto(`${origin}/?p=${post}`);
  return page;
};
// Somebody else at the desk, with a browser of their own.
const elsewhere = async (body) => {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 900 } });
  try {
    return await body(context);
  } finally {
    await context.close();
  }
};

declare('WordPress plugin: it installs through “Upload Plugin”', async ({ context }) => {
  const { origin } = await desk();
  const page = await login(context, 'editor');
  await page.goto(`${origin}/wp-admin/plugins.php`);
  assert.match(await page.locator('tr[data-slug="claim-labels"]').innerText(), /Deactivate/);
});

declare('WordPress plugin: an author writes, labels and publishes; a number changes, the panel says so, and it is mended', async ({ context }) => {
  const page = await edit(context, 'author');
  await page.getByRole('textbox', { name: 'Add title' }).fill('The bridge');
  await page.keyboard.press('Enter');
  await page.keyboard.type(`${FIRST} ${SECOND}`);
  await page.keyboard.press('Enter');
  await page.keyboard.type(THIRD);
  const claims = await panel(page);
  await claims.getByText('No claims are labelled in this post.').waitFor();
  let frame = await workbench(page);
  await labelSentence(frame, 2, 3, 'Neither paper says who reckoned it.');
  await closeWorkbench(page);
  // What was done in the workbench is the post's unsaved change, and the editor's own undo knows it.
  await claims.getByText('1 speculative').waitFor();
  await page.locator('.edit-post-header').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.locator('.editor-post-publish-panel').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('is now live.').waitFor();
  const post = Number(new URL(page.url()).searchParams.get('post'));
  const [{ quote, status }] = (await storedIn(post)).claims;
  assert.deepEqual([quote.exact.replace(/\.$/, ''), status], [SECOND.replace(/\.$/, ''), 'speculative']);

  await page.getByRole('button', { name: 'Close panel' }).click();
  await panel(page);
  await rewrite(page, text(page).first(), `${FIRST} ${SECOND.replace('nine', 'ten')}`);
  await claims.getByText('1 claim is not found').waitFor();
  await claims.getByText('A number, a name or a negation changed').waitFor();
  assert.match(await claims.locator('.claim-labels-orphan').innerText(), /nine million[^]*ten million/);
  frame = await workbench(page);
  await frame.getByRole('list', { name: 'Claims' }).getByText('nine million').first().click();
  await frame.getByRole('button', { name: 'Label this passage' }).first().click();
  await saveInWorkbench(page, frame);
  await closeWorkbench(page);
  await claims.getByText('1 speculative').waitFor();
  assert.equal(await claims.locator('.claim-labels-orphan').count(), 0);

  const reader = await read(context, post);
  assert.deepEqual((({ anchored, orphaned }) => [anchored, orphaned])(await heard(reader, 'ready')), [1, 0]);
  await reader.locator('[data-claim-badge]').click();
  await card(reader).getByText('Neither paper says who reckoned it.').waitFor();
});

declare('WordPress plugin: a claim that was reworded is listed with both wordings', async ({ context }) => {
  const post = await makePost();
  const page = await edit(context, 'editor', post);
  const claims = await panel(page);
  await claims.getByText('1 official').waitFor();
  await rewrite(page, text(page).first(), `${FIRST.replace('will close in spring', 'will be closed in spring')} ${SECOND}`);
  await claims.getByText('1 claim was reworded').waitFor();
  assert.match(await claims.locator('.claim-labels-reworded').innerText(), /will close[^]*will be closed/);
});

declare('WordPress plugin: a claim in a reusable block is found, and a shortcode is what it makes', async ({ context }) => {
  const block = await inSite('return wp_insert_post(["post_type" => "wp_block", "post_status" => "publish", "post_title" => "Shared", "post_content" => $given]);', paragraph(THIRD));
  const post = await makePost({ text: `${paragraph(`${FIRST} ${SECOND}`)}\n\n<!-- wp:block {"ref":${block}} /-->` });
  const page = await edit(context, 'editor', post);
  const claims = await panel(page);
  await claims.getByText('1 speculative').waitFor();
  assert.equal(await claims.locator('.claim-labels-orphan').count(), 0);
  assert.equal((await heard(await read(context, post), 'ready')).orphaned, 0);
});

declare('WordPress plugin: two who save at the same time are told, and what both did is kept', async ({ context }) => {
  const post = await makePost();
  const page = await edit(context, 'editor', post);
  await panel(page);
  const frame = await workbench(page);
  await elsewhere(async (other) => {
    const second = await edit(other, 'second', post);
    await second.getByRole('link', { name: 'Take over' }).or(second.getByRole('button', { name: 'Take over' })).click();
    await panel(second);
    const theirs = await workbench(second);
    await theirs.getByText(THIRD).first().waitFor();
    await theirs.getByRole('list', { name: 'Claims' }).getByText(THIRD).click();
    await theirs.getByRole('textbox', { name: 'Why' }).fill('Theirs.');
    await saveInWorkbench(second, theirs);
  });
  await frame.getByRole('list', { name: 'Claims' }).getByText(FIRST).click();
  await frame.getByRole('textbox', { name: 'Why' }).fill('Mine.');
  await saveInWorkbench(page, frame, /Somebody else saved other claims/);
  await closeWorkbench(page);
  const claims = await panel(page);
  await claims.getByText('Second saved other claims').first().waitFor();
  assert.equal((await storedIn(post)).claims[2].note, 'Theirs.');
  await claims.getByRole('button', { name: 'Keep mine' }).click();
  await claims.getByText('Second saved other claims').first().waitFor({ state: 'detached' });
  const kept = await inSite('return array_map(fn($one) => json_decode(Claim_Labels\\stored($one->ID))->claims, array_values(wp_get_post_revisions($given)));', post);
  assert.deepEqual([kept[0][0].note, kept[0][2].note], ['Mine.', CLAIMS.claims[2].note]);
  assert.equal(kept[1][2].note, 'Theirs.');
});

declare('WordPress plugin: feeds have labels without script, until the text changes', async ({ context }) => {
  const { origin } = await desk();
  const post = await makePost({ title: 'Feed' });
  const page = await edit(context, 'editor', post);
  const made = page.waitForResponse((response) => response.request().method() === 'POST' && decodeURIComponent(response.url()).includes(`/posts/${post}/static`));
  assert.equal((await made).status(), 204);
  const feed = async () => /<title>Feed<\/title>[^]*?<content:encoded><!\[CDATA\[([^]*?)\]\]>/.exec(await (await fetch(`${origin}/?feed=rss2`)).text())[1];
  const labelled = await feed();
  assert.match(labelled, /nine million\.[^<]*<[^>]*>?\s*\[[^\]]*reported/i);
  assert.match(labelled, /The Courier/);
  assert.doesNotMatch(labelled, /ask the mayor|A tip|<script/);
  await inSite('wp_update_post(["ID" => $given[0], "post_content" => $given[1]]);', [post, paragraph(`${FIRST} ${SECOND.replace('nine', 'ten')}`)]);
  assert.doesNotMatch(await feed(), /\[[^\]]*reported/i);
});

declare('WordPress plugin: by address, a page fetches the manifest and is labelled', async ({ context }) => {
  const post = await makePost();
  await inSite('update_option("claim_labels_delivery", "url");');
  try {
    const page = await read(context, post);
    assert.equal((await heard(page, 'ready')).anchored, 3);
    assert.match(await page.locator('claim-labels').getAttribute('manifest'), /claim-labels\/v1\/manifests/);
    await badge(page, 'cost').click();
    await card(page).getByText('The Courier').first().waitFor();
  } finally {
    await inSite('delete_option("claim_labels_delivery");');
  }
});

declare('WordPress plugin: words that could end a script are words', async ({ context }) => {
  const claims = { version: 1, claims: [{ ...CLAIMS.claims[0], note: '</script><script>window.evil = true</script><!--' }] };
  const page = await read(context, await makePost({ claims }));
  assert.equal((await heard(page, 'ready')).anchored, 1);
  assert.equal(await page.evaluate(() => window.evil), undefined);
  await badge(page, 'close').click();
  await card(page).getByText('window.evil').waitFor();
});

declare('WordPress plugin: lists, protected posts and posts without claims have nothing of it', async ({ context }) => {
  const { origin } = await desk();
  await context.clearCookies();
  const page = await context.newPage();
  for (const path of ['/', `/?p=${await makePost({ claims: null })}`, `/?p=${await makePost({ post_password: 'secret' })}`]) {
    await page.goto(origin + path);
    assert.equal(await page.locator('claim-labels, script[src*="claim-labels"], script[id^="claim-labels"]').count(), 0, path);
  }
});

declare('WordPress plugin: the classic editor has a box with the same report and the same workbench', async ({ context }) => {
  const text = `${FIRST} ${SECOND}\n\n${THIRD}`;
  const post = await makePost({ title: 'classic', text, by: 'author', status: 'draft' });
  const page = await edit(context, 'author', post);
  const claims = await panel(page);
  await claims.getByText('1 official').waitFor();
  await page.locator('#content-html').click();
  await page.locator('#content').fill(text.replace('nine', 'ten'));
  await claims.getByText('1 claim is not found').waitFor();
  const frame = await workbench(page);
  await frame.getByRole('list', { name: 'Claims' }).getByText('nine million').click();
  await frame.getByRole('button', { name: 'Label this passage' }).first().click();
  await frame.getByRole('button', { name: 'Save…' }).click();
  await frame.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Post draft updated.').waitFor();
  assert.match((await storedIn(post)).claims[1].quote.exact, /ten million/);
  assert.equal(await inSite('return get_post_status($given);', post), 'draft');
  await (await panel(page)).getByText('1 reported').waitFor();
});

declare('WordPress plugin: in the classic editor, too, claims that somebody else saved meanwhile are not written over', async ({ context }) => {
  const post = await makePost({ title: 'classic conflict', text: `${FIRST} ${SECOND}\n\n${THIRD}`, status: 'draft' });
  const page = await edit(context, 'editor', post);
  await (await panel(page)).getByText('1 official').waitFor();
  const theirs = JSON.stringify({ version: 1, claims: [CLAIMS.claims[2]] });
  await inSite('Claim_Labels\\store($given[0], $given[1]);', [post, theirs]);
  const frame = await workbench(page);
  await frame.getByRole('list', { name: 'Claims' }).getByText(FIRST).click();
  await frame.getByRole('textbox', { name: 'Why' }).fill('Mine.');
  await frame.getByRole('button', { name: 'Save…' }).click();
  await frame.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  const claims = await panel(page);
  await claims.getByText('saved other claims').first().waitFor();
  assert.deepEqual(await storedIn(post), JSON.parse(theirs));
  await claims.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('button', { name: 'Save Draft' }).click();
  await claims.getByText('saved other claims').first().waitFor({ state: 'detached' });
  assert.equal((await storedIn(post)).claims[0].note, 'Mine.');
  assert.equal(await inSite('return get_post_meta($given, "_claim_labels_conflict", true);', post), '');
});

declare('WordPress plugin: in the classic editor, claims that are refused are there again, and are mended in the workbench', async ({ context }) => {
  const post = await makePost({ title: 'classic refused', text: `${FIRST} ${SECOND}\n\n${THIRD}`, status: 'draft' });
  const page = await edit(context, 'editor', post);
  await (await panel(page)).getByText('1 official').waitFor();
  const mine = JSON.stringify({ version: 1, claims: [{ ...CLAIMS.claims[0], note: 'Mine.' }, { ...CLAIMS.claims[2], note: 12 }] });
  await page.evaluate((mine) => {
    const { elements } = document.getElementById('post');
    elements.claim_labels_manifest.value = mine;
    elements.claim_labels_decided.value = '1';
  }, mine);
  const save = async () => {
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Save Draft' }).click();
    await loaded;
  };
  const isKept = async () => {
    const claims = await panel(page);
    await claims.getByText('/claims/1/note must be of the type “string”').first().waitFor();
    await page.locator('#wpbody .notice-error').getByText('is kept in the box').waitFor();
    assert.equal(await claims.getByLabel('Text of the claims that were not saved').inputValue(), mine);
    assert.deepEqual(await storedIn(post), CLAIMS);
  };
  await save();
  await isKept();
  // Saving the text does not decide anything about them.
  await save();
  await isKept();
  const frame = await workbench(page);
  await frame.getByRole('list', { name: 'Claims' }).getByText(FIRST).click();
  assert.equal(await frame.getByRole('textbox', { name: 'Why' }).inputValue(), 'Mine.');
  await frame.getByRole('list', { name: 'Claims' }).getByText(THIRD).click();
  await frame.getByRole('textbox', { name: 'Why' }).fill('Mended.');
  const loaded = page.waitForEvent('load');
  await frame.getByRole('button', { name: 'Save…' }).click();
  await frame.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await loaded;
  await (await panel(page)).getByText('1 official').waitFor();
  assert.equal(await page.locator('.claim-labels-conflict').count(), 0);
  assert.deepEqual((await storedIn(post)).claims.map(({ note }) => note), ['Mine.', 'Mended.']);
  assert.equal(await inSite('return get_post_meta($given, "_claim_labels_conflict", true);', post), '');
});

test('WordPress plugin: in the classic editor, what cannot be read at all is kept, until the editor takes what is stored', async () => {
  const outcome = await inSite(
    `wp_set_current_user(get_user_by('login', 'editor')->ID);
     $send = function ($manifest, $decided) use ($given) {
       $_POST = wp_slash(['post_ID' => $given, 'claim_labels_nonce' => wp_create_nonce("claim_labels_$given"), 'claim_labels_manifest' => $manifest,
         'claim_labels_version' => Claim_Labels\\version_of(Claim_Labels\\stored($given)), 'claim_labels_decided' => $decided]);
       wp_update_post(['ID' => $given, 'post_excerpt' => uniqid()]);
       return Claim_Labels\\kept($given);
     };
     $stored = Claim_Labels\\stored($given);
     $all = [$send('{', '1'), $send($stored, ''), $send($stored, '1')];
     return [$all, Claim_Labels\\stored($given) === $stored];`, await makePost());
  const kept = { manifest: '{', why: 'The claims are no JSON: Syntax error.' };
  assert.deepEqual(outcome, [[kept, kept, null], true]);
});
