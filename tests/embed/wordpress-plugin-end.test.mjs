// The end of the WordPress plugin: nothing of it is left, on one site and in a network of sites.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desk, inSite, makePost } from './wordpress-desk.mjs';

const LEFT = `global $wpdb;
  $left = fn() => (int) $wpdb->get_var("SELECT (SELECT COUNT(*) FROM $wpdb->postmeta WHERE meta_key LIKE '%claim%label%')
    + (SELECT COUNT(*) FROM $wpdb->options WHERE option_name LIKE '%claim%label%')");
  require_once ABSPATH . 'wp-admin/includes/plugin.php';`;

test('WordPress plugin: nothing is left after uninstalling, on any site of a network', async () => {
  const { network } = await desk();
  await makePost();
  await inSite('update_option("claim_labels_delivery", "url");');
  network();
  const second = await inSite(`
    $site = wp_insert_site(['domain' => $_SERVER['HTTP_HOST'], 'path' => '/second/', 'user_id' => 1]);
    switch_to_blog($site);
    activate_plugin('claim-labels/claim-labels.php', '', true);
    $post = wp_insert_post(['post_title' => 'x', 'post_content' => 'x', 'post_status' => 'publish']);
    Claim_Labels\\store($post, '{"version":1,"claims":[{"id":"a"}]}');
    Claim_Labels\\record_revision($post);
    update_option('claim_labels_delivery', 'inline');
    return [$site, Claim_Labels\\stored($post)];`.replace('$site =', "require_once ABSPATH . 'wp-admin/includes/plugin.php'; $site ="));
  assert.match(second[1], /"claims"/);
  const left = await inSite(`${LEFT}
    $before = $left();
    switch_to_blog($given);
    $elsewhere = $left();
    restore_current_blog();
    deactivate_plugins('claim-labels/claim-labels.php', false, true);
    uninstall_plugin('claim-labels/claim-labels.php');
    $after = $left();
    switch_to_blog($given);
    return [$before, $elsewhere, $after, $left()];`, second[0]);
  // On each: the manifest of the post, that of its revision, and the setting.
  assert.deepEqual(left, [3, 3, 0, 0]);
});
