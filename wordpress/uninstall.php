<?php
/**
 * Takes everything away that the plugin has stored, on every site of the network.
 *
 * @package Claim_Labels
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Takes everything away from one site.
 */
function claim_labels_uninstall(): void {
	foreach ( array( '_claim_labels_manifest', '_claim_labels_static', '_claim_labels_conflict' ) as $claim_labels_key ) {
		delete_post_meta_by_key( $claim_labels_key );
	}
	delete_option( 'claim_labels_delivery' );
}

if ( is_multisite() ) {
	$claim_labels_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $claim_labels_sites as $claim_labels_site ) {
		switch_to_blog( $claim_labels_site );
		claim_labels_uninstall();
		restore_current_blog();
	}
} else {
	claim_labels_uninstall();
}
