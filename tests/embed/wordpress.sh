#!/usr/bin/env bash
# A running WordPress for tests: Debian's packages, unpacked and not installed, with a MariaDB and a PHP server of its own.
#
#   tests/embed/wordpress.sh FOLDER PORT
#
# FOLDER is empty but for `plugin` (the plugin claim-labels, where it shall be there from the start), `site.php` (a plugin of the site
# itself) and `posts.php`, which is run once in the new site; the last two may be missing. Prints "ready" when
# http://127.0.0.1:PORT/ answers; ends, with all it started, when its standard input does.
set -euo pipefail
export PATH=$PATH:/usr/sbin
folder=$(realpath "$1") port=$2
here=$(cd "$(dirname "$0")/../.." && pwd)
packages=$here/target/wordpress # put there by scripts/setup.sh

for package in "$packages"/*.deb; do dpkg-deb -x "$package" "$folder/unpacked"; done
site=$folder/unpacked/usr/share/wordpress
theme=$(ls "$site/wp-content/themes" | head -1)
[ ! -e "$folder/plugin" ] || cp -r "$folder/plugin" "$site/wp-content/plugins/claim-labels"
[ ! -e "$folder/site.php" ] || install -D "$folder/site.php" "$site/wp-content/mu-plugins/site.php"

# Server processes end with this script, whichever way it ends.
trap 'kill $(jobs -p) 2>/dev/null || true; wait' EXIT
mysql=(--no-defaults --socket="$folder/mysql.sock")
mariadb-install-db --no-defaults --datadir="$folder/data" --auth-root-authentication-method=normal --skip-test-db \
  --user="$(id -un)" >"$folder/install.log" 2>&1
mariadbd "${mysql[@]}" --datadir="$folder/data" --skip-networking --user="$(id -un)" >"$folder/mariadb.log" 2>&1 &
until mariadb "${mysql[@]}" -u root -e 'CREATE DATABASE wordpress' 2>"$folder/wait.log"; do
  kill -0 $! || { cat "$folder/mariadb.log" >&2; exit 1; }
  sleep 0.2
done

cat >"$site/wp-config.php" <<END
<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:$folder/mysql.sock');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('FS_METHOD', 'direct');
define('DISABLE_WP_CRON', true);
define('WP_DISABLE_FATAL_ERROR_HANDLER', true);
define('WP_SITEURL', 'http://127.0.0.1:$port');
define('WP_HOME', 'http://127.0.0.1:$port');
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
END
cat >"$folder/install.php" <<END
<?php
define('WP_INSTALLING', true);
\$_SERVER += ['HTTP_HOST' => '127.0.0.1:$port', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'];
require '$site/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
function wp_new_blog_notification() {} // it would send mail
wp_install('News', 'editor', 'editor@news.example', true, '', 'no secret');
switch_theme('$theme');
if (is_dir('$folder/plugin')) {
  \$problem = activate_plugin('claim-labels/claim-labels.php');
  if (is_wp_error(\$problem)) exit(\$problem->get_error_message());
}
if (is_file('$folder/posts.php')) require '$folder/posts.php';
END
php -d display_errors=stderr "$folder/install.php"

# Uploads as PHP takes them where nobody has set anything.
php -d upload_max_filesize=2M -d post_max_size=8M -S "127.0.0.1:$port" -t "$site" >"$folder/php.log" 2>&1 &
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do kill -0 $!; sleep 0.1; done
echo ready
cat >/dev/null
