<?php
/**
 * The block editor's panel, and what both editors are given.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

use WP_Post;

defined( 'ABSPATH' ) || exit;

/** Posts whose sources are offered for new claims: those edited last. */
const SOURCES_OF = 50;

/** So many sources are offered. */
const MOST_SOURCES = 300;

/**
 * Sources of published posts, each once.
 *
 * @return object[]
 */
function known_sources(): array {
	$posts = get_posts(
		array(
			'post_type'        => post_types(),
			'post_status'      => 'publish',
			'meta_key'         => META, // phpcs:ignore WordPress.DB.SlowDBQuery -- Of a few posts, when an editor opens one.
			'orderby'          => 'modified',
			'numberposts'      => SOURCES_OF,
			'suppress_filters' => false,
		)
	);
	$known = array();
	foreach ( $posts as $post ) {
		$manifest = published( stored( $post->ID ) );
		foreach ( $manifest->claims ?? array() as $claim ) {
			foreach ( is_array( $claim->sources ?? null ) ? $claim->sources : array() as $source ) {
				if ( is_object( $source ) ) {
					$known[ wp_json_encode( $source ) ] = $source;
				}
			}
		}
	}
	return array_slice( array_values( $known ), 0, MOST_SOURCES );
}

/**
 * The addresses of the bundle's lexicons, by language.
 *
 * @return array<string, string>
 */
function lexicons(): array {
	$found = array();
	foreach ( glob( dirname( PLUGIN ) . '/bundle/lexicons/*.txt' ) as $path ) {
		$name = basename( $path );
		// Such as `en-7498634bf404.txt`: the hash makes it another address when it changes.
		$found[ strtok( $name, '-' ) ] = plugins_url( "bundle/lexicons/$name", PLUGIN );
	}
	return $found;
}

/**
 * Loads what both editors share.
 *
 * @param WP_Post $post   The post.
 * @param string  $script The editor's own script.
 * @param array   $needs  Scripts that it needs.
 * @param array   $given  What it is given besides.
 */
function enqueue_editor( WP_Post $post, string $script, array $needs, array $given = array() ): void {
	$needs    = array_merge( array( 'wp-api-fetch', 'wp-components', 'wp-element', 'wp-i18n' ), $needs );
	$manifest = stored( $post->ID );
	$settings = array(
		'post'      => $post->ID,
		'meta'      => META,
		'header'    => BASE_HEADER,
		'version'   => version_of( $manifest ),
		'stored'    => $manifest,
		'workbench' => plugins_url( 'workbench/index.html', PLUGIN ),
		'checker'   => add_query_arg( 'ver', VERSION, plugins_url( 'checker/claim-labels-cms.js', PLUGIN ) ),
		'lexicons'  => lexicons(),
		'language'  => get_bloginfo( 'language' ),
		'sources'   => known_sources(),
		'stale'     => lacks_static_labels( $post ),
	);
	wp_enqueue_style( 'claim-labels-editor', plugins_url( 'assets/editor.css', PLUGIN ), array( 'wp-components' ), VERSION );
	wp_enqueue_script( 'claim-labels-report', plugins_url( 'assets/report.js', PLUGIN ), $needs, VERSION, true );
	wp_enqueue_script( 'claim-labels-workbench', plugins_url( 'assets/workbench.js', PLUGIN ), array( 'claim-labels-report' ), VERSION, true );
	wp_enqueue_script( 'claim-labels-editor', plugins_url( "assets/$script", PLUGIN ), array( 'claim-labels-workbench' ), VERSION, true );
	wp_add_inline_script( 'claim-labels-report', 'window.claimLabels = ' . wp_json_encode( $given + $settings, JSON_HEX_TAG ) . ';', 'before' );
	foreach ( array( 'report', 'workbench', 'editor' ) as $handle ) {
		wp_set_script_translations( "claim-labels-$handle", 'claim-labels' );
	}
}

/**
 * The block editor's panel.
 */
function block_editor(): void {
	$post = get_post();
	if ( $post && in_array( $post->post_type, post_types(), true ) && current_user_can( 'edit_post', $post->ID ) ) {
		$given = array( 'type' => rest_get_route_for_post_type_items( $post->post_type ) );
		enqueue_editor( $post, 'block-editor.js', array( 'wp-data', 'wp-edit-post', 'wp-editor', 'wp-plugins' ), $given );
	}
}
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\\block_editor' );
