<?php
/**
 * One setting, under “Reading”: whether the manifest is in the page or fetched by its address.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

defined( 'ABSPATH' ) || exit;

/** The option. */
const DELIVERY = 'claim_labels_delivery';

/**
 * The setting and its field.
 */
function settings(): void {
	register_setting(
		'reading',
		DELIVERY,
		array(
			'type'              => 'string',
			'default'           => 'inline',
			'sanitize_callback' => static fn( $value ) => 'url' === $value ? 'url' : 'inline',
		)
	);
	add_settings_field( DELIVERY, __( 'Claims', 'claim-labels' ), __NAMESPACE__ . '\\delivery_field', 'reading', 'default', array( 'label_for' => DELIVERY ) );
}
add_action( 'admin_init', __NAMESPACE__ . '\\settings' );

/**
 * The field.
 */
function delivery_field(): void {
	$choices = array(
		'inline' => __( 'in the page, with the article', 'claim-labels' ),
		'url'    => __( 'fetched by the page, so that a cached page has the newest', 'claim-labels' ),
	);
	echo '<select id="' . esc_attr( DELIVERY ) . '" name="' . esc_attr( DELIVERY ) . '">';
	foreach ( $choices as $value => $label ) {
		echo '<option value="' . esc_attr( $value ) . '"' . selected( get_option( DELIVERY, 'inline' ), $value, false ) . '>' . esc_html( $label ) . '</option>';
	}
	echo '</select>';
}
