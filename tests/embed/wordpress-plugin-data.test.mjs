// What the WordPress plugin stores, serves and refuses, and that nothing of it stays behind.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowser } from './support.mjs';
import { CLAIMS, TEXT, desk, edit, inSite, login, makePost, rest, storedIn } from './wordpress-desk.mjs';

const declare = inBrowser();
const manifestAt = async (post, headers) => {
  const { origin } = await desk();
  return fetch(`${origin}/?rest_route=/claim-labels/v1/manifests/${post}`, { headers });
};
const save = (page, post, meta, headers = {}) =>
  rest(page, { path: `/wp/v2/posts/${post}`, method: 'POST', data: { meta: { _claim_labels_manifest: meta } }, headers });

declare('WordPress plugin: the desk’s own fields and drafts are for who may edit the post, and for nobody else', async ({ context }) => {
  const post = await makePost({ by: 'author' });
  const { origin } = await desk();
  const anonymous = await (await fetch(`${origin}/?rest_route=/wp/v2/posts/${post}`)).text();
  assert.doesNotMatch(anonymous, /ask the mayor|claim_labels_version|_claim_labels_manifest/);
  const served = await (await manifestAt(post)).json();
  assert.deepEqual(served.claims.map(({ id }) => id), ['close', 'cost', 'summer']);
  assert.doesNotMatch(JSON.stringify(served), /ask the mayor/);
  const page = await edit(context, 'author', post);
  const own = await rest(page, { path: `/wp/v2/posts/${post}?context=edit` });
  assert.match(own.body.meta._claim_labels_manifest, /ask the mayor/);
  const stranger = await edit(context, 'stranger', await makePost({ by: 'stranger' }));
  assert.equal((await save(stranger, post, '')).status, 403);
  assert.equal((await rest(stranger, { path: `/claim-labels/v1/posts/${post}/rendered`, method: 'POST', data: { content: 'x' } })).status, 403);
  assert.equal((await rest(stranger, { path: `/claim-labels/v1/posts/${post}/static` })).status, 403);
});

