// The model of what pages do to labelled text, at length: how many of many random scripts end with other words than without labels.
//
//   node bench/words.mjs [SCRIPTS] [SEED]   (after make preview or trunk build; CHROMIUM= for a browser elsewhere)

import { chromium } from 'playwright-core';
import { PAGE, labelIn, runModel } from '../tests/cases/model.mjs';
import { startSite } from '../tests/site.mjs';

const [scripts = '100000', seed = '1'] = process.argv.slice(2);
const AT_ONCE = 500;

const site = await startSite(new URL('../dist/preview/', import.meta.url));
site.routes['/page.html'] = PAGE;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const began = Date.now();
let [done, failures] = [0, []];
try {
  while (done < Number(scripts)) {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/page.html`);
    const count = Math.min(AT_ONCE, Number(scripts) - done);
    const outcome = await page.evaluate(
      ([source, label, seed, count]) => eval(`(${source})`)({ seed, count, steps: 6, label: eval(`(${label})`) }),
      [`${runModel}`, `${labelIn}`, Number(seed) + done, count],
    );
    await page.close();
    done += count;
    failures = failures.concat(outcome.failures);
    if (process.stdout.isTTY) process.stdout.write(`\r${done} scripts, ${failures.length} with other words`);
  }
} finally {
  await browser.close();
  await site.close();
}
console.log(`\r${done} scripts in ${Math.round((Date.now() - began) / 1000)} s: ${failures.length} with other words than without labels`);
for (const { seed, what, log } of failures) console.log(`  ${seed}: ${what}; ${log.join('; ')}`);
