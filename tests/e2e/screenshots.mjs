// Pictures for people, in `screenshots/`.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../screenshots/', import.meta.url));

export const shoot = async (page, name, fullPage = false) => {
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage });
};
