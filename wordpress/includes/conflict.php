<?php
/**
 * Two editors who save at the same time: the second is told, and neither loses anything.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/** Says which manifest an editor began with. */
const BASE_HEADER = 'X-Claim-Labels-Base';

/**
 * Who saved a post last, by name.
 *
 * @param int $post_id The post.
 */
function last_editor( int $post_id ): string {
	$revisions = wp_get_post_revisions( $post_id, array( 'posts_per_page' => 1 ) );
	$newest    = reset( $revisions );
	$user      = get_userdata( $newest ? $newest->post_author : (int) get_post_meta( $post_id, '_edit_last', true ) );
	return $user ? $user->display_name : __( 'Somebody else', 'claim-labels' );
}

/**
 * What an editor is told whose claims were begun with others than those that are stored now.
 *
 * @param int $post_id The post.
 */
function conflict( int $post_id ): WP_Error {
	$theirs = stored( $post_id );
	return new WP_Error(
		'claim_labels_conflict',
		/* translators: %s: a person. */
		sprintf( __( '%s saved other claims since you opened this post. Nothing was saved; decide in the panel “Claims”.', 'claim-labels' ), last_editor( $post_id ) ),
		array(
			'status'   => 409,
			'manifest' => $theirs,
			'version'  => version_of( $theirs ),
			'editor'   => last_editor( $post_id ),
		)
	);
}

/** Seconds to wait for another request that saves the same post. */
const LOCK_SECONDS = 5;

/**
 * The name of a post's lock in the database, which other databases of the same server do not share.
 *
 * @param int $post_id The post.
 */
function lock_name( int $post_id ): string {
	return 'claim_labels_' . substr( md5( DB_NAME . $GLOBALS['wpdb']->prefix . $post_id ), 0, 16 );
}

/**
 * Asks the database for something of a post's lock. A database that knows no locks is no error that anybody has to see.
 *
 * @param string $query The query.
 */
function ask_for_lock( string $query ): ?string {
	global $wpdb;
	$before = $wpdb->suppress_errors();
	$answer = $wpdb->get_var( $query ); // phpcs:ignore WordPress.DB -- A lock is asked of the database itself; the callers prepare it.
	$wpdb->suppress_errors( $before );
	return null === $answer ? null : (string) $answer;
}

/**
 * Looks at a post's claims and changes them as one step: of requests at the same moment, one goes after the other. The database
 * releases the lock at the end of a request that fails.
 *
 * @param int $post_id The post.
 */
function lock_claims( int $post_id ): bool {
	global $wpdb;
	$answer = ask_for_lock( $wpdb->prepare( 'SELECT GET_LOCK(%s, %d)', lock_name( $post_id ), LOCK_SECONDS ) );
	// What was read before may be old by now.
	wp_cache_delete( $post_id, 'post_meta' );
	// Only 0 says that another request has it. SQLite, as WordPress uses it, answers `1=1`, and a database without locks answers
	// nothing: there the versions alone tell whether others were saved meanwhile.
	return '0' !== $answer;
}

/**
 * The post is saved, its claims and its revision with it.
 *
 * @param int $post_id The post.
 */
function release_claims( int $post_id ): void {
	global $wpdb;
	// SQLite, as WordPress uses it, knows no `DO`.
	ask_for_lock( $wpdb->prepare( 'SELECT RELEASE_LOCK(%s)', lock_name( $post_id ) ) );
}
add_action( 'wp_after_insert_post', __NAMESPACE__ . '\\release_claims', 30 );

/**
 * Refuses a manifest that is none, or that would undo what somebody else saved meanwhile.
 *
 * @param object|WP_Error $prepared The post that is to be saved.
 * @param WP_REST_Request $request  The request.
 * @return object|WP_Error
 */
function guard( $prepared, WP_REST_Request $request ) {
	$meta = $request['meta'];
	if ( is_wp_error( $prepared ) || ! is_array( $meta ) || ! isset( $meta[ META ] ) ) {
		return $prepared;
	}
	$post_id = (int) $request['id'];
	if ( $post_id && ! lock_claims( $post_id ) ) {
		return new WP_Error( 'claim_labels_busy', __( 'The claims of this post are being saved elsewhere. Try again.', 'claim-labels' ), array( 'status' => 503 ) );
	}
	$now  = $post_id ? stored( $post_id ) : '';
	$base = $request->get_header( BASE_HEADER );
	if ( $meta[ META ] === $now ) {
		return $prepared;
	}
	$refusal = refusal( $meta[ META ] );
	if ( $refusal ) {
		return $refusal;
	}
	if ( null === $base || version_of( $now ) === $base ) {
		return $prepared;
	}
	if ( version_of( $meta[ META ] ) !== $base ) {
		return conflict( $post_id );
	}
	// The editor changed other fields; what was sent along is what was there before.
	unset( $meta[ META ] );
	$request->set_param( 'meta', $meta );
	return $prepared;
}

/**
 * Puts the guard before every kind of post that can have claims, and says which manifest a post has.
 */
function guard_posts(): void {
	foreach ( post_types() as $type ) {
		add_filter( "rest_pre_insert_$type", __NAMESPACE__ . '\\guard', 10, 2 );
		register_rest_field(
			$type,
			'claim_labels_version',
			array(
				'get_callback' => static fn( $post ) => version_of( stored( $post['id'] ) ),
				'schema'       => array(
					'type'     => 'string',
					'context'  => array( 'edit' ),
					'readonly' => true,
				),
			)
		);
	}
}
add_action( 'rest_api_init', __NAMESPACE__ . '\\guard_posts' );
