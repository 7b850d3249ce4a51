<?php
/**
 * Labels without script, for feeds and newsletters.
 *
 * They are made in the editor by the same program as all labels, when a post has been saved, and kept as what is put in before which
 * byte of the post's content. They are shown with the very content and claims that they were made of, or not at all.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

use WP_Error;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/** The field that holds them. */
const STATIC_META = '_claim_labels_static';

/** What labels for newsletters are made of. */
const STATIC_HTML = array(
	'a'      => array( 'href' => true ),
	'b'      => array(),
	'bdi'    => array( 'dir' => true ),
	'br'     => array(),
	'cite'   => array(),
	'del'    => array(),
	'div'    => array( 'data-*' => true ),
	'em'     => array(),
	'h2'     => array(),
	'ins'    => array(),
	'li'     => array(),
	'mark'   => array( 'data-*' => true ),
	'ol'     => array(),
	'p'      => array( 'data-*' => true ),
	'q'      => array(),
	'span'   => array( 'data-*' => true ),
	'strong' => array(),
	'sup'    => array(),
	'time'   => array( 'datetime' => true ),
	'ul'     => array(),
);

/**
 * What static labels belong to.
 *
 * @param WP_Post $post The post.
 */
function static_version( WP_Post $post ): string {
	return version_of( $post->post_content . "\n" . stored( $post->ID ) );
}

/**
 * The content of a post with the labels that are kept for it. Null where there are none for this content and these claims, or where
 * they do not fit: what an older version of this plugin took was not looked at where it stands.
 *
 * @param WP_Post $post The post.
 */
function labelled( WP_Post $post ): ?string {
	$kept = get_post_meta( $post->ID, STATIC_META, true );
	if ( ! is_array( $kept ) || ! is_array( $kept['pieces'] ?? null ) || static_version( $post ) !== ( $kept['of'] ?? '' ) ) {
		return null;
	}
	$labelled = put_into( $post->post_content, $kept['pieces'] );
	return is_string( $labelled ) ? $labelled : null;
}

/**
 * Whether labels are wanted, and not there.
 *
 * @param WP_Post $post The post.
 */
function lacks_static_labels( WP_Post $post ): bool {
	return null !== published( stored( $post->ID ) ) && null === labelled( $post );
}

/**
 * Keeps labels for a post, or says why not: who sends them may have fewer rights than the page has on which they are shown.
 *
 * @param WP_Post $post   The post.
 * @param array   $pieces Pairs: before which byte of the content, and what.
 */
function keep_static_labels( WP_Post $post, array $pieces ): ?WP_Error {
	$kept = array();
	foreach ( $pieces as $piece ) {
		$is_text = is_array( $piece ) && is_string( $piece[1] ?? null );
		$kept[]  = $is_text ? array( $piece[0] ?? null, wp_kses( $piece[1], STATIC_HTML, array( 'http', 'https' ) ) ) : $piece;
	}
	$labelled = put_into( $post->post_content, $kept );
	if ( is_wp_error( $labelled ) ) {
		return $labelled;
	}
	$value = array(
		'of'     => static_version( $post ),
		'pieces' => $kept,
	);
	update_post_meta( $post->ID, STATIC_META, wp_slash( $value ) );
	return null;
}

/**
 * The content of a post with its labels, as it was written: to be sent through `the_content`. Without labels where there are none for
 * this very content.
 *
 * @param WP_Post $post    The post.
 * @param ?string $content Its content, as far as it is shown.
 */
function with_static_labels( WP_Post $post, ?string $content = null ): string {
	$content = $content ?? $post->post_content;
	return $content === $post->post_content ? labelled( $post ) ?? $content : $content;
}

/**
 * Labels the content of a feed, before anything else is done to it.
 *
 * @param string $content The content, as it was written.
 */
function label_feed( string $content ): string {
	$post = get_post();
	$is   = $post && is_feed() && ! doing_filter( 'get_the_excerpt' ) && ! post_password_required( $post );
	return $is ? with_static_labels( $post, $content ) : $content;
}
add_filter( 'the_content', __NAMESPACE__ . '\\label_feed', 0 );
