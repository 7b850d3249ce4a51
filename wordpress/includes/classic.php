<?php
/**
 * The classic editor's box.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

use WP_Post;

defined( 'ABSPATH' ) || exit;

/** The field with claims that could not be stored, by editor: others were stored meanwhile, or they were refused. */
const CONFLICT_META = '_claim_labels_conflict';

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
	$manifest = stored( $post->ID );
	$kept     = kept( $post->ID );
	$given    = array(
		'mine'    => $kept['manifest'] ?? null,
		'refused' => $kept['why'] ?? '',
		'editor'  => null === $kept ? '' : last_editor( $post->ID ),
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
	if ( str_replace( "\r\n", "\n", $now ) === $manifest || version_of( $manifest ) === $base ) {
		// What is stored is what the editor wants, or has not touched.
		if ( '1' === ( $_POST['claim_labels_decided'] ?? '' ) ) {
			forget_conflict( $post_id );
		}
		return;
	}
	// The form has the only copy of these claims: they are stored, or kept.
	$refusal = refusal( $manifest );
	if ( $refusal ) {
		keep_conflict( $post_id, $manifest, $refusal->get_error_message() );
	} elseif ( ! $is_alone || version_of( $now ) !== $base ) {
		keep_conflict( $post_id, $manifest );
	} elseif ( store( $post_id, $manifest ) ) {
		forget_conflict( $post_id );
	} else {
		keep_conflict( $post_id, $manifest, __( 'The database did not take the claims.', 'claim-labels' ) );
	}
}
add_action( 'save_post', __NAMESPACE__ . '\\save_box' );

/**
 * Keeps claims that could not be stored, for the editor to decide.
 *
 * @param int    $post_id  The post.
 * @param string $manifest The claims.
 * @param string $why      Why they were refused; empty where others were stored meanwhile.
 */
function keep_conflict( int $post_id, string $manifest, string $why = '' ): void {
	$conflicts                          = get_post_meta( $post_id, CONFLICT_META, true );
	$conflicts                          = is_array( $conflicts ) ? $conflicts : array();
	$conflicts[ get_current_user_id() ] = array(
		'manifest' => $manifest,
		'why'      => $why,
	);
	update_post_meta( $post_id, CONFLICT_META, wp_slash( $conflicts ) );
}

/**
 * The editor's claims that could not be stored, and why, if there are any.
 *
 * @param int $post_id The post.
 * @return ?array{manifest: string, why: string}
 */
function kept( int $post_id ): ?array {
	$conflicts = get_post_meta( $post_id, CONFLICT_META, true );
	$mine      = is_array( $conflicts ) ? ( $conflicts[ get_current_user_id() ] ?? null ) : null;
	if ( is_string( $mine ) ) {
		// Kept by an older version of this plugin.
		$mine = array(
			'manifest' => $mine,
			'why'      => '',
		);
	}
	return $mine;
}

/**
 * The editor has decided, or the editor's claims are stored.
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
 * Says above the editor why claims were not stored: the box may be closed.
 */
function refused_notice(): void {
	$screen = get_current_screen();
	$post   = get_post();
	$is_box = $screen && $post && 'post' === $screen->base && ! $screen->is_block_editor() && in_array( $post->post_type, post_types(), true );
	$kept   = $is_box && current_user_can( 'edit_post', $post->ID ) ? kept( $post->ID ) : null;
	if ( '' !== ( $kept['why'] ?? '' ) ) {
		$where = __( 'What you did to the claims is kept in the box “Claims”.', 'claim-labels' );
		echo '<div class="notice notice-error"><p>' . esc_html( $kept['why'] ) . ' ' . esc_html( $where ) . '</p></div>';
	}
}
add_action( 'admin_notices', __NAMESPACE__ . '\\refused_notice' );
