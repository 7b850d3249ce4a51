<?php
/**
 * Where something can be put into HTML so that everything else stays what it was.
 *
 * Whoever sends labels says where they stand. In a tag or a comment even words without any markup would make something else of it:
 * `" onerror="…` in an attribute is a script. So only what is surely text is a place, and in markup that programs read in more than one
 * way there is none.
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

use Generator;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * What begins with `<`, as HTML's tokenizer reads it: a tag, whose name is the group `name`, a comment, or a sign that is only text. What
 * has no end does not match, and neither does CDATA that ends in one place in HTML and in another in SVG.
 */
const TOKEN = '~\G<(?:
	(?<end>/?)(?<name>[a-z][^\t\n\f\r\ />]*+)
	(?:
		[\t\n\f\r\ /]++
		|(?:=[^\t\n\f\r\ />=]*+|[^\t\n\f\r\ />=]++)
		(?:
			[\t\n\f\r\ ]*+=[\t\n\f\r\ ]*+(?:"[^"]*+"|\'[^\']*+\'|[^\t\n\f\r\ >"\'][^\t\n\f\r\ >]*+|(?=>))
			|(?![\t\n\f\r\ ]*+=)
		)
	)*+>
	|!--(?:-?>|(?:[^-]++|-(?!-!?>))*+--!?>)
	|!\[CDATA\[[^>]*+(?<=\]\])>
	|(?!!--|!\[CDATA\[|/[a-z])[!?/][^>]*+>
	|(?![a-z!?/])
)~xi';

/** Elements whose content is no markup, or not in every program. */
const RAW = array( 'iframe', 'noembed', 'noframes', 'noscript', 'script', 'style', 'textarea', 'title', 'xmp' );

/**
 * The places in HTML, from its beginning to its end: where a text begins, and where it ends. Something can be put at either, and between.
 *
 * @param string $html The HTML.
 * @return Generator<array{int, int}>
 */
function places( string $html ): Generator {
	$from       = 0;
	$next       = 0;
	$is_foreign = false;
	while ( true ) {
		$at = strpos( $html, '<', $next );
		$to = false === $at ? strlen( $html ) : $at;
		if ( $from <= $to ) {
			yield array( $from, $to );
		}
		if ( false === $at || ! preg_match( TOKEN, $html, $token, 0, $at ) ) {
			return;
		}
		$next = $at + strlen( $token[0] );
		// Right after a sign that is only text, other words would make a tag of it.
		$from = '<' === $token[0] ? $next + 1 : $next;
		$name = '' === ( $token['end'] ?? '' ) ? strtolower( $token['name'] ?? '' ) : '';
		if ( 'plaintext' === $name ) {
			return;
		}
		$is_foreign = $is_foreign || 'svg' === $name || 'math' === $name;
		if ( in_array( $name, RAW, true ) ) {
			if ( ! preg_match( "~</$name(?=[\t\n\f\r />])~i", $html, $end, PREG_OFFSET_CAPTURE, $next ) ) {
				return;
			}
			$content = substr( $html, $next, $end[0][1] - $next );
			// Browsers that run scripts, and mail programs that do not, read `<noscript>` each in its way; so are styles and titles read
			// in SVG. Where that leads to another end, what follows is not sure.
			$is_doubtful = ( $is_foreign || 'noscript' === $name ) && ! is_whole( $content );
			// In a comment, a script can hold another, end tag and all.
			if ( $is_doubtful || ( 'script' === $name && str_contains( $content, '<!--' ) && false !== stripos( $content, '<script' ) ) ) {
				return;
			}
			$next = $end[0][1];
			$from = $next + 1;
		}
	}
}

/**
 * Whether HTML has an end where text could follow.
 *
 * @param string $html The HTML.
 */
function is_whole( string $html ): bool {
	$end = -1;
	foreach ( places( $html ) as list( , $to ) ) {
		$end = $to;
	}
	return strlen( $html ) === $end;
}

/**
 * The tags and comments of HTML, as WordPress' own functions find them.
 *
 * @param string $html The HTML.
 * @return string[]
 */
function tags( string $html ): array {
	$parts = wp_html_split( $html );
	return array_values( array_filter( $parts, static fn( $number ) => 1 === $number % 2, ARRAY_FILTER_USE_KEY ) );
}

/**
 * Puts pieces into HTML, or says why that is not done.
 *
 * @param string $html   The HTML.
 * @param array  $pieces Pairs: before which byte of it, and what, which was sanitised.
 * @return string|WP_Error
 */
function put_into( string $html, array $pieces ) {
	$refused = static fn( string $message, int $number ) =>
		new WP_Error( 'claim_labels_misplaced', sprintf( $message, $number + 1 ), array( 'status' => 400 ) );
	$places  = places( $html );
	$done    = 0;
	$parts   = array();
	foreach ( array_values( $pieces ) as $number => $piece ) {
		$at  = is_array( $piece ) ? $piece[0] ?? null : null;
		$put = is_array( $piece ) ? $piece[1] ?? null : null;
		if ( ! is_int( $at ) || ! is_string( $put ) ) {
			/* translators: %d: a number. */
			return $refused( __( 'Label %d is no pair of a place and a text.', 'claim-labels' ), $number );
		}
		// Labels have no comments, and one could be a block of its own.
		if ( ! is_whole( $put ) || str_contains( $put, '<!' ) ) {
			/* translators: %d: a number. */
			return $refused( __( 'Label %d is no label: it has markup of another kind.', 'claim-labels' ), $number );
		}
		if ( $at < $done || $at > strlen( $html ) ) {
			/* translators: %d: a number. */
			return $refused( __( 'Label %d is out of order, or outside of the post.', 'claim-labels' ), $number );
		}
		while ( $places->valid() && $places->current()[1] < $at ) {
			$places->next();
		}
		$is_in_character = $at < strlen( $html ) && 0x80 === ( ord( $html[ $at ] ) & 0xC0 );
		if ( ! $places->valid() || $places->current()[0] > $at || $is_in_character ) {
			/* translators: %d: a number. */
			return $refused( __( 'Label %d stands in a tag, in a comment, in a character, or where the post’s markup is not sure.', 'claim-labels' ), $number );
		}
		array_push( $parts, substr( $html, $done, $at - $done ), $put );
		$done = $at;
	}
	$parts[] = substr( $html, $done );
	$all     = implode( '', $parts );
	// A second look, by other means: no tag may be there that neither the post nor a label had.
	if ( tags( $all ) !== array_merge( ...array_map( __NAMESPACE__ . '\\tags', $parts ) ) ) {
		return new WP_Error( 'claim_labels_misplaced', __( 'The labels would change the post’s markup.', 'claim-labels' ), array( 'status' => 400 ) );
	}
	return $all;
}
