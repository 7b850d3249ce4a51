// Foreign HTML is shown inert: nothing in it runs or loads, and its text is what the element reads on the page itself.

import assert from 'node:assert/strict';
import { frames, inBrowser, violations } from './support.mjs';
import { article, button, drop, open, paste } from './workbench-support.mjs';

const declare = inBrowser();

const HOSTILE = `<!doctype html><html><head><title>T</title><base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css">
<style>body { display: none !important }</style></head><body><article>
<p id="workbench" class="toolbar" style="position:fixed" onclick="window.ran = 1">One</p>
<script>window.ran = 2</script><img src="https://evil.example/x.png" onerror="window.ran = 3" alt="A bridge at dawn">
<img src="x" onerror="window.ran = 4"><svg onload="window.ran = 5"><text>svg</text></svg>
<iframe src="https://evil.example/" srcdoc="<script>parent.ran = 6</script>"></iframe>
<video src="https://evil.example/v.mp4" autoplay></video><object data="https://evil.example/o"></object>
<form action="https://evil.example/"><input autofocus onfocus="window.ran = 7"><button>Send</button>Two</form>
<a href="javascript:window.ran = 8">three</a> <a href="https://evil.example/four">four</a>
<math><mtext><style><img src=x onerror="window.ran = 9"></style></mtext></math>
<p style="background:url(https://evil.example/b.png)">five</p><template><p onclick="window.ran=10">six</p></template>
</article></body></html>`;

