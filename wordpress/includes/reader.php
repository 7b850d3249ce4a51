<?php
/**
 * What readers get: the post's content in `<claim-labels>`, with the manifest in the page or by its address.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * Wraps the content of a post that has claims, where it is read by itself.
 *
 * @param string $content The content, as it is shown.
 */
function wrap( string $content ): string {
	$post = get_post();
	if ( ! $post || ! is_singular( post_types() ) || get_queried_object_id() !== $post->ID || ! in_the_loop() || ! is_main_query() ) {
		return $content;
	}
	if ( is_feed() || doing_filter( 'get_the_excerpt' ) || post_password_required( $post ) || str_contains( $content, '<claim-labels' ) ) {
		return $content;
	}
	$manifest = published( stored( $post->ID ) );
	if ( null === $manifest ) {
		return $content;
	}
	enqueue_loader();
	if ( 'url' === get_option( DELIVERY ) && is_post_publicly_viewable( $post ) ) {
		$address = esc_url( rest_url( "claim-labels/v1/manifests/$post->ID" ) );
		return "<claim-labels manifest=\"$address\">$content</claim-labels>";
	}
	$id = "claim-labels-manifest-$post->ID";
	// Nothing in it can end the element.
	$json = wp_json_encode( $manifest, JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	return "<claim-labels manifest=\"#$id\">$content</claim-labels><script type=\"application/json\" id=\"$id\">$json</script>";
}
// After all that changes the text.
add_filter( 'the_content', __NAMESPACE__ . '\\wrap', 999 );

/**
 * Loads the loader. It is a module, which WordPress knows from 6.5 on.
 */
function enqueue_loader(): void {
	$loader = plugins_url( 'bundle/claim-labels.js', PLUGIN );
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( 'claim-labels', $loader, array(), VERSION );
	} else {
		wp_enqueue_script( 'claim-labels', $loader, array(), VERSION, true );
	}
}

/**
 * Makes the loader a module in older versions of WordPress.
 *
 * @param string $tag    The script's element.
 * @param string $handle The script's name.
 */
function as_module( string $tag, string $handle ): string {
	return 'claim-labels' === $handle ? str_replace( '<script ', '<script type="module" ', $tag ) : $tag;
}
add_filter( 'script_loader_tag', __NAMESPACE__ . '\\as_module', 10, 2 );
