<?php
/**
 * The classic editor's box.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

use WP_Post;

defined( 'ABSPATH' ) || exit;

/** The field with claims that could not be stored, by editor: others were stored meanwhile. */
const CONFLICT_META = '_claim_labels_conflict';

/** The form's field for a manifest that is refused, in the address after saving. */
const REFUSED = 'claim_labels_refused';

/**
 * The box, where the post is edited without blocks.
 *
 * @param string $type The post's type.
 */
function add_box( string $type ): void {
	if ( in_array( $type, post_types(), true ) ) {
		$args = array( '__back_compat_meta_box' => true );
		add_meta_box( 'claim-labels', __( 'Claims', 'claim-labels' ), __NAMESPACE__ . '\\box', $type, 'side', 'high', $args );
	}
}
add_action( 'add_meta_boxes', __NAMESPACE__ . '\\add_box' );

/**
 * What is in the box: fields of the form, and a place for the report.
 *
 * @param WP_Post $post The post.
 */
function box( WP_Post $post ): void {
	$manifest  = stored( $post->ID );
	$conflicts = get_post_meta( $post->ID, CONFLICT_META, true );
	$mine      = is_array( $conflicts ) ? ( $conflicts[ get_current_user_id() ] ?? null ) : null;
	$given     = array(
		'mine'   => $mine,
		'editor' => null === $mine ? '' : last_editor( $post->ID ),
	);
	enqueue_editor( $post, 'classic-editor.js', array(), $given );
	wp_nonce_field( "claim_labels_$post->ID", 'claim_labels_nonce' );
	echo '<textarea hidden name="claim_labels_manifest">' . "\n" . esc_textarea( $manifest ) . '</textarea>'; // The first line end is none of the text.
	echo '<input type="hidden" name="claim_labels_version" value="' . esc_attr( version_of( $manifest ) ) . '">';
	echo '<input type="hidden" name="claim_labels_decided" value="">';
	echo '<div id="claim-labels-report"></div>';
}

/**
 * Stores what the form holds.
 *
 * @param int $post_id The post.
 */
function save_box( int $post_id ): void {
	$nonce = isset( $_POST['claim_labels_nonce'] ) ? sanitize_key( $_POST['claim_labels_nonce'] ) : '';
	$is    = isset( $_POST['claim_labels_manifest'], $_POST['claim_labels_version'], $_POST['post_ID'] ) && (int) $_POST['post_ID'] === $post_id;
	if ( ! $is || ! wp_verify_nonce( $nonce, "claim_labels_$post_id" ) || ! current_user_can( 'edit_post', $post_id ) ) {
		return;
	}
	// It is stored byte for byte, after it was read as JSON. Forms send line ends as CRLF.
	$manifest = str_replace( "\r\n", "\n", (string) wp_unslash( $_POST['claim_labels_manifest'] ) ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- See refusal().
	$base     = sanitize_key( $_POST['claim_labels_version'] );
	$is_alone = lock_claims( $post_id );
	$now      = stored( $post_id );
	if ( '1' === ( $_POST['claim_labels_decided'] ?? '' ) ) {
		forget_conflict( $post_id );
	}
	if ( str_replace( "\r\n", "\n", $now ) === $manifest || version_of( $manifest ) === $base ) {
		return;
	}
	$refusal = refusal( $manifest );
	if ( $refusal ) {
		add_filter( 'redirect_post_location', static fn( $address ) => add_query_arg( REFUSED, rawurlencode( $refusal->get_error_message() ), $address ) );
	} elseif ( ! $is_alone || version_of( $now ) !== $base ) {
		keep_conflict( $post_id, $manifest );
	} else {
		store( $post_id, $manifest );
	}
}
add_action( 'save_post', __NAMESPACE__ . '\\save_box' );

/**
 * Keeps claims that could not be stored, for the editor to decide.
 *
 * @param int    $post_id  The post.
 * @param string $manifest The claims.
 */
function keep_conflict( int $post_id, string $manifest ): void {
	$conflicts                          = get_post_meta( $post_id, CONFLICT_META, true );
	$conflicts                          = is_array( $conflicts ) ? $conflicts : array();
	$conflicts[ get_current_user_id() ] = $manifest;
	update_post_meta( $post_id, CONFLICT_META, wp_slash( $conflicts ) );
}

/**
 * The editor has decided.
 *
 * @param int $post_id The post.
 */
function forget_conflict( int $post_id ): void {
	$conflicts = get_post_meta( $post_id, CONFLICT_META, true );
	if ( is_array( $conflicts ) ) {
		unset( $conflicts[ get_current_user_id() ] );
		if ( array() === $conflicts ) {
			delete_post_meta( $post_id, CONFLICT_META );
		} else {
			update_post_meta( $post_id, CONFLICT_META, wp_slash( $conflicts ) );
		}
	}
}

/**
 * Says why claims were not stored.
 */
function refused_notice(): void {
	$why = isset( $_GET[ REFUSED ] ) ? sanitize_text_field( wp_unslash( $_GET[ REFUSED ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification -- Shown as text.
	if ( '' !== $why ) {
		echo '<div class="notice notice-error"><p>' . esc_html( $why ) . '</p></div>';
	}
}
add_action( 'admin_notices', __NAMESPACE__ . '\\refused_notice' );