declare('nothing in a foreign page runs, loads, leaves or dresses up as the workbench', async ({ visit, site }) => {
  const page = await open(visit);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await paste(page, HOSTILE);
  await article(page).getByText('five').waitFor();
  await article(page).getByText('four').click();
  await article(page).getByText('three').click();
  await frames(page);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(asked.filter((url) => !url.startsWith(site.origin)), []);
  // The policy refuses once more, while the sanitiser reads the page, what the sanitiser then takes away.
  const refused = new Set((await violations(page)).map((text) => text.replace(/https.*/, '').trim()));
  assert.deepEqual([...refused].sort(), ['base-uri', 'script-src-attr inline', 'style-src-attr inline', 'style-src-elem inline']);
  assert.equal(await page.locator('#workbench').count(), 1);
  const left = await page.evaluate(() => {
    const host = document.querySelector('claim-labels');
    const names = [...host.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
    return { names: [...new Set(names)].sort(), scripts: host.querySelectorAll('script,style,iframe,video,svg,input').length };
  });
  assert.deepEqual(left, { names: ['alt', 'href', 'title'], scripts: 0 });
  await article(page).getByRole('img', { name: 'A bridge at dawn' }).waitFor();
});

// The text that labels are placed in, from the page and from the workbench: they must agree, or a quote made here is lost there.
for (const [what, html] of [
  ['blocks and inline markup', '<article><p>One <b>t</b>wo</p><ul><li>a<li>b</ul><table><tr><td>c<td>d</table>e<br>f</article>'],
  ['what is kept out', '<article>a<button>x</button><p hidden>x</p><i data-claim-labels="off">x</i><span style="display: none">x</span>b</article>'],
  ['form controls and media', '<article>a <form>b<textarea>x</textarea></form><picture><img alt=x></picture><video>x</video>c<select><option>x</select></article>'],
  ['elements of other makers', '<article>a<my-note>b</my-note><p>c<ruby>d<rp>(</rp><rt>e</rt></ruby></article>'],
  ['a page that is labelled already', '<claim-labels><p>a <mark data-claim="x" data-claim-status="official">b</mark><span data-claim-badge="x">Official</span> c</p></claim-labels>'],
  ['sections', '<main><section>a</section><search>b</search><details><summary>c</summary>d</details></main><figure>e<figcaption>f</figcaption></figure>'],
]) {
  declare(`the text of ${what} is the same as on the page itself`, async ({ visit }) => {
    const page = await open(visit);
    const read = (page) =>
      page.evaluate(() => {
        const blocks = 'address,article,aside,blockquote,body,br,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,header,hr,li,main,nav,ol,p,pre,search,section,summary,table,tbody,td,th,thead,tr,ul,claim-labels';
        const out = 'button,select,textarea,option,video,audio,picture,svg,rp,script,style,template,[hidden],[data-claim-badge],[data-claim-labels=off],[style*="display: none"]';
        let text = '';
        const walk = (node) => {
          for (const child of node.childNodes) {
            if (child.nodeType === 3) text += child.data;
            if (child.nodeType !== 1 || child.matches(out)) continue;
            const block = child.matches(blocks) ? '\n' : '';
            text += block;
            walk(child);
            text += block;
          }
        };
        const labelled = document.querySelector('claim-labels');
        walk(labelled ?? (document.querySelectorAll('article').length === 1 ? document.querySelector('article') : document.body));
        return text.replace(/\s*\n\s*/g, '\n').trim();
      });
    await paste(page, html);
    await page.getByText('No claims yet.').waitFor();
    const here = await read(page);
    const plain = await visit('/plain.html', { '/plain.html': `<!doctype html><title>A page</title><body>${html}` });
    assert.equal(here, await read(plain));
  });
}

const MAIN = '<nav>Menu</nav><main id="story" class="story"><p>The bridge will close.</p></main><article>Beside it</article>';
for (const [what, html, text] of [
  ['names it by a tag', `<claim-labels manifest=m.json for=main>\n</claim-labels>${MAIN}`, 'The bridge will close.'],
  ['names it by an id, behind an empty one', `<claim-labels>\n</claim-labels>${MAIN}<claim-labels for="#story"></claim-labels>`, 'The bridge will close.'],
  ['names it by what only browsers read', `${MAIN}<claim-labels for="main:has(> p)">\n</claim-labels>`, 'The bridge will close.'],
  ['names it in a page with names of the document’s own', `<img name=querySelector alt=x><claim-labels for=".story"></claim-labels>${MAIN}`, 'The bridge will close.'],
  ['names all of the page', '<claim-labels for=body></claim-labels><p>The bridge</p><article>will close.</article>', 'The bridge\nwill close.'],
  ['names nothing', `<claim-labels for="[">\n</claim-labels>${MAIN}`, 'Beside it'],
  ['holds white space', `<claim-labels manifest=m.json>\n</claim-labels>${MAIN}`, 'Beside it'],
  ['holds it, before one that names another', `<claim-labels><p>Held</p></claim-labels><claim-labels for=main></claim-labels>${MAIN}`, 'Held'],
]) {
  declare(`the article of an element that ${what} is that of the page`, async ({ visit }) => {
    const page = await open(visit);
    await drop(page, { name: 'story.html', text: `<!doctype html><title>T</title><body>${html}` });
    await page.getByText('story.claims.json · no file yet').waitFor();
    await page.waitForFunction((text) => document.querySelector('claim-labels').innerText.trim().replace(/\s*\n\s*/g, '\n') === text, text);
  });
}

declare('a plain text is a paragraph a line', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, 'First < line.\r\n\r\nSecond & line.\n');
  await article(page).getByText('Second').waitFor();
  assert.deepEqual(await page.locator('claim-labels > article > p').allInnerTexts(), ['First < line.', 'Second & line.']);
});

declare('everything runs under the strictest policy without one violation', async ({ visit }) => {
  const page = await open(visit);
  await page.locator('.claim .summary').first().click();
  await button(page, 'JSON').click();
  await page.getByRole('textbox', { name: 'Claims manifest as JSON' }).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('x');
  await page.locator('.cm-lintRange-error').first().waitFor();
  for (const name of ['Open…', 'Save…', 'Export…', 'Help']) {
    await button(page, name).click();
    await page.keyboard.press('Escape');
  }
  assert.deepEqual(await violations(page), []);
});
