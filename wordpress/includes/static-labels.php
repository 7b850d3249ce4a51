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
 * Whether labels are wanted, and not there.
 *
 * @param WP_Post $post The post.
 */
function lacks_static_labels( WP_Post $post ): bool {
	$kept = get_post_meta( $post->ID, STATIC_META, true );
	return null !== published( stored( $post->ID ) ) && ( ! is_array( $kept ) || static_version( $post ) !== ( $kept['of'] ?? '' ) );
}

/**
 * Keeps labels for a post.
 *
 * @param WP_Post $post   The post.
 * @param array   $pieces Pairs: before which byte of the content, and what.
 */
function keep_static_labels( WP_Post $post, array $pieces ): void {
	$end  = strlen( $post->post_content );
	$kept = array();
	foreach ( $pieces as $piece ) {
		$kept[] = array( min( $end, max( 0, (int) $piece[0] ) ), wp_kses( (string) $piece[1], STATIC_HTML, array( 'http', 'https' ) ) );
	}
	$value = array(
		'of'     => static_version( $post ),
		'pieces' => $kept,
	);
	update_post_meta( $post->ID, STATIC_META, wp_slash( $value ) );
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
	$kept    = get_post_meta( $post->ID, STATIC_META, true );
	if ( ! is_array( $kept ) || $content !== $post->post_content || static_version( $post ) !== ( $kept['of'] ?? '' ) ) {
		return $content;
	}
	$out  = '';
	$done = 0;
	foreach ( $kept['pieces'] as list( $at, $html ) ) {
		$out .= substr( $content, $done, $at - $done ) . $html;
		$done = $at;
	}
	return $out . substr( $content, $done );
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
