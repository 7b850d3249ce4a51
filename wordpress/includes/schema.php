<?php
/**
 * What the JSON Schema of claims manifests says of a value.
 *
 * WordPress validates a subset of JSON Schema that knows neither `const` nor `contains`, and takes a text for a list. These are the
 * keywords that the schema beside the plugin uses.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

defined( 'ABSPATH' ) || exit;

/**
 * The schema.
 */
function schema(): object {
	static $schema;
	$schema = $schema ?? json_decode( (string) file_get_contents( dirname( PLUGIN ) . '/claims.schema.json' ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of the plugin.
	return $schema;
}

/**
 * What is wrong with a value: a list of places (JSON Pointers), keywords and words.
 *
 * @param mixed  $value  The value, as `json_decode` makes it.
 * @param object $schema What it shall be.
 * @param string $path   Where it stands.
 * @return array<int, array{path: string, keyword: string, message: string}>
 */
function violations( $value, object $schema, string $path = '' ): array {
	$found = array();
	$wrong = static function ( string $keyword, string $message, string $at = '' ) use ( &$found, $path ) {
		$found[] = array(
			'path'    => $path . $at,
			'keyword' => $keyword,
			'message' => $message,
		);
	};
	// JSON knows numbers only: 1.0 is 1.
	if ( is_float( $value ) && floor( $value ) === $value && abs( $value ) < PHP_INT_MAX ) {
		$value = (int) $value;
	}
	if ( isset( $schema->type ) && ! is_of_type( $value, $schema->type ) ) {
		/* translators: %s: object, array, string or integer. */
		$wrong( 'type', sprintf( __( 'must be of the type “%s”', 'claim-labels' ), $schema->type ) );
		return $found;
	}
	if ( property_exists( $schema, 'const' ) && $value !== $schema->const ) {
		/* translators: %s: a value. */
		$wrong( 'const', sprintf( __( 'must be %s', 'claim-labels' ), wp_json_encode( $schema->const ) ) );
	}
	if ( isset( $schema->enum ) && ! in_array( $value, $schema->enum, true ) ) {
		/* translators: %s: a list of values. */
		$wrong( 'enum', sprintf( __( 'must be one of %s', 'claim-labels' ), wp_json_encode( $schema->enum ) ) );
	}
	if ( isset( $schema->not ) && is_valid( $value, $schema->not ) ) {
		$wrong( 'not', __( 'is what it must not be', 'claim-labels' ) );
	}
	if ( is_string( $value ) && isset( $schema->pattern ) && ! matches( $value, $schema->pattern ) ) {
		$wrong( 'pattern', __( 'is not written as it must be', 'claim-labels' ) );
	}
	if ( ( is_int( $value ) || is_float( $value ) ) && ( $value < ( $schema->minimum ?? $value ) || $value > ( $schema->maximum ?? $value ) ) ) {
		$wrong( 'minimum', __( 'is out of range', 'claim-labels' ) );
	}
	if ( is_object( $value ) ) {
		foreach ( $schema->required ?? array() as $name ) {
			if ( ! property_exists( $value, $name ) ) {
				$wrong( 'required', __( 'is missing', 'claim-labels' ), '/' . $name );
			}
		}
		foreach ( $schema->properties ?? array() as $name => $inner ) {
			if ( property_exists( $value, $name ) ) {
				$found = array_merge( $found, violations( $value->$name, $inner, "$path/$name" ) );
			}
		}
	}
	if ( is_array( $value ) ) {
		foreach ( isset( $schema->items ) ? $value : array() as $number => $item ) {
			$found = array_merge( $found, violations( $item, $schema->items, "$path/$number" ) );
		}
		if ( isset( $schema->contains ) && ! array_filter( $value, static fn( $item ) => is_valid( $item, $schema->contains ) ) ) {
			$wrong( 'contains', __( 'lacks what it must contain', 'claim-labels' ) );
		}
	}
	foreach ( array( 'anyOf', 'oneOf' ) as $keyword ) {
		if ( isset( $schema->$keyword ) && ! array_filter( $schema->$keyword, static fn( $one ) => is_valid( $value, $one ) ) ) {
			$wrong( $keyword, __( 'is none of what it may be', 'claim-labels' ) );
		}
	}
	foreach ( $schema->allOf ?? array() as $one ) { // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- A keyword of JSON Schema.
		$applies = ! isset( $one->if ) || is_valid( $value, $one->if );
		$found   = $applies ? array_merge( $found, violations( $value, $one->then ?? $one, $path ) ) : $found;
	}
	return $found;
}

/**
 * Whether nothing is wrong with a value.
 *
 * @param mixed  $value  The value.
 * @param object $schema What it shall be.
 */
function is_valid( $value, object $schema ): bool {
	return array() === violations( $value, $schema );
}

/**
 * Whether a value is of a type of JSON Schema.
 *
 * @param mixed  $value The value.
 * @param string $type  The type's name.
 */
function is_of_type( $value, string $type ): bool {
	switch ( $type ) {
		case 'object':
			return is_object( $value );
		case 'array':
			return is_array( $value );
		case 'string':
			return is_string( $value );
		case 'integer':
			// Larger ones than PHP's own.
			return is_int( $value ) || ( is_float( $value ) && floor( $value ) === $value );
		case 'boolean':
			return is_bool( $value );
		default:
			return false;
	}
}

/**
 * Whether a text matches a pattern, which is one of JavaScript's.
 *
 * @param string $text    The text.
 * @param string $pattern The pattern.
 */
function matches( string $text, string $pattern ): bool {
	$pattern = preg_replace( '/\\\\u([0-9a-fA-F]{4})/', '\\x{$1}', $pattern );
	return 1 === preg_match( '~' . str_replace( '~', '\\~', $pattern ) . '~uD', $text );
}
