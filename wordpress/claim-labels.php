<?php
/**
 * Plugin Name:       Claim Labels
 * Plugin URI:        https://github.com/claim-labels/claim-labels
 * Description:       Shows readers what the claims of a post rest on: official, reported or speculative.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            claim-labels
 * License:           MIT OR Apache-2.0
 * Text Domain:       claim-labels
 *
 * @package Claim_Labels
 */

namespace Claim_Labels;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const PLUGIN  = __FILE__;

require __DIR__ . '/includes/schema.php';
require __DIR__ . '/includes/manifest.php';
require __DIR__ . '/includes/conflict.php';
require __DIR__ . '/includes/revisions.php';
require __DIR__ . '/includes/reader.php';
require __DIR__ . '/includes/places.php';
require __DIR__ . '/includes/static-labels.php';
require __DIR__ . '/includes/rest.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/editor.php';
require __DIR__ . '/includes/classic.php';
