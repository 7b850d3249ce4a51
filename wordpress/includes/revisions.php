<?php
/**
 * Revisions of claims: each revision of a post has the claims of its time, and restoring it brings them back.
 *
 * WordPress does so by itself for fields that ask for it, from 6.4 on; this does the same in all versions, in one way.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * The revision that WordPress made of a post during this request, or the one that is noted.
 *
 * @param int      $post_id     The post.
 * @param int|null $revision_id The revision to note.
 */
function fresh_revision( int $post_id, ?int $revision_id = null ): ?int {
	static $fresh = array();
	if ( null !== $revision_id ) {
		$fresh[ $post_id ] = $revision_id;
	}
	return $fresh[ $post_id ] ?? null;
}

/**
 * Notes a revision as it is made: the post's own fields are saved after that.
 *
 * @param int $revision_id The revision.
 */
function note_revision( int $revision_id ): void {
	$post_id = wp_is_post_revision( $revision_id );
	if ( $post_id && ! wp_is_post_autosave( $revision_id ) ) {
		fresh_revision( $post_id, $revision_id );
	}
}
add_action( '_wp_put_post_revision', __NAMESPACE__ . '\\note_revision' );

/**
 * Gives the newest revision the claims of the post; where claims alone changed, there is a revision of that, too.
 *
 * @param int $post_id The post.
 */
function record_revision( int $post_id ): void {
	$post = get_post( $post_id );
	if ( ! $post || ! in_array( $post->post_type, post_types(), true ) || ! wp_revisions_enabled( $post ) || 'auto-draft' === $post->post_status ) {
		return;
	}
	$now      = stored( $post_id );
	$revision = fresh_revision( $post_id );
	if ( null === $revision || metadata_exists( 'post', $revision, META ) ) {
		$before = array_filter( wp_get_post_revisions( $post_id ), static fn( $one ) => ! wp_is_post_autosave( $one ) );
		$newest = reset( $before );
		if ( $newest ? stored( $newest->ID ) === $now : '' === $now ) {
			return;
		}
		$revision = _wp_put_post_revision( $post_id );
	}
	if ( is_int( $revision ) && $revision ) {
		// An empty one says that there were none; a revision without the field is older than this plugin.
		update_metadata( 'post', $revision, META, wp_slash( $now ) );
	}
}
add_action( 'wp_after_insert_post', __NAMESPACE__ . '\\record_revision', 20 );

/**
 * Brings the claims of a revision back with it.
 *
 * @param int $post_id     The post.
 * @param int $revision_id The revision.
 */
function restore_revision( int $post_id, int $revision_id ): void {
	if ( metadata_exists( 'post', $revision_id, META ) ) {
		store( $post_id, stored( $revision_id ) );
		$made = fresh_revision( $post_id );
		if ( null === $made ) {
			record_revision( $post_id );
		} else {
			// WordPress has made a revision of what is restored, before its claims were.
			update_metadata( 'post', $made, META, wp_slash( stored( $post_id ) ) );
		}
	}
}
add_action( 'wp_restore_post_revision', __NAMESPACE__ . '\\restore_revision', 10, 2 );

/**
 * Shows claims among what two revisions differ in.
 *
 * @param string[]      $fields Names of fields, by field.
 * @param array|WP_Post $post   The post.
 * @return string[]
 */
function revision_fields( array $fields, $post = array() ): array {
	$post = (array) $post;
	$type = $post['post_type'] ?? '';
	$type = 'revision' === $type ? get_post_type( $post['post_parent'] ) : $type;
	return in_array( $type, post_types(), true ) ? $fields + array( META => __( 'Claims', 'claim-labels' ) ) : $fields;
}
add_filter( '_wp_post_revision_fields', __NAMESPACE__ . '\\revision_fields', 10, 2 );

/**
 * The claims of a revision, a field a line.
 *
 * @param mixed $value What WordPress found.
 */
function revision_value( $value ): string {
	$manifest = json_decode( (string) $value );
	return null === $manifest ? (string) $value : (string) wp_json_encode( $manifest, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
}
add_filter( '_wp_post_revision_field_' . META, __NAMESPACE__ . '\\revision_value' );