declare('WordPress plugin: a request without a nonce stores nothing', async ({ context }) => {
  const post = await makePost();
  const page = await edit(context, 'editor', post);
  const status = await page.evaluate(async (post) => {
    const response = await fetch(`${wpApiSettings.root}wp/v2/posts/${post}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ meta: { _claim_labels_manifest: '' } }),
    });
    return response.status;
  }, post);
  assert.equal(status, 401);
  assert.deepEqual(await storedIn(post), CLAIMS);
});

declare('WordPress plugin: what no program could read is refused with its place, and what is not finished is stored', async ({ context }) => {
  const post = await makePost();
  const page = await edit(context, 'editor', post);
  for (const [manifest, words] of [
    ['{', /no JSON/],
    ['[]', /object/],
    ['{"version": 2, "claims": []}', /\/version must be 1/],
    ['{"version": 1}', /\/claims is missing/],
    ['{"version": 1, "claims": "official,reported"}', /\/claims must be of the type “array”/],
    ['{"version": 1, "claims": [{"id": "a", "quote": {"exact": 12}}]}', /\/claims\/0\/quote\/exact must be of the type “string”/],
    [`{"version": 1, "claims": [${'['.repeat(80)}${']'.repeat(80)}]}`, /no JSON/],
    [`{"version": 1, "claims": [], "x": "${'x'.repeat(5 << 20)}"}`, /4 MB/],
  ]) {
    const { status, body } = await save(page, post, manifest);
    assert.equal(status, 400, manifest.slice(0, 80));
    assert.match(body.message, words);
  }
  assert.deepEqual(await storedIn(post), CLAIMS);
  const unfinished = `{"version":1,\n  "claims": [{"id": "later", "status": "official", "quote": {"exact": "a \\\\ \\"b\\" </script> ü"}, "url": "half"}],  "own": 1.50}`;
  assert.equal((await save(page, post, unfinished)).status, 200);
  assert.equal(await inSite('return get_post_meta($given, "_claim_labels_manifest", true);', post), unfinished);
});

test('WordPress plugin: every keyword of the schema is known to it', async () => {
  const unknown = await inSite(`
    $known = ['$schema', '$id', 'title', 'description', 'examples', 'format', 'type', 'const', 'enum', 'pattern', 'minimum', 'maximum', 'required',
      'properties', 'items', 'contains', 'anyOf', 'oneOf', 'allOf', 'not', 'if', 'then'];
    $unknown = [];
    $look = function ($schema) use (&$look, &$unknown, $known) {
      foreach ((array) $schema as $name => $value) {
        if (!in_array($name, $known, true)) $unknown[] = $name;
        if ('properties' === $name) foreach ($value as $inner) $look($inner);
        elseif (in_array($name, ['items', 'contains', 'not', 'if', 'then'], true)) $look($value);
        elseif (in_array($name, ['anyOf', 'oneOf', 'allOf'], true)) foreach ($value as $inner) $look($inner);
      }
    };
    $look(Claim_Labels\\schema());
    return $unknown;`);
  assert.deepEqual(unknown, []);
});

test('WordPress plugin: it finds in manifests what the schema finds', async () => {
  const claim = (more) => ({ version: 1, claims: [{ id: 'a', status: 'official', quote: { exact: 'x' }, sources: [{ name: 'n' }], ...more }] });
  const found = (manifest) => inSite(
    'return array_map(fn($one) => $one["path"] . " " . $one["keyword"], Claim_Labels\\violations(json_decode($given), Claim_Labels\\schema()));',
    JSON.stringify(manifest));
  for (const [manifest, expected] of [
    [CLAIMS, []],
    [claim({}), []],
    [claim({ sources: [{ publisher: 'p' }] }), ['/claims/0/sources contains']],
    [claim({ status: 'reported', sources: [{ publisher: 'p' }] }), []],
    [claim({ status: 'speculative' }), ['/claims/0/note required']],
    [claim({ status: 'true' }), ['/claims/0/status oneOf']],
    [claim({ id: 'a b' }), ['/claims/0/id pattern']],
    [claim({ id: 'a\n' }), ['/claims/0/id pattern']],
    [claim({ sources: [{ name: 'n', url: 'javascript:alert(1)' }] }), ['/claims/0/sources/0/url pattern']],
    [claim({ sources: [{ name: 'n', url: 'https://news.example/~a' }] }), []],
    [claim({ sources: [{ name: 'n', stance: 'doubts' }] }), ['/claims/0/sources/0/stance enum']],
    [claim({ sources: [{ name: 'n', stance: 'disputes' }] }), ['/claims/0/sources contains']],
    [claim({ sources: [{ name: 'n', stance: 'disputes' }], draft: true }), []],
    [claim({ updated: '2025-13-01' }), ['/claims/0/updated pattern']],
    [claim({ quote: { exact: 'x', position: { start: -1, end: 2 } } }), ['/claims/0/quote/position/start minimum']],
  ]) {
    assert.deepEqual(await found(manifest), expected, JSON.stringify(manifest));
  }
});

test('WordPress plugin: a number without a fraction is a whole number, however it is written', async () => {
  const refusal = (start, version = '1') => inSite(
    '$refusal = Claim_Labels\\refusal($given); return $refusal ? $refusal->get_error_message() : null;',
    `{"version": ${version}, "claims": [{"id": "a", "status": "official", "quote": {"exact": "x", "position": {"start": ${start}, "end": 1.4e1}}}]}`);
  assert.equal(await refusal('12.0'), null);
  assert.equal(await refusal('12', '1.0'), null);
  assert.match(await refusal('1.5'), /\/claims\/0\/quote\/position\/start must be of the type “integer”/);
  assert.match(await refusal('12', '1.5'), /\/version must be 1/);
});

// A draft as a contributor writes it, who may not write scripts.
const DRAFT = '<p>Ein Wört, <img src="a.png" alt="zz"> und mehr.</p><!-- Notiz --><textarea>Text</textarea><p>Ende</p>';
const makeDraft = async () => {
  const post = await makePost({ title: 'Draft', text: DRAFT, by: 'contributor', status: 'draft' });
  assert.equal(await inSite('return get_post($given)->post_content;', post), DRAFT);
  return post;
};
const atByte = (words, more = 0) => Buffer.byteLength(DRAFT.slice(0, DRAFT.indexOf(words))) + more;
const EVIL = '" onerror="alert(1)';
const LABEL = '<b>[official 1]</b>';
// What is answered, and what is stored then.
const sendLabels = (post, pieces) =>
  inSite(
    `wp_set_current_user(get_user_by('login', 'contributor')->ID);
     $request = new WP_REST_Request('POST', "/claim-labels/v1/posts/{$given['post']}/static");
     $request->set_header('Content-Type', 'application/json');
     $request->set_body(json_encode(['of' => Claim_Labels\\static_version(get_post($given['post'])), 'pieces' => $given['pieces']]));
     $response = rest_do_request($request);
     return [$response->get_status(), $response->get_data()['message'] ?? '', get_post_meta($given['post'], '_claim_labels_static', true)];`,
    { post, pieces });
// The post in the feed, when an editor has published it.
const feedOf = async (post) => {
  const { origin } = await desk();
  await inSite('wp_publish_post($given);', post);
  const feed = await (await fetch(`${origin}/?feed=rss2&author_name=contributor`)).text();
  await inSite('wp_delete_post($given, true);', post);
  return /<content:encoded><!\[CDATA\[([^]*?)\]\]>/.exec(feed)[1];
};

test('WordPress plugin: a contributor’s labels for feeds make no script of a post', async () => {
  const post = await makeDraft();
  for (const [pieces, words] of [
    [[[atByte('zz', 1), EVIL]], /Label 1 stands in a tag/],
    [[[atByte('<img', 1), EVIL]], /Label 1 stands in a tag/],
    [[[atByte('src='), 'onerror=alert(1) ']], /Label 1 stands in a tag/],
    [[[atByte('Notiz'), EVIL]], /Label 1 stands in a tag, in a comment/],
    [[[atByte('Text'), LABEL]], /Label 1 stands in a tag/],
    [[[atByte('ört', 1), LABEL]], /in a character/],
    [[[atByte('Ende'), LABEL], [atByte('und'), LABEL]], /Label 2 is out of order/],
    [[[atByte('Ende'), LABEL], [atByte('zz', 1), EVIL]], /Label 2 is out of order/],
    [[[-1, LABEL]], /out of order, or outside/],
    [[[Buffer.byteLength(DRAFT) + 1, LABEL]], /out of order, or outside/],
    [[[atByte('Ende'), '<!-- wp:html -->']], /Label 1 is no label/],
    [[['here', LABEL]], /no pair/],
  ]) {
    const [status, message, kept] = await sendLabels(post, pieces);
    assert.deepEqual([status, kept], [400, ''], JSON.stringify(pieces));
    assert.match(message, words);
  }
  const feed = await feedOf(post);
  assert.match(feed, /<img [^>]*src="a\.png" alt="zz">/);
  assert.doesNotMatch(feed, /onerror|official 1/);
});

test('WordPress plugin: a contributor’s labels that stand between words are in the feed', async () => {
  const post = await makeDraft();
  const pieces = [[atByte('ört'), LABEL], [atByte('und'), `${LABEL}<script>`], [atByte('und'), '<div>One</div>'], [Buffer.byteLength(DRAFT), '<div>Notes</div>']];
  assert.equal((await sendLabels(post, pieces))[0], 204);
  const feed = await feedOf(post);
  assert.match(feed, /Ein W<b>\[official 1\]<\/b>ört, <img [^>]*src="a\.png" alt="zz"> <b>\[official 1\]<\/b>(<\/p>)?\s*<div>One<\/div>\s*(<p>)?und mehr/);
  assert.match(feed, /Ende[^]*<div>Notes<\/div>/);
  assert.doesNotMatch(feed, /<script/);
});

test('WordPress plugin: labels that were stored before anybody looked where they stand are not shown, and made anew', async () => {
  const post = await makeDraft();
  const lacks = await inSite(
    `$post = get_post($given[0]);
     update_post_meta($post->ID, '_claim_labels_static', wp_slash(['of' => Claim_Labels\\static_version($post), 'pieces' => $given[1]]));
     return Claim_Labels\\lacks_static_labels($post);`, [post, [[atByte('zz', 1), EVIL]]]);
  assert.equal(lacks, true);
  const feed = await feedOf(post);
  assert.match(feed, /<img [^>]*src="a\.png" alt="zz">/);
  assert.doesNotMatch(feed, /onerror/);
});

test('WordPress plugin: labels stand in text only, and nowhere in markup that is read in more than one way', async () => {
  // Each place is a bar.
  const texts = [
    '|<p>|a|</p>|', '|<img alt="a > b">|x|', `|<a href='x'y="z>">|t|`, '|<a b = "x>y" c>|t|', '|<a =x"y>|t|', '|<a b=>|t|', '|a| |< |b|', '|a| |<',
    '|<a b="x>t', '|<a b=c"d>|t|', '|<!-- a > b -->|x|', '|<!-->|x|', '|<!--->|x|', '|<!-- a --!>|x|', '|<!-- a', '|</ x>|y|', '|<?x?>|y|',
    '|<![CDATA[ a ]]>|b|', '|<![CDATA[ a > b ]]>c', '|<script>if (a<b) "</p>"</script>|x|', '|<script><!-- <script></script>x</script>y',
    '|<STYLE>a>b</style >|x|', '|<textarea>a<b></textarea>|x|', '|<title>a', '|<svg>|<title>a</title>|</svg>|b|',
    '|<svg>|<style><a title="</style>"></style></svg>c', '|<noscript><img src="x"></noscript>|y|', '|<noscript><img alt="</noscript>">z', '|<plaintext>x',
  ];
  const found = await inSite(
    `return array_map(function ($html) {
       $out = '';
       $at = 0;
       foreach (Claim_Labels\\places($html) as [$from, $to]) {
         $out .= substr($html, $at, $from - $at);
         for ($at = $from; $at <= $to; $at++) $out .= '|' . ($at < $to ? $html[$at] : '');
         $at = $to;
       }
       return $out . substr($html, $at);
     }, $given);`, texts.map((text) => text.replaceAll('|', '')));
  assert.deepEqual(found, texts);
  // WordPress' own functions look for the end of this comment elsewhere than browsers do.
  const refused = await inSite('return Claim_Labels\\put_into($given, [[strlen($given), "<b>x</b>"]])->get_error_message();', '<!-- a --!>');
  assert.match(refused, /would change the post’s markup/);
});

test('WordPress plugin: restoring a revision brings its claims back, and claims alone make a revision', async () => {
  const without = { version: 1, claims: [CLAIMS.claims[0]] };
  const post = await makePost();
  const outcome = await inSite(
    `$update = function ($fields, $manifest) use ($given) {
       $request = new WP_REST_Request('POST', "/wp/v2/posts/{$given['post']}");
       wp_set_current_user(get_user_by('login', 'editor')->ID);
       $request->set_body_params($fields + ['meta' => ['_claim_labels_manifest' => $manifest]]);
       return rest_do_request($request)->get_status();
     };
     $count = fn() => count(wp_get_post_revisions($given['post']));
     $before = $count();
     $said = [$update([], $given['without'])];
     $claims = $count() - $before;
     $said[] = $update(['content' => '<p>Other words.</p>'], '');
     $text = $count() - $before - $claims;
     $revisions = array_values(wp_get_post_revisions($given['post']));
     $each = array_map(fn($one) => [$one->post_content !== '<p>Other words.</p>', strlen(Claim_Labels\\stored($one->ID))], $revisions);
     return [$said, $claims, $text, $each, array_map(fn($one) => $one->ID, $revisions)];`,
    { post, without: JSON.stringify(without) },
  );
  const [said, claims, text, each, revisions] = outcome;
  assert.deepEqual([said, claims, text], [[200, 200], 1, 1]);
  assert.deepEqual(each, [[false, 0], [true, JSON.stringify(without).length], [true, JSON.stringify(CLAIMS).length]]);
  const restored = (revision) => inSite(
    `wp_set_current_user(get_user_by('login', 'editor')->ID);
     wp_restore_post_revision($given[1]);
     $newest = array_values(wp_get_post_revisions($given[0]))[0];
     return [get_post($given[0])->post_content, Claim_Labels\\stored($given[0]), Claim_Labels\\stored($newest->ID), $newest->post_content];`,
    [post, revision]);
  const all = JSON.stringify(CLAIMS);
  assert.deepEqual(await restored(revisions[2]), [TEXT, all, all, TEXT]);
  const one = JSON.stringify(without);
  assert.deepEqual(await restored(revisions[1]), [TEXT, one, one, TEXT]);
  assert.deepEqual(await restored(revisions[0]), ['<p>Other words.</p>', '', '', '<p>Other words.</p>']);
});

declare('WordPress plugin: the comparison of revisions shows claims', async ({ context }) => {
  const post = await makePost();
  const revision = await inSite(
    `wp_set_current_user(get_user_by('login', 'editor')->ID);
     $request = new WP_REST_Request('POST', "/wp/v2/posts/$given");
     $request->set_body_params(['meta' => ['_claim_labels_manifest' => '{"version":1,"claims":[{"id":"only-this"}]}']]);
     rest_do_request($request);
     return array_values(wp_get_post_revisions($given))[0]->ID;`, post);
  const { origin } = await desk();
  const page = await login(context, 'editor');
  await page.goto(`${origin}/wp-admin/revision.php?revision=${revision}`);
  await page.getByRole('heading', { name: 'Claims' }).waitFor();
  await page.locator('.diff-addedline').filter({ hasText: 'only-this' }).waitFor();
});

test('WordPress plugin: of two requests at the same moment one goes after the other, or is told so', async () => {
  const outcome = await inSite(
    `wp_set_current_user(get_user_by('login', 'editor')->ID);
     $save = function () use ($given) {
       $request = new WP_REST_Request('POST', "/wp/v2/posts/$given");
       $request->set_body_params(['meta' => ['_claim_labels_manifest' => '{"version":1,"claims":[]}']]);
       return rest_do_request($request)->get_status();
     };
     $other = new wpdb(DB_USER, DB_PASSWORD, DB_NAME, DB_HOST);
     $hold = fn() => $other->get_var($other->prepare('SELECT GET_LOCK(%s, 0)', Claim_Labels\\lock_name($given)));
     $held = $hold();
     $while = $save();
     $kept = Claim_Labels\\stored($given);
     $other->query($other->prepare('DO RELEASE_LOCK(%s)', Claim_Labels\\lock_name($given)));
     return [$held, $while, strlen($kept) > 100, $save(), $hold()];`, await makePost());
  assert.deepEqual(outcome, ['1', 503, true, 200, '1']);
});

test('WordPress plugin: where the database has no locks, claims are saved, and the versions tell of others', async () => {
  // What SQLite answers, as WordPress uses it; what a database answers that fails; and what it does to a query that it does not know.
  for (const answer of ["SELECT '1=1'", 'SELECT NULL', 'SELECT NO_SUCH_FUNCTION()']) {
    const outcome = await inSite(
      `wp_set_current_user(get_user_by('login', 'editor')->ID);
       add_filter('query', fn($query) => str_contains($query, '_LOCK(') ? $given['answer'] : $query);
       $save = function ($manifest, $base) use ($given) {
         $request = new WP_REST_Request('POST', "/wp/v2/posts/{$given['post']}");
         $request->set_header('X-Claim-Labels-Base', $base);
         $request->set_body_params(['meta' => ['_claim_labels_manifest' => $manifest]]);
         return rest_do_request($request)->get_status();
       };
       $first = Claim_Labels\\version_of(Claim_Labels\\stored($given['post']));
       return [$save('{"version":1,"claims":[]}', $first), $save('{"version":1, "claims":[]}', $first), Claim_Labels\\stored($given['post'])];`,
      { post: await makePost(), answer });
    assert.deepEqual(outcome, [200, 409, '{"version":1,"claims":[]}'], answer);
  }
});

test('WordPress plugin: a manifest is served with an ETag to who may read the post', async () => {
  const post = await makePost();
  const first = await manifestAt(post);
  const tag = first.headers.get('etag');
  assert.match(tag, /^"[0-9a-f]+"$/);
  assert.match(first.headers.get('cache-control'), /public, max-age=30/);
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await manifestAt(post, { 'If-None-Match': known });
    assert.deepEqual([again.status, await again.text()], [304, ''], known);
  }
  assert.equal((await manifestAt(post, { 'If-None-Match': '"other"' })).status, 200);
  for (const closed of [{ status: 'draft' }, { status: 'private' }, { post_password: 'secret' }, { claims: null }, { status: 'trash' }]) {
    assert.equal((await manifestAt(await makePost(closed))).status, 404, JSON.stringify(closed));
  }
  assert.equal((await manifestAt(99_999)).status, 404);
});

test('WordPress plugin: claims go with their post, revisions included', async () => {
  const left = await inSite(
    `global $wpdb;
     wp_set_current_user(get_user_by('login', 'editor')->ID);
     $request = new WP_REST_Request('POST', "/wp/v2/posts/$given");
     $request->set_body_params(['content' => 'x', 'meta' => ['_claim_labels_manifest' => '{"version":1,"claims":[]}']]);
     rest_do_request($request);
     $ids = array_merge([$given], array_keys(wp_get_post_revisions($given)));
     Claim_Labels\\keep_static_labels(get_post($given), []);
     $count = fn() => (int) $wpdb->get_var("SELECT COUNT(*) FROM $wpdb->postmeta WHERE meta_key LIKE '%claim_labels%' AND post_id IN (" . implode(',', $ids) . ')');
     $before = $count();
     wp_delete_post($given, true);
     return [$before >= 3, $count()];`, await makePost());
  assert.deepEqual(left, [true, 0]);
});
