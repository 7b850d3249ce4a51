<?php
/**
 * Addresses that the editor's panel and readers ask.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * The routes.
 */
function routes(): void {
	$id       = array(
		'type'     => 'integer',
		'minimum'  => 1,
		'required' => true,
	);
	$may_edit = static fn( WP_REST_Request $request ) =>
		in_array( get_post_type( $request['id'] ), post_types(), true ) && current_user_can( 'edit_post', $request['id'] );
	register_rest_route(
		'claim-labels/v1',
		'/posts/(?P<id>\d+)/rendered',
		array(
			'methods'             => 'POST',
			'callback'            => __NAMESPACE__ . '\\rendered',
			'permission_callback' => $may_edit,
			'args'                => array(
				'id'      => $id,
				'content' => array(
					'type'     => 'string',
					'required' => true,
				),
			),
		)
	);
	register_rest_route(
		'claim-labels/v1',
		'/posts/(?P<id>\d+)/static',
		array(
			array(
				'methods'             => 'GET',
				'callback'            => __NAMESPACE__ . '\\static_source',
				'permission_callback' => $may_edit,
				'args'                => array( 'id' => $id ),
			),
			array(
				'methods'             => 'POST',
				'callback'            => __NAMESPACE__ . '\\take_static_labels',
				'permission_callback' => $may_edit,
				'args'                => array(
					'id'     => $id,
					'of'     => array(
						'type'     => 'string',
						'required' => true,
					),
					'pieces' => array(
						'type'     => 'array',
						'maxItems' => 10000,
						'required' => true,
						'items'    => array(
							'type'     => 'array',
							'minItems' => 2,
							'maxItems' => 2,
							'items'    => array( 'type' => array( 'integer', 'string' ) ),
						),
					),
				),
			),
		)
	);
	register_rest_route(
		'claim-labels/v1',
		'/manifests/(?P<id>\d+)',
		array(
			'methods'             => 'GET',
			'callback'            => __NAMESPACE__ . '\\manifest',
			'permission_callback' => '__return_true',
			'args'                => array( 'id' => $id ),
		)
	);
}
add_action( 'rest_api_init', __NAMESPACE__ . '\\routes' );

/**
 * What readers would get of a content that is being written, through all filters of the site.
 *
 * @param WP_REST_Request $request The request.
 */
function rendered( WP_REST_Request $request ): WP_REST_Response {
	$post = clone get_post( $request['id'] );
	// What saving would make of it: who may not write any HTML is shown what would be left.
	$post->post_content = wp_unslash( sanitize_post_field( 'post_content', wp_slash( $request['content'] ), $post->ID, 'db' ) );
	$GLOBALS['post']    = $post; // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- As WordPress' own controller of posts does it.
	setup_postdata( $post );
	$html = apply_filters( 'the_content', $post->post_content ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress' own filter.
	wp_reset_postdata();
	return new WP_REST_Response( array( 'html' => $html ) );
}

/**
 * What static labels are made of.
 *
 * @param WP_REST_Request $request The request.
 */
function static_source( WP_REST_Request $request ): WP_REST_Response {
	$post = get_post( $request['id'] );
	return new WP_REST_Response(
		array(
			'of'       => static_version( $post ),
			'wanted'   => lacks_static_labels( $post ),
			'content'  => $post->post_content,
			'manifest' => wp_json_encode( published( stored( $post->ID ) ) ),
		)
	);
}

/**
 * Takes static labels, unless the post has changed since they were made.
 *
 * @param WP_REST_Request $request The request.
 * @return WP_REST_Response|WP_Error
 */
function take_static_labels( WP_REST_Request $request ) {
	$post = get_post( $request['id'] );
	if ( static_version( $post ) !== $request['of'] ) {
		return new WP_Error( 'claim_labels_changed', __( 'The post has changed since.', 'claim-labels' ), array( 'status' => 409 ) );
	}
	return keep_static_labels( $post, $request['pieces'] ) ?? new WP_REST_Response( null, 204 );
}

/**
 * The manifest of a post that everybody may read.
 *
 * @param WP_REST_Request $request The request.
 * @return WP_REST_Response|WP_Error
 */
function manifest( WP_REST_Request $request ) {
	$post     = get_post( $request['id'] );
	$may_read = $post && in_array( $post->post_type, post_types(), true ) && is_post_publicly_viewable( $post ) && '' === $post->post_password;
	$manifest = $may_read ? published( stored( $post->ID ) ) : null;
	if ( null === $manifest ) {
		return new WP_Error( 'claim_labels_none', __( 'There are no claims here.', 'claim-labels' ), array( 'status' => 404 ) );
	}
	$tag      = '"' . version_of( wp_json_encode( $manifest ) ) . '"';
	$known    = array_map( static fn( $one ) => preg_replace( '/^\s*(W\/)?|\s+$/', '', $one ), explode( ',', (string) $request->get_header( 'If-None-Match' ) ) );
	$is_known = in_array( $tag, $known, true ) || in_array( '*', $known, true );
	$response = new WP_REST_Response( $is_known ? null : $manifest, $is_known ? 304 : 200 );
	$response->header( 'ETag', $tag );
	$response->header( 'Cache-Control', 'public, max-age=30, stale-while-revalidate=300' );
	return $response;
}
