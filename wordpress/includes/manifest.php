<?php
/**
 * The claims manifest of a post: a JSON text in one field of the post, which is stored as it was given, byte for byte.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

use WP_Error;

defined( 'ABSPATH' ) || exit;

/** The field that holds the manifest. */
const META = '_claim_labels_manifest';

/** Bytes that a manifest may have: what readers' browsers take. */
const LARGEST = 4194304;

/** Fields of the desk, which readers never get. */
const DESK_FIELDS = array( 'draft', 'comment', 'review' );

/**
 * Types of posts that can have claims.
 *
 * @return string[]
 */
function post_types(): array {
	$types = array_filter(
		get_post_types_by_support( array( 'editor', 'custom-fields' ) ),
		static fn( $type ) => is_post_type_viewable( $type ) && get_post_type_object( $type )->show_in_rest
	);
	/**
	 * Filters the types of posts that can have claims. They must support `editor` and `custom-fields` and be shown in REST.
	 *
	 * @param string[] $types Names of types.
	 */
	return apply_filters( 'claim_labels_post_types', array_values( $types ) );
}

/**
 * The manifest of a post, or of a revision; empty where there is none.
 *
 * @param int $post_id The post.
 */
function stored( int $post_id ): string {
	$manifest = get_metadata_raw( 'post', $post_id, META, true );
	return is_string( $manifest ) ? $manifest : '';
}

/**
 * Stores a manifest; an empty one takes the field away. Whether it is stored now.
 *
 * @param int    $post_id  The post.
 * @param string $manifest The manifest.
 */
function store( int $post_id, string $manifest ): bool {
	if ( '' === $manifest ) {
		delete_metadata( 'post', $post_id, META );
	} else {
		update_metadata( 'post', $post_id, META, wp_slash( $manifest ) );
	}
	return stored( $post_id ) === $manifest;
}

/**
 * What tells one manifest from another.
 *
 * @param string $manifest The manifest.
 */
function version_of( string $manifest ): string {
	return substr( hash( 'sha256', $manifest ), 0, 16 );
}

/**
 * Why a manifest is not stored, if it is not.
 *
 * What an editor has not finished yet, such as a claim without its source, is stored: readers do not see it until it is mended.
 * What no program could read is refused.
 *
 * @param mixed $manifest The manifest.
 */
function refusal( $manifest ): ?WP_Error {
	$refused = static fn( string $message, array $data = array() ) =>
		new WP_Error( 'claim_labels_invalid_manifest', $message, array( 'status' => 400 ) + $data );
	if ( ! is_string( $manifest ) ) {
		return $refused( __( 'The claims are no text.', 'claim-labels' ) );
	}
	if ( '' === $manifest ) {
		return null;
	}
	if ( strlen( $manifest ) > LARGEST ) {
		return $refused( __( 'The claims have more than 4 MB.', 'claim-labels' ) );
	}
	$value = json_decode( $manifest, false, 64 );
	if ( JSON_ERROR_NONE !== json_last_error() ) {
		/* translators: %s: what is wrong. */
		return $refused( sprintf( __( 'The claims are no JSON: %s.', 'claim-labels' ), json_last_error_msg() ) );
	}
	foreach ( violations( $value, schema() ) as $violation ) {
		$place = $violation['path'];
		if ( in_array( $violation['keyword'], array( 'type', 'const' ), true ) || in_array( $place, array( '/version', '/claims' ), true ) ) {
			/* translators: 1: a place in the manifest, 2: what is wrong there. */
			$message = sprintf( __( 'The claims cannot be stored: %1$s %2$s.', 'claim-labels' ), '' === $place ? '/' : $place, $violation['message'] );
			return $refused( $message, array( 'path' => $place ) );
		}
	}
	return null;
}

/**
 * What readers get of a manifest: nothing of the desk's own. Null where there is nothing to show.
 *
 * @param string $manifest The manifest.
 */
function published( string $manifest ): ?object {
	$value = json_decode( $manifest, false, 64 );
	if ( ! is_object( $value ) || ! is_array( $value->claims ?? null ) ) {
		return null;
	}
	$is_shown      = static fn( $claim ) => is_object( $claim ) && true !== ( $claim->draft ?? false );
	$value->claims = array_values( array_filter( $value->claims, $is_shown ) );
	foreach ( $value->claims as $claim ) {
		foreach ( DESK_FIELDS as $field ) {
			unset( $claim->$field );
		}
	}
	return array() === $value->claims ? null : $value;
}

/**
 * Makes the field known. Only who may edit a post sees it or changes it: it holds what the desk says to itself.
 */
function register(): void {
	$edit = static fn( $allowed, $key, $post_id ) => current_user_can( 'edit_post', $post_id );
	foreach ( post_types() as $type ) {
		register_post_meta(
			$type,
			META,
			array(
				'type'          => 'string',
				'single'        => true,
				'default'       => '',
				'auth_callback' => $edit,
				'show_in_rest'  => array( 'schema' => array( 'context' => array( 'edit' ) ) ),
			)
		);
	}
}
add_action( 'init', __NAMESPACE__ . '\\register', 20 );
